#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "common/base/arena.h"

namespace landfall {

// Finds keys of one request by text: open addressing on the arena, at most half full. Keys point
// into the request.
class KeyIndex {
 public:
  // `limit`: most keys that will be added.
  KeyIndex(Arena& arena, size_t limit)
      : slots_(arena.AllocateArray<Slot>(std::bit_ceil(2 * limit + 1))) {}

  // False when the key is there already, which then keeps its value.
  bool Add(std::string_view key, uint32_t value) {
    Slot& slot = SlotOf(key);
    if (slot.used) return false;
    slot = {key, value, true};
    return true;
  }

  std::optional<uint32_t> Find(std::string_view key) const {
    const Slot& slot = SlotOf(key);
    if (!slot.used) return std::nullopt;
    return slot.value;
  }

 private:
  struct Slot {
    std::string_view key;
    uint32_t value = 0;
    bool used = false;
  };

  // The slot of the key, or the free one where it belongs.
  Slot& SlotOf(std::string_view key) const {
    size_t mask = slots_.size() - 1;
    size_t place = std::hash<std::string_view>()(key) & mask;
    while (slots_[place].used && slots_[place].key != key) place = (place + 1) & mask;
    return slots_[place];
  }

  std::span<Slot> slots_;
};

}  // namespace landfall
