#pragma once

#include <cstdint>
#include <string_view>

// Words about goods. The numbers are those of landfall.type.v1: never reuse, never renumber.

namespace landfall {

// What carriers and borders ask about goods. Rule data spells a flag as GoodsFlagName does.
enum class GoodsFlag : uint8_t {
  kUnset = 0,
  kBatteryInEquipment = 1,
  kBatteryWithEquipment = 2,
  kBatteryLoose = 3,
  kMagnet = 4,
  kLiquid = 5,
  kPowder = 6,
  kFlammable = 7,
  kAerosol = 8,
  kDangerousGoods = 9,
  kPerfume = 10,
  kCosmetic = 11,
  kFood = 12,
  kFoodSupplement = 13,
  kMeat = 14,
  kDairy = 15,
  kPlant = 16,
  kAnimal = 17,
  kAlcohol = 18,
  kTobacco = 19,
  kNicotine = 20,
  kMedicine = 21,
  kMedicalDevice = 22,
  kWeapon = 23,
  kBlade = 24,
  kValuable = 25,
  kCulturalGood = 26,
  kUsed = 27,
  kPerishable = 28,
  kFragile = 29,
};

inline constexpr int kGoodsFlagLimit = 30;

// "BATTERY_LOOSE"; empty for kUnset and unknown numbers.
std::string_view GoodsFlagName(GoodsFlag flag);

// What a stated quantity weighs or counts. Numbers of the rulebook's Qualifier.
enum class QuantityQualifier : uint8_t {
  kNone = 0,  // net weight, or the plain number of the unit
  kGross = 1,
  kDrained = 2,
  kDryMatter = 3,
  kLacticMatter = 4,
  kDryLacticMatter = 5,
  kTotalSugars = 6,
  kClean = 7,
  kStandardQuality = 8,
  kTotalAlcohol = 9,
  kContentsAndContainer = 10,
  kEntireContents = 11,
  kLead = 12,
  kCopper = 13,
  kZinc = 14,
  kMolybdenum = 15,
  kTungsten = 16,
  kManganese = 17,
  kMagnesium = 18,
  kSilicon = 19,
  kAnhydrousMorphine = 20,
  kRecordingSurface = 21,
  kImmediateContainers = 22,
  kTobacco = 23,
};

// A part of the value some rates are taken of. Numbers of the rulebook's ValueBasis.
enum class ValuePartKind : uint8_t {
  kUnset = 0,
  kCase = 1,
  kStrap = 2,
  kBattery = 3,
  kMovement = 4,
  kMovementAndCase = 5,
  kCaseAndStrap = 6,
  kApparatus = 7,
  kLeadContent = 8,
  kRifle = 9,
  kTelescopicSight = 10,
  kMetalContent = 11,
  kForeignContent = 12,
  kRetailPrice = 13,  // stated as OrderLine::retail_price instead
  kRepairs = 14,
  kProcessing = 15,
};

// Numbers of the rulebook's MeursingPart.
enum class MeursingKind : uint8_t {
  kUnset = 0,
  kAgricultural = 1,
  kAgriculturalReduced = 2,
  kSugar = 3,
  kSugarReduced = 4,
  kFlour = 5,
  kFlourReduced = 6,
};

}  // namespace landfall
