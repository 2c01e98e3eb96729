#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace landfall {

// Memory of one call, handed out by moving a pointer and taken back all at once. Grows by blocks
// and keeps them over Reset, so that an arena that has met its largest call allocates no more. Not
// thread safe. Destructors never run, hence only trivially destructible types.
class Arena {
 public:
  Arena() = default;

  // Uses `first` before any block of its own. The caller keeps it alive as long as the arena.
  explicit Arena(std::span<std::byte> first)
      : first_(first), next_(first.data()), end_(first.data() + first.size()) {}

  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena();

  // `count` value-initialized elements, valid until Reset.
  template <typename T>
  std::span<T> AllocateArray(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (count == 0) return {};
    T* items = Raw<T>(count);
    std::uninitialized_value_construct_n(items, count);
    return {items, count};
  }

  template <typename T, size_t kExtent>
  std::span<std::remove_const_t<T>> CopyArray(std::span<T, kExtent> source) {
    using Item = std::remove_const_t<T>;
    static_assert(std::is_trivially_destructible_v<Item>);
    if (source.empty()) return {};
    Item* items = Raw<Item>(source.size());
    std::uninitialized_copy_n(source.data(), source.size(), items);
    return {items, source.size()};
  }

  std::string_view CopyText(std::string_view text) {
    std::span<char> copy = CopyArray(std::span<const char>(text.data(), text.size()));
    return {copy.data(), copy.size()};
  }

  template <typename T, typename... Args>
  T* New(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (Allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  // Uninitialized bytes. `alignment` is a power of two. std::bad_alloc when the machine has no
  // more.
  void* Allocate(size_t bytes, size_t alignment) {
    size_t padding = -reinterpret_cast<uintptr_t>(next_) & (alignment - 1);
    auto room = static_cast<size_t>(end_ - next_);
    if (padding > room || bytes > room - padding) return AllocateInNextBlock(bytes, alignment);
    std::byte* start = next_ + padding;
    next_ = start + bytes;
    return start;
  }

  // Everything handed out is gone; the blocks stay.
  void Reset();

  // Bytes of its own blocks, without `first`; does not grow while the arena is warm.
  size_t bytes_reserved() const { return bytes_reserved_; }

 private:
  struct Block {
    Block* next;
    size_t bytes;  // after this header
    std::byte* data() { return reinterpret_cast<std::byte*>(this + 1); }
  };

  template <typename T>
  T* Raw(size_t count) {
    if (count > static_cast<size_t>(PTRDIFF_MAX) / sizeof(T)) throw std::bad_array_new_length();
    return static_cast<T*>(Allocate(count * sizeof(T), alignof(T)));
  }

  void* AllocateInNextBlock(size_t bytes, size_t alignment);

  std::span<std::byte> first_;
  std::byte* next_ = nullptr;
  std::byte* end_ = nullptr;
  Block* blocks_ = nullptr;   // in order of use
  Block* current_ = nullptr;  // null while in `first_`
  size_t bytes_reserved_ = 0;
};

}  // namespace landfall
