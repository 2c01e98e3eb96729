#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace landfall {

using Sha256 = std::array<uint8_t, 32>;

// SHA-256 of the bytes.
Sha256 DigestOf(std::string_view bytes);

// Compares in time that does not depend on where the bytes differ.
bool SameMac(const Sha256& a, const Sha256& b);

// `count` bytes of the system's secure random source.
std::string RandomBytes(size_t count);

}  // namespace landfall
