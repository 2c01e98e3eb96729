#include "common/rulebook/freight/measure.h"

#include <span>

#include "common/money/decimal.h"

namespace landfall {
namespace {

struct UnitOfMeasure {
  std::string_view symbol;  // empty for the bare number
  int64_t base_units = 0;
};

constexpr int64_t kGram = 1'000'000;
constexpr int64_t kPound = 453'592'370;
constexpr int64_t kMillimetre = 1'000;
constexpr int64_t kInch = 25'400;
constexpr int64_t kCubicCentimetre = 1'000'000'000'000;
constexpr int64_t kCubicInch = kInch * kInch * kInch;
constexpr int64_t kLimit = 1'000'000'000'000'000'000;

// An ounce is not a whole number of micrograms; write it as a part of a pound.
constexpr UnitOfMeasure kWeights[] = {
    {"", kGram}, {"g", kGram}, {"kg", 1'000 * kGram}, {"lb", kPound}};
constexpr UnitOfMeasure kLengths[] = {
    {"", kMillimetre}, {"mm", kMillimetre}, {"cm", 10 * kMillimetre}, {"in", kInch}};
constexpr UnitOfMeasure kVolumes[] = {{"cm3", kCubicCentimetre}, {"in3", kCubicInch}};

std::optional<int64_t> ParseMeasure(std::string_view text, std::span<const UnitOfMeasure> units) {
  size_t digits = text.find_first_not_of("0123456789.");
  std::string_view symbol = digits == std::string_view::npos ? "" : text.substr(digits);
  absl::StatusOr<Decimal> number = Decimal::Parse(text.substr(0, digits));
  if (!number.ok() || *number > Decimal::FromInteger(kLimit)) return std::nullopt;
  constexpr __int128 kScale = 1'000'000'000'000;
  for (const UnitOfMeasure& unit : units) {
    if (unit.symbol != symbol) continue;
    __int128 whole = number->scaled() / kScale;
    __int128 part = number->scaled() % kScale * unit.base_units;
    if (part % kScale != 0 || whole > kLimit / unit.base_units) return std::nullopt;
    return static_cast<int64_t>(whole * unit.base_units + part / kScale);
  }
  return std::nullopt;
}

}  // namespace

std::optional<int64_t> ParseWeight(std::string_view text) { return ParseMeasure(text, kWeights); }
std::optional<int64_t> ParseLength(std::string_view text) { return ParseMeasure(text, kLengths); }
std::optional<int64_t> ParseVolume(std::string_view text) { return ParseMeasure(text, kVolumes); }

std::optional<VolumeDivisor> ParseDivisor(std::string_view text) {
  constexpr UnitOfMeasure kBare[] = {{"cm3/kg", 1}, {"in3/lb", 1}};
  std::optional<int64_t> divisor = ParseMeasure(text, kBare);
  if (!divisor || *divisor == 0 || *divisor > 1'000'000) return std::nullopt;
  if (text.ends_with("cm3/kg")) return VolumeDivisor{*divisor, kCubicCentimetre, 1'000 * kGram};
  return VolumeDivisor{*divisor, kCubicInch, kPound};
}

}  // namespace landfall
