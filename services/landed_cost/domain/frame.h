#pragma once

#include <cstdint>
#include <span>

#include "common/base/arena.h"
#include "common/money/decimal.h"
#include "common/money/money.h"
#include "common/rulebook/rulebook.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "services/landed_cost/assessment.h"
#include "services/landed_cost/consignment.h"
#include "services/landed_cost/domain/conversions.h"
#include "services/landed_cost/domain/findings.h"

namespace landfall::landed_cost {

// Stands for the regime before one is chosen: every test on the regime holds.
inline constexpr uint32_t kAnyRegime = kNoRow - 1;

// Which rules act besides those in force.
struct RuleChoice {
  bool announced = false;
  bool unverified = false;
};

inline bool Acts(RuleStatus status, RuleChoice choice) {
  return status == RuleStatus::kInForce ||
         (status == RuleStatus::kAnnounced ? choice.announced : choice.unverified);
}

// Thresholds an assessment notes for the answer; further ones still act.
inline constexpr uint32_t kThresholdLimit = 64;

// One amount of a levy: the lines of one scope row together.
struct ScopeRow {
  Decimal base_exact;
  Decimal base;
  Decimal exact;
  Decimal rounded;
  Decimal declared;
  Decimal percent;
  Decimal low;  // has_range: least and greatest amount of what is not computed, not rounded
  Decimal high;
  uint32_t first_line = 0;
  uint32_t line_count = 0;
  uint32_t rate_row = kNoRow;
  uint32_t expression = kNoRow;
  uint32_t relief = kNoRow;
  uint32_t citation = kNoRow;
  ComponentStatus status = ComponentStatus::kComputed;
  NotComputedReason reason = NotComputedReason::kNone;
  MissingInput missing = MissingInput::kNone;
  uint32_t missing_line = kNoRow;  // line that lacks it
  bool stale = false;
  bool unverified = false;
  bool announced = false;
  bool caller_rate = false;
  bool has_range = false;
};

// One levy that may act here: what was decided, then what it came to. Arrays have one entry a line.
struct LevyState {
  uint32_t candidate = 0;  // in Findings::candidates
  uint32_t levy = kNoRow;
  uint32_t version = kNoRow;
  const LevyRow* row = nullptr;
  const LevyVersionRow* rule = nullptr;
  Collection collection = Collection::kAtBorder;
  PartyRole owed_by = PartyRole::kImporter;
  bool excluded = false;             // by the regime
  std::span<bool> applies;           // to the line
  std::span<MissingInput> untested;  // why it is not known whether it applies, else kNone
  std::span<uint32_t> relief;        // ReliefRow, kNoRow when none
  std::span<uint32_t> row_of_line;   // ScopeRow, kNoRow when the levy does not touch it
  std::span<Decimal> exact;          // shares of the line
  std::span<Decimal> rounded;
  std::span<Decimal> declared;
  std::span<ScopeRow> rows;
  uint32_t allowance = kNoRow;  // ReliefRow that frees the first part of the base
  std::span<bool> allowed;      // lines the allowance is for; empty without one
  std::span<bool> replaced;     // lines it would touch if another levy did not act in its place
  bool evaluated = false;
};

// All an assessment knows while it runs. Lives on the arena of the call.
struct Frame {
  const Rulebook& book;
  const Consignment& goods;
  RuleChoice choice;
  Arena& arena;
  Findings& findings;
  Conversions rates;
  Jurisdictions::Rules rules;
  LocalTime entered;
  LocalTime supplied;
  LocalTime exported;
  CurrencyCode currency;  // the law's
  int32_t minor_digits = 2;
  Rounding default_rounding;
  uint32_t valuation = kNoRow;
  uint32_t regime = kNoRow;
  // By line, where regimes that hold line by line split the consignment; else empty.
  std::span<uint32_t> regime_of_line;
  // Without which a regime that goes before is not ruled out: kHsCode (longer), kOrigin,
  // kGrossWeight or kNone.
  MissingInput regime_missing = MissingInput::kNone;
  Party importer = Party::kBuyer;
  bool importer_by_law = false;
  bool lacks_subdivision =
      false;                  // rates of tax differ inside the country, and the part is not given
  bool tax_put_back = false;  // a price was said to contain a tax nothing collects
  bool value_known = true;    // false when a rate of exchange is missing
  std::span<Decimal> net_prices;  // without tax, in the consignment's currency
  Decimal net_total;
  std::span<LineValue> values;  // in the law's
  std::span<LevyState> levies;
  std::span<uint32_t> state_of_levy;  // LevyState by LevyRow, kNoRow when it does not act here
  bool explain = false;
  std::span<const BasePart> base_parts;  // with `explain`
  std::span<ThresholdUse> thresholds;
  uint32_t threshold_count = 0;
  uint8_t counters_assumed = 0;  // as Assessment's

  const Edition& edition() const { return book.edition(); }
  uint32_t line_count() const { return static_cast<uint32_t>(goods.lines.size()); }

  // RegimeRow the line is under; kNoRow when none.
  uint32_t RegimeOf(uint32_t line) const {
    return regime_of_line.empty() ? regime : regime_of_line[line];
  }

  // One minor unit of the law's currency.
  Decimal MinorUnit() const { return FromMinor(1, minor_digits); }

  LocalTime At(ReadAt read_at) const {
    switch (read_at) {
      case ReadAt::kSupply:
        return supplied;
      case ReadAt::kExport:
        return exported;
      case ReadAt::kEntry:
        break;
    }
    return entered;
  }
};

}  // namespace landfall::landed_cost
