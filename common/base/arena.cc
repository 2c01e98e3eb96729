#include "common/base/arena.h"

#include <algorithm>

namespace landfall {
namespace {

constexpr size_t kSmallestBlock = 4096;
constexpr size_t kLargestGrowth = 1 << 20;

}  // namespace

Arena::~Arena() {
  while (blocks_ != nullptr) {
    Block* next = blocks_->next;
    ::operator delete(blocks_);
    blocks_ = next;
  }
}

void Arena::Reset() {
  current_ = first_.empty() ? blocks_ : nullptr;
  if (current_ != nullptr) {
    next_ = current_->data();
    end_ = next_ + current_->bytes;
  } else {
    next_ = first_.data();
    end_ = first_.data() + first_.size();
  }
}

// Goes on to the block kept behind the current one. A new block goes in between when that one is
// too small or missing.
void* Arena::AllocateInNextBlock(size_t bytes, size_t alignment) {
  if (bytes > static_cast<size_t>(PTRDIFF_MAX) - sizeof(Block) - alignment) throw std::bad_alloc();
  size_t wanted = bytes + alignment;
  Block** link = current_ == nullptr ? &blocks_ : &current_->next;
  if (*link == nullptr || (*link)->bytes < wanted) {
    size_t grown = std::min(std::max(kSmallestBlock, bytes_reserved_), kLargestGrowth);
    size_t size = std::max(wanted, grown - sizeof(Block));
    void* memory = ::operator new(sizeof(Block) + size);
    *link = new (memory) Block{.next = *link, .bytes = size};
    bytes_reserved_ += sizeof(Block) + size;
  }
  current_ = *link;
  next_ = current_->data();
  end_ = next_ + current_->bytes;
  return Allocate(bytes, alignment);
}

}  // namespace landfall
