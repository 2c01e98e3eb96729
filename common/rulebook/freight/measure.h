#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace landfall {

// Measures as freight tables write them: a plain decimal in the table's own unit or one with its
// unit behind ("500", "0.5lb", "24in"). Nullopt when malformed, negative, beyond 10^18 base units,
// or not a whole number of base units.

std::optional<int64_t> ParseWeight(std::string_view text);  // micrograms; g (bare), kg, lb
std::optional<int64_t> ParseLength(std::string_view text);  // micrometres; mm (bare), cm, in
std::optional<int64_t> ParseVolume(std::string_view text);  // cubic micrometres; cm3, in3

// Volume charged as one unit of weight: "5000cm3/kg", "139in3/lb".
struct VolumeDivisor {
  int64_t divisor = 0;
  int64_t volume_unit = 0;    // cubic micrometres
  int64_t volume_weight = 0;  // micrograms
};
std::optional<VolumeDivisor> ParseDivisor(std::string_view text);

}  // namespace landfall
