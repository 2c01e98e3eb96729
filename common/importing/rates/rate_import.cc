#include "common/importing/rates/rate_import.h"

#include <algorithm>

namespace landfall {

void AddRates(const std::vector<RateImportReport>& reports, RateTable& table) {
  for (const RateImportReport& report : reports) {
    const std::vector<QuotedRate>& rates = report.table.rates;
    table.rates.insert(table.rates.end(), rates.begin(), rates.end());
  }
  SortRates(table.rates);
  if (table.rates.empty()) return;
  auto newest = std::max_element(
      table.rates.begin(), table.rates.end(),
      [](const QuotedRate& a, const QuotedRate& b) { return a.row.valid_to < b.row.valid_to; });
  table.source.as_of = newest->row.valid_to.ToString();
}

}  // namespace landfall
