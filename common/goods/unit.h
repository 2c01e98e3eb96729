#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/money/decimal.h"
#include "common/money/fraction.h"

namespace landfall {

// Units in which goods are weighed, measured and counted. Editions store the numbers: never reuse,
// never renumber. What is weighed (net, drained, copper content) is no part of the unit.
enum class Unit : uint8_t {
  kNone = 0,
  // Mass
  kKilogram = 1,
  kGram = 2,
  kMilligram = 3,
  kTonne = 4,
  kHundredKilograms = 5,
  kPound = 6,
  kOunce = 7,
  kTroyOunce = 8,
  kCarat = 9,
  kShortTon = 10,
  kLongTon = 11,
  // Volume
  kLitre = 20,
  kMillilitre = 21,
  kHectolitre = 22,
  kKilolitre = 23,
  kCubicMetre = 24,
  kCubicCentimetre = 25,
  kBarrel = 26,
  kGallonUs = 27,
  kGallonImperial = 28,
  kThousandCubicMetres = 29,
  kCentilitre = 30,
  // Pure alcohol
  kLitreAlcohol = 40,
  kHectolitreAlcohol = 41,
  kProofLitre = 42,
  kProofGallon = 43,
  // Items
  kItem = 50,
  kHundred = 51,
  kThousand = 52,
  kDozen = 53,
  kGross = 54,
  kGreatGross = 55,
  kMillion = 56,
  kTen = 57,
  // Pairs
  kPair = 60,
  kDozenPairs = 61,
  // Length
  kMetre = 70,
  kCentimetre = 71,
  kMillimetre = 72,
  kKilometre = 73,
  kInch = 74,
  kFoot = 75,
  kYard = 76,
  // Area
  kSquareMetre = 80,
  kSquareCentimetre = 81,
  kSquareFoot = 82,
  kRoofingSquare = 83,
  // Energy
  kMegawattHour = 90,
  kKilowattHour = 91,
  kGigajoule = 92,
  kMegajoule = 93,
  kTerajoule = 94,
  // Alone in their dimension
  kWatt = 100,
  kKilowatt = 101,
  kGigabecquerel = 102,
  kJewel = 103,
  kSet = 104,
  kPack = 105,
  kRoll = 106,
  kDose = 107,
  kGrossLines = 108,
  kInternationalUnit = 109,
  kCell = 110,
};

enum class Dimension : uint8_t {
  kNone,
  kMass,
  kVolume,
  kAlcohol,
  kCount,
  kPairs,
  kLength,
  kArea,
  kEnergy,
  kPower,
  kRadioactivity,
  kJewels,
  kSets,
  kPacks,
  kRolls,
  kDoses,
  kButtonLines,
  kActivity,
  kCells,
};

// The unit of a UN/ECE Recommendation 20 code ("KGM", "MTQ") or of our own code where it has none.
std::optional<Unit> FindUnit(std::string_view code);

// Also understands the spellings of official files: "kg", "doz.", "prs.", "m²", "No.", "足", in any
// case, blanks around them ignored. A spelling that means different units in different files is
// not understood.
std::optional<Unit> FindUnitByName(std::string_view text);

// The code FindUnit reads; empty for kNone and unknown numbers.
std::string_view UnitCode(Unit unit);

Dimension DimensionOf(Unit unit);

// Whether amounts of one convert to the other exactly. A unit of no dimension converts to nothing.
bool SameDimension(Unit a, Unit b);

// `amount` of `from` in `to`, rounded HALF_EVEN to 12 digits; nullopt across dimensions.
std::optional<Decimal> Convert(Decimal amount, Unit from, Unit to);

// The same inside a chain, exact; false and nothing done across dimensions.
bool ApplyConversion(Fraction& fraction, Unit from, Unit to);

}  // namespace landfall
