#include "common/goods/unit.h"

#include <algorithm>
#include <array>

namespace landfall {
namespace {

// `factor` / 10^`digits` base units make one: every factor here is exact.
struct UnitEntry {
  Unit unit;
  std::string_view code;
  Dimension dimension;
  int64_t factor;
  int digits = 0;
};

// Base units: gram, millilitre, millilitre of alcohol, item, pair, metre, square centimetre, joule,
// watt; otherwise the unit itself.
constexpr auto kUnits = std::to_array<UnitEntry>({
    {Unit::kKilogram, "KGM", Dimension::kMass, 1000},
    {Unit::kGram, "GRM", Dimension::kMass, 1},
    {Unit::kMilligram, "MGM", Dimension::kMass, 1, 3},
    {Unit::kTonne, "TNE", Dimension::kMass, 1'000'000},
    {Unit::kHundredKilograms, "DTN", Dimension::kMass, 100'000},
    {Unit::kPound, "LBR", Dimension::kMass, 45'359'237, 5},
    {Unit::kOunce, "ONZ", Dimension::kMass, 28'349'523'125, 9},
    {Unit::kTroyOunce, "APZ", Dimension::kMass, 311'034'768, 7},
    {Unit::kCarat, "CTM", Dimension::kMass, 2, 1},
    {Unit::kShortTon, "STN", Dimension::kMass, 90'718'474, 2},
    {Unit::kLongTon, "LTN", Dimension::kMass, 10'160'469'088, 4},
    {Unit::kLitre, "LTR", Dimension::kVolume, 1000},
    {Unit::kMillilitre, "MLT", Dimension::kVolume, 1},
    {Unit::kCentilitre, "CLT", Dimension::kVolume, 10},
    {Unit::kHectolitre, "HLT", Dimension::kVolume, 100'000},
    {Unit::kKilolitre, "KLT", Dimension::kVolume, 1'000'000},
    {Unit::kCubicMetre, "MTQ", Dimension::kVolume, 1'000'000},
    {Unit::kCubicCentimetre, "CMQ", Dimension::kVolume, 1},
    {Unit::kThousandCubicMetres, "R9", Dimension::kVolume, 1'000'000'000},
    {Unit::kBarrel, "BLL", Dimension::kVolume, 158'987'294'928, 6},
    {Unit::kGallonUs, "GLL", Dimension::kVolume, 3'785'411'784, 6},
    {Unit::kGallonImperial, "GLI", Dimension::kVolume, 454'609, 2},
    {Unit::kLitreAlcohol, "LPA", Dimension::kAlcohol, 1000},
    {Unit::kHectolitreAlcohol, "HPA", Dimension::kAlcohol, 100'000},
    {Unit::kProofLitre, "PFL", Dimension::kAlcohol, 500},
    {Unit::kProofGallon, "PGL", Dimension::kAlcohol, 1'892'705'892, 6},
    {Unit::kItem, "NAR", Dimension::kCount, 1},
    {Unit::kTen, "TEN", Dimension::kCount, 10},
    {Unit::kDozen, "DZN", Dimension::kCount, 12},
    {Unit::kHundred, "CEN", Dimension::kCount, 100},
    {Unit::kGross, "GRO", Dimension::kCount, 144},
    {Unit::kThousand, "MIL", Dimension::kCount, 1000},
    {Unit::kGreatGross, "GGR", Dimension::kCount, 1728},
    {Unit::kMillion, "MIO", Dimension::kCount, 1'000'000},
    {Unit::kPair, "PR", Dimension::kPairs, 1},
    {Unit::kDozenPairs, "DPR", Dimension::kPairs, 12},
    {Unit::kMetre, "MTR", Dimension::kLength, 1},
    {Unit::kCentimetre, "CMT", Dimension::kLength, 1, 2},
    {Unit::kMillimetre, "MMT", Dimension::kLength, 1, 3},
    {Unit::kKilometre, "KMT", Dimension::kLength, 1000},
    {Unit::kInch, "INH", Dimension::kLength, 254, 4},
    {Unit::kFoot, "FOT", Dimension::kLength, 3048, 4},
    {Unit::kYard, "YRD", Dimension::kLength, 9144, 4},
    {Unit::kSquareMetre, "MTK", Dimension::kArea, 10'000},
    {Unit::kSquareCentimetre, "CMK", Dimension::kArea, 1},
    {Unit::kSquareFoot, "FTK", Dimension::kArea, 9'290'304, 4},
    {Unit::kRoofingSquare, "SQR", Dimension::kArea, 9'290'304, 2},
    {Unit::kMegawattHour, "MWH", Dimension::kEnergy, 3'600'000'000},
    {Unit::kKilowattHour, "KWH", Dimension::kEnergy, 3'600'000},
    {Unit::kMegajoule, "3B", Dimension::kEnergy, 1'000'000},
    {Unit::kGigajoule, "GV", Dimension::kEnergy, 1'000'000'000},
    {Unit::kTerajoule, "D30", Dimension::kEnergy, 1'000'000'000'000},
    {Unit::kWatt, "WTT", Dimension::kPower, 1},
    {Unit::kKilowatt, "KWT", Dimension::kPower, 1000},
    {Unit::kGigabecquerel, "GBQ", Dimension::kRadioactivity, 1},
    {Unit::kJewel, "JWL", Dimension::kJewels, 1},
    {Unit::kSet, "SET", Dimension::kSets, 1},
    {Unit::kPack, "NMP", Dimension::kPacks, 1},
    {Unit::kRoll, "RO", Dimension::kRolls, 1},
    {Unit::kDose, "DSE", Dimension::kDoses, 1},
    {Unit::kGrossLines, "GRL", Dimension::kButtonLines, 1},
    {Unit::kCell, "NCL", Dimension::kCells, 1},
    {Unit::kInternationalUnit, "NIU", Dimension::kActivity, 1},
});

// Rows of kUnits by the number of the unit; -1 where there is none.
constexpr auto kRowOfUnit = [] {
  std::array<int16_t, 256> rows{};
  rows.fill(-1);
  for (size_t i = 0; i < kUnits.size(); ++i) {
    rows[static_cast<size_t>(kUnits[i].unit)] = static_cast<int16_t>(i);
  }
  return rows;
}();

const UnitEntry* EntryOf(Unit unit) {
  int16_t row = kRowOfUnit[static_cast<size_t>(unit)];
  return row < 0 ? nullptr : &kUnits[static_cast<size_t>(row)];
}

// Base units in one unit, by row of kUnits.
constexpr auto kFactors = [] {
  std::array<Decimal, kUnits.size()> factors{};
  for (size_t i = 0; i < kUnits.size(); ++i) {
    __int128 scaled = kUnits[i].factor * Decimal::kScale;
    for (int digit = 0; digit < kUnits[i].digits; ++digit) scaled /= 10;
    factors[i] = Decimal::FromScaled(scaled);
  }
  return factors;
}();

Decimal FactorOf(Unit unit) {
  return kFactors[static_cast<size_t>(kRowOfUnit[static_cast<size_t>(unit)])];
}

}  // namespace

std::optional<Unit> FindUnit(std::string_view code) {
  const auto* found = std::ranges::find(kUnits, code, &UnitEntry::code);
  if (found == kUnits.end()) return std::nullopt;
  return found->unit;
}

std::string_view UnitCode(Unit unit) {
  const UnitEntry* entry = EntryOf(unit);
  return entry == nullptr ? std::string_view() : entry->code;
}

Dimension DimensionOf(Unit unit) {
  const UnitEntry* entry = EntryOf(unit);
  return entry == nullptr ? Dimension::kNone : entry->dimension;
}

bool SameDimension(Unit a, Unit b) {
  Dimension dimension = DimensionOf(a);
  return dimension != Dimension::kNone && dimension == DimensionOf(b);
}

std::optional<Decimal> Convert(Decimal amount, Unit from, Unit to) {
  Fraction fraction(amount);
  if (!ApplyConversion(fraction, from, to)) return std::nullopt;
  return fraction.Value();
}

bool ApplyConversion(Fraction& fraction, Unit from, Unit to) {
  if (!SameDimension(from, to)) return false;
  if (from != to) fraction.Times(FactorOf(from)).Over(FactorOf(to));
  return true;
}

}  // namespace landfall
