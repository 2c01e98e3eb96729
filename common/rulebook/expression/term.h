#pragma once

#include <cstdint>

#include "common/goods/unit.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/edition/table_id.h"

namespace landfall {

// The numbers of every enum here are stored in editions: never reuse, never renumber.

enum class TermKind : uint8_t {
  kAdValorem = 1,   // amount / per percent of `basis`: 100 per 3 is 33 1/3 %
  kSpecific = 2,    // amount of `currency` for each `per` `unit`, times `measure` if there is one
  kMeursing = 3,    // agricultural component or sugar/flour duty, from the Meursing table
  kEntryPrice = 4,  // depends on the declared price per 100 kg
  kApplicableDuty = 5,  // the duty the goods bear under their own subheading
};

// The value a percentage is taken of. All but the customs value must be declared by the caller.
enum class ValueBasis : uint8_t {
  kCustomsValue = 0,
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
  kForeignContent = 12,  // content that does not come from the territory of entry itself
  kRetailPrice = 13,
  kRepairs = 14,
  kProcessing = 15,
};

// What is weighed or counted. kNone is the net weight, or the plain number of the unit.
enum class Qualifier : uint8_t {
  kNone = 0,
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

// Second dimension of a specific duty, declared by the caller as a plain number.
enum class Measure : uint8_t {
  kNone = 0,
  kAlcoholPercent = 1,
  kSucrosePercent = 2,
  kPolarityDegrees = 3,
};

// How `threshold` changes the measure: as it is, what exceeds it, or what it falls short by.
enum class ThresholdSide : uint8_t { kWhole = 0, kOver = 1, kUnder = 2 };

enum class MeursingPart : uint8_t {
  kNone = 0,
  kAgricultural = 1,
  kAgriculturalReduced = 2,
  kSugar = 3,
  kSugarReduced = 4,
  kFlour = 5,
  kFlourReduced = 6,
};

// One term of a duty. Fields that a kind does not use stay at their default, so that equal terms
// are equal bytes. No padding: rows are hashed as bytes.
struct DutyTerm {
  static constexpr TableId kTable = TableId::kDutyTerm;
  Decimal amount;  // percent, or currency units; never negative
  Decimal per;  // what the amount is divided by: units of a specific duty; else 1, or 0 if unused
  CurrencyCode currency;
  int32_t threshold_milli = 0;  // of the measure, in thousandths
  TermKind kind = TermKind::kAdValorem;
  ValueBasis basis = ValueBasis::kCustomsValue;
  Qualifier qualifier = Qualifier::kNone;
  Measure measure = Measure::kNone;
  ThresholdSide side = ThresholdSide::kWhole;
  MeursingPart meursing = MeursingPart::kNone;
  Unit unit = Unit::kNone;
  uint8_t reserved = 0;

  friend bool operator==(const DutyTerm&, const DutyTerm&) = default;
};

static_assert(sizeof(DutyTerm) == 48);

}  // namespace landfall
