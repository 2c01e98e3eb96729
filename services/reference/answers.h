#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/goods/hs_code.h"
#include "common/goods/unit.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/answer_enums.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/territory/place.h"
#include "common/time/day.h"
#include "common/time/local_time.h"

// What ReferenceService answers. Texts point into the rulebook; numbers of rows are those of its
// edition, kNoRow for none.

namespace landfall::reference {

struct TerritoryAnswer {
  Place place;
  CurrencyCode currency;
  std::vector<Code> groups;  // sorted
  bool needs_subdivision = false;
  bool needs_postal_code = false;
};

// One rate of a schedule or a rate table.
struct TariffRate {
  HsCode code;                // none: a table's rate for all goods
  std::string_view schedule;  // id of the schedule or table
  std::string_view column;    // empty: a table
  uint32_t levy = kNoRow;     // LevyRow
  std::string_view rate_text;
  uint32_t expression = kNoRow;  // ExpressionRow
  uint32_t citation = kNoRow;    // CitationRow
  RowRange programmes;           // ProgrammeRow
  Day from;
  Code origin;                // none: all
  std::string_view category;  // tax category and condition to be stated; empty: none
  std::string_view condition;
  RateState state = RateState::kParsed;
  uint8_t units[2] = {};     // Unit numbers, 0 none
  bool conditional = false;  // only some goods of the code and origin bear it
};

struct TariffLine {
  std::vector<TariffRate> rates;                        // schedules first
  std::vector<HsCode> narrower;                         // the shortest below it that have a rate
  NotComputedReason reason = NotComputedReason::kNone;  // why rates of the duty lack
};

struct TariffPage {
  std::vector<TariffRate> rates;
  std::optional<size_t> next;  // index of the first rate of the next page
};

struct Threshold {
  std::string_view rule;
  std::string_view name;
  Subject measure = Subject::kNone;  // an amount subject
  Comparison comparison = Comparison::kNone;
  Per per = Per::kConsignment;
  Decimal amount;
  CurrencyCode currency;  // none: kilograms or a count
  RowRange targets;       // ReliefTargetRow; empty for regimes
  LocalTime from;
  RuleStatus status = RuleStatus::kInForce;
  uint32_t citation = kNoRow;
};

// What an order's best option comes to.
struct OrderTotal {
  Decimal amount;
  CurrencyCode currency;
  bool complete = false;  // every levy family of every line is known
  // Equal: the amount is all that is known.
  Decimal low;
  Decimal high;

  friend bool operator==(const OrderTotal&, const OrderTotal&) = default;
};

// One change of law.
struct Change {
  std::string_view rule;
  std::string_view name;
  LocalTime at;  // first moment of the new law
  bool repealed = false;
  RuleStatus status = RuleStatus::kInForce;
  uint32_t citation = kNoRow;
  std::optional<OrderTotal> before;  // nullopt: no order, or no way is offered
  std::optional<OrderTotal> after;
};

// One table and how old it is.
struct TableAge {
  std::string_view id;
  Code territory;  // none: of several
  std::optional<Day> as_of;
  int32_t age_days = 0;  // 0 without as_of
  uint32_t citation = kNoRow;
};

struct EditionAnswer {
  std::vector<uint32_t> coverage;  // CoverageRow numbers of what is said now
  std::vector<TableAge> tables;    // schedules, rate tables, then sources of exchange rates
};

}  // namespace landfall::reference
