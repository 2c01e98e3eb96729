#pragma once

#include <cstdint>
#include <span>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/money/rounding.h"
#include "common/order/answer_enums.h"
#include "common/order/threshold_comparison.h"
#include "common/rates/rate_resolver.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/territory/code.h"
#include "common/time/local_time.h"

namespace landfall::landed_cost {

// What an input is missing, so that the answer can name its field.
enum class MissingInput : uint8_t {
  kNone,
  kNetWeight,
  kQuantity,  // a supplementary quantity in the unit of the rate
  kAbv,
  kSucrose,
  kRetailPrice,
  kValuePart,  // value of a component the rate speaks of
  kMeursingCode,
  kEntryPrice,
  kOrigin,
  kExchangeRate,
  kParcels,      // a line is in several: give one for each
  kSubdivision,  // of the destination
  kHsCode,       // longer than given: what is below the code is not treated alike
  kGrossWeight,
};

// What became of a preference a line claims.
enum class ClaimState : uint8_t {
  kNone,              // nothing is claimed
  kValid,             // acts where the rulebook has a rate for it
  kUnknownProgramme,  // the place of destination has no such agreement on the day
  kOtherOrigin,       // the agreement is with others
  kNoProof,
  kOtherProof,  // the agreement asks for another kind
  kNotDirect,   // the goods did not travel directly
};

struct Claim {
  Code programme;  // as schedules and levies name it
  ClaimState state = ClaimState::kNone;
  uint32_t agreement = kNoRow;  // AgreementRow that was looked at
};

// One leaf: the amount of one levy on one row of its scope, in the law's currency. The three values
// of the node stay beside each other; `amount` is what the answer counts.
struct Charge {
  Decimal base_exact;
  Decimal base;     // after base rounding
  Decimal exact;    // before rounding
  Decimal rounded;  // by the line rule
  Decimal amount;   // declared: a whole number of minor units
  Decimal low;      // kUnknown, and kNotComputed that has_range
  Decimal high;
  Decimal percent;                  // rate in percent where the rate is one, else zero
  uint32_t levy = kNoRow;           // LevyRow; kNoRow for a gap in coverage
  uint32_t version = kNoRow;        // LevyVersionRow
  uint32_t rate_row = kNoRow;       // TariffRow, TableRateRow or BracketRow that served
  uint32_t expression = kNoRow;     // ExpressionRow
  uint32_t relief = kNoRow;         // ReliefRow that relieved it
  uint32_t coverage = kNoRow;       // CoverageRow behind kNotComputed and kUnknown
  uint32_t citation = kNoRow;       // CitationRow of the figure
  std::span<const uint32_t> lines;  // of the row, ascending
  uint32_t first_line = 0;          // the first of them
  uint32_t missing_line = 0;        // the one that lacks `missing`
  LevyFamily family = LevyFamily::kDuty;
  ComponentStatus status = ComponentStatus::kNotApplicable;
  NotComputedReason reason = NotComputedReason::kNone;
  MissingInput missing = MissingInput::kNone;
  Collection collection = Collection::kAtBorder;
  Party owed_by = Party::kBuyer;
  bool whole_consignment = false;  // one amount for all lines
  bool assumed_rounding = false;   // the law's rounding is not known
  bool stale = false;              // the rate is older than the nomenclature in force
  bool unverified = false;         // the rule acts by setting only
  bool caller_rate = false;        // the rate is the caller's
  bool recoverable = false;
  bool announced = false;           // the rule is to come and acts by setting only
  bool has_range = false;           // not computed, but `low` and `high` are known
  bool preference_refused = false;  // a line claims a preference that takes no part
};

// One exchange rate that was used.
struct RateUse {
  ResolvedRate rate;
  CurrencyCode from;
  CurrencyCode to;
  ConversionPurpose purpose = ConversionPurpose::kCustoms;
};

// Values of one line in the law's currency.
struct LineValue {
  Decimal goods;  // price without tax
  Decimal freight_in_value;
  Decimal freight_outside_value;
  Decimal insurance;
  Decimal insurance_outside_value;
  Decimal shipping_charged;
  Decimal dutiable_goods;  // what enters the customs value before transport
  Decimal customs_value;
};

// What one summand of a levy's base came to on a line; subtracted ones are negative.
struct BasePart {
  Decimal value;
  uint32_t levy = kNoRow;  // LevyRow
  uint32_t base = kNoRow;  // BaseRow; kNoRow: an allowance, on the first line of its row
  uint32_t line = 0;
};

// How far the consignment stands from a threshold, in the threshold's currency.
struct ThresholdUse {
  Decimal measured;
  Decimal limit;
  CurrencyCode currency;
  uint32_t rule = kNoRow;  // RegimeRow or ReliefRow
  bool is_regime = false;
  ThresholdState state = ThresholdState::kUntested;
  ThresholdComparison comparison = ThresholdComparison::kNone;

  friend bool operator==(const ThresholdUse&, const ThresholdUse&) = default;
};

// The levies of one consignment on one way. Spans live in the arena it was assessed on.
struct Assessment {
  std::span<const Charge> charges;
  std::span<const LineValue> values;
  std::span<const BasePart> base_parts;  // only with AssessOptions::explain
  Rounding default_rounding;             // of levies without a rule of their own
  std::span<const RateUse> rates;
  std::span<const ThresholdUse> thresholds;
  std::span<const Claim> claims;           // by line
  std::span<const uint32_t> restrictions;  // RestrictionRows that speak of the goods
  // Those that may: a code stands for goods they name and for others.
  std::span<const uint32_t> possible_restrictions;
  Decimal net_total;      // goods without tax, in the consignment's currency
  CurrencyCode currency;  // the law's
  int32_t minor_digits = 2;
  uint32_t regime = kNoRow;  // RegimeRow
  uint32_t valuation = kNoRow;
  Party importer = Party::kBuyer;
  bool importer_by_law = false;
  bool importer_asked = false;
  bool customs_value_known = true;
  uint8_t counters_assumed = 0;     // bit per CounterKind number: a rule read it, taken for nothing
  bool insurance_left_out = false;  // belongs to the value, is not stated, and the law assumes none
  bool tax_inclusive_without_tax = false;  // prices said to include a tax no rule levies at sale
  LocalTime entered;
  LocalTime supplied;
};

}  // namespace landfall::landed_cost
