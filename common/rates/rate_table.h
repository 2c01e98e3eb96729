#pragma once

#include <string>
#include <vector>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rates/rate_source.h"
#include "common/time/day.h"

namespace landfall {

// One published rate and the days it was published for.
struct RateRow {
  Decimal rate{};  // units of the quoted currency for one of the source's base, > 0
  Day valid_from{};
  Day valid_to{};              // inclusive; equals valid_from for a daily rate
  Day published = Day::Min();  // Day::Min() when the source does not say

  friend bool operator==(const RateRow&, const RateRow&) = default;
};

struct QuotedRate {
  CurrencyCode quote{};
  RateRow row{};

  friend bool operator==(const QuotedRate&, const QuotedRate&) = default;
};

// Rates of one source as read from a file, in any order. RateSet::Build checks and sorts them.
struct RateTable {
  RateSource source{};
  std::vector<QuotedRate> rates{};
};

// Orders by currency, then first day; of rows with the same currency and first day the last given
// stays, so that a later file corrects an earlier one.
void SortRates(std::vector<QuotedRate>& rates);

// By source id; the rates of each as SortRates.
void SortTables(std::vector<RateTable>& tables);

// The bytes whose digest names a rate set: what changes an answer, and nothing else, independent of
// the order of tables and rows.
std::string CanonicalText(std::vector<RateTable> tables);

// Adds the tables of `newer` to those of `older`: a source both know keeps its old rows, except
// those `newer` gives for the same currency and first day, and takes the newer description.
std::vector<RateTable> MergeTables(std::vector<RateTable> older, std::vector<RateTable> newer);

}  // namespace landfall
