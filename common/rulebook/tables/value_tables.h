#pragma once

#include <cstdint>

#include "common/money/decimal.h"
#include "common/rulebook/tables/law_tables.h"

namespace landfall {

enum class RatePurpose : uint8_t {
  kCustoms = 1,
  kThreshold = 2,
  kSupply = 3,
  kMarket = 4,
  kPayment = 5
};
enum class RateTiming : uint8_t {
  kDay = 1,
  kMonth = 2,
  kSecondLastWednesday = 3,
  kFirstOctober = 4,
  kWeekBeforeLast = 5,
  kPreviousDay = 6,
};

// Sorted by territory, from.
struct ValuationRow {
  static constexpr TableId kTable = TableId::kValuation;
  StoredRounding conversion_rounding;
  StoredRounding rounding;
  Decimal default_insurance_percent;
  Decimal personal_use_percent;
  Decimal default_freight_percent;  // zero: none
  Decimal uplift_percent;           // zero: none
  Code territory;
  LocalTime from;
  RowRange freight_shares;  // FreightShareRow
  uint32_t personal_use_when = kNoRow;
  uint32_t citation = kNoRow;
  uint32_t full_freight_channels = 0;  // bit per Channel number
  ReadAt rate_read_at = ReadAt::kEntry;
  uint8_t freight_to_border = 0;
  uint8_t freight_after_border = 0;
  uint8_t insurance = 0;
  uint8_t has_default_insurance = 0;
  uint8_t has_personal_use = 0;
  uint8_t insurance_of_freight = 0;  // assumed insurance is of goods and freight
};

struct FreightShareRow {
  static constexpr TableId kTable = TableId::kFreightShare;
  Decimal percent;
  Decimal cap_percent;  // of the goods value
  RowRange dispatch;    // TestValueRow
  uint32_t modes = 0;   // bit per Mode number, 0 for all
  uint32_t has_cap = 0;
};

// Sorted by territory, purpose, from.
struct RateRuleRow {
  static constexpr TableId kTable = TableId::kRateRule;
  Code territory;
  Day from;
  RowRange sources;  // RateSourceRow in order of preference
  uint32_t citation = kNoRow;
  RatePurpose purpose = RatePurpose::kCustoms;
};

struct RateSourceRow {
  static constexpr TableId kTable = TableId::kRateSource;
  TextRef id;
  RowRange parities;  // ParityRow
  int32_t max_age_days = 0;
  RateTiming timing = RateTiming::kDay;
  uint8_t substitute = 0;
  uint8_t week_start = 1;  // 1 Monday to 7 Sunday
};

// `rate` units of `currency` are one of `follows`.
struct ParityRow {
  static constexpr TableId kTable = TableId::kParity;
  Decimal rate;
  CurrencyCode currency;
  CurrencyCode follows;
};

struct RoundingDefaultRow {
  static constexpr TableId kTable = TableId::kRoundingDefault;
  StoredRounding rounding;  // increment 0: the currency's minor unit
  Code territory;           // none for the world
  uint32_t citation = kNoRow;
};

// Mirrors rulebook.proto CoverageVersion.State.
enum class CoverageState : uint8_t { kCovered = 1, kNotCovered = 2, kUnknown = 3, kPartly = 4 };

// Sorted by territory, family, from.
struct CoverageRow {
  static constexpr TableId kTable = TableId::kCoverage;
  Decimal low_percent;
  Decimal high_percent;
  Code territory;
  LocalTime from;
  LocalTime until;  // exclusive: start of the next version of the same rule
  TextRef note;
  RowRange origins;         // TestValueRow, empty for all
  uint32_t goods = kNoRow;  // GoodsListRow, kNoRow for all
  uint32_t when = kNoRow;
  uint32_t citation = kNoRow;
  AreaKind area = AreaKind::kCustoms;
  LevyFamily family = LevyFamily::kDuty;
  CoverageState state = CoverageState::kCovered;
  uint8_t has_range = 0;
  uint8_t all_but = 0;  // it speaks of all but `origins`
};

// Mirrors rulebook.proto Restriction.Action.
enum class RestrictionAction : uint8_t { kProhibited = 1, kLicence = 2, kRestricted = 3 };

struct RestrictionRow {
  static constexpr TableId kTable = TableId::kRestriction;
  Code territory;
  TextRef id;
  TextRef goods;
  LocalTime from;
  LocalTime until;
  uint32_t when = kNoRow;
  uint32_t citation = kNoRow;
  RestrictionAction action = RestrictionAction::kRestricted;
  RuleStatus status = RuleStatus::kInForce;
};

// Sorted by importer, exporter.
struct AgreementRow {
  static constexpr TableId kTable = TableId::kAgreement;
  Code importer;
  Code exporter;
  Code programme;
  TextRef id;
  TextRef name;
  TextRef proof;
  Day from;
  Day until;
  uint32_t citation = kNoRow;
  uint32_t proof_waived_when = kNoRow;  // ConditionRow; kNoRow: never
  Code same_as;        // programme that `programme` is another name of; none: itself
  uint8_t proofs = 0;  // bit per ProofKind number
  uint8_t any_route = 0;
  RuleStatus status = RuleStatus::kInForce;
};

}  // namespace landfall
