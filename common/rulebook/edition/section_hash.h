#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace landfall {

// XXH64 with seed 0: tells accidents (a torn write, a flipped bit) at several gigabytes a second.
// No protection against intent; the content name is a cryptographic digest.
uint64_t SectionHash(std::span<const std::byte> bytes);

}  // namespace landfall
