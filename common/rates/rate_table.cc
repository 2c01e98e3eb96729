#include "common/rates/rate_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace landfall {

void SortRates(std::vector<QuotedRate>& rates) {
  auto key = [](const QuotedRate& rate) { return std::pair(rate.quote, rate.row.valid_from); };
  // Our own files are in order already, and are read while a replica starts.
  auto out_of_order = [&](const QuotedRate& a, const QuotedRate& b) { return key(a) >= key(b); };
  if (std::adjacent_find(rates.begin(), rates.end(), out_of_order) == rates.end()) return;
  std::stable_sort(rates.begin(), rates.end(),
                   [&](const QuotedRate& a, const QuotedRate& b) { return key(a) < key(b); });
  auto kept = rates.begin();
  for (auto it = rates.begin(); it != rates.end(); ++it) {
    if (it != rates.begin() && key(*std::prev(kept)) == key(*it)) {
      *std::prev(kept) = *it;
    } else {
      *kept++ = *it;
    }
  }
  rates.erase(kept, rates.end());
}

void SortTables(std::vector<RateTable>& tables) {
  std::stable_sort(tables.begin(), tables.end(), [](const RateTable& a, const RateTable& b) {
    return a.source.id < b.source.id;
  });
  for (RateTable& table : tables) SortRates(table.rates);
}

std::string CanonicalText(std::vector<RateTable> tables) {
  SortTables(tables);
  std::string text;
  for (const RateTable& table : tables) {
    const RateSource& source = table.source;
    absl::StrAppend(&text, "source ", source.id, " ", source.base.ToString(), " ",
                    source.carry_days, " ", source.presentation.increment.ToString(), " ",
                    static_cast<int>(source.presentation.mode), "\n");
    for (const QuotedRate& rate : table.rates) {
      absl::StrAppend(&text, rate.quote.ToString(), " ", rate.row.valid_from.ToString(), " ",
                      rate.row.valid_to.ToString(), " ", rate.row.rate.ToString(), "\n");
    }
  }
  return text;
}

std::vector<RateTable> MergeTables(std::vector<RateTable> older, std::vector<RateTable> newer) {
  for (RateTable& table : newer) {
    auto same = std::find_if(older.begin(), older.end(), [&](const RateTable& old) {
      return old.source.id == table.source.id;
    });
    if (same == older.end()) {
      older.push_back(std::move(table));
      continue;
    }
    same->source = std::move(table.source);
    same->rates.insert(same->rates.end(), table.rates.begin(), table.rates.end());
  }
  SortTables(older);
  return older;
}

}  // namespace landfall
