#include "common/importing/rates/rate_changes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace landfall {

std::vector<RateChange> CompareRates(const RateTable& before, const RateTable& after) {
  std::map<std::pair<CurrencyCode, Day>, Decimal> known;
  for (const QuotedRate& rate : before.rates) {
    known[{rate.quote, rate.row.valid_from}] = rate.row.rate;
  }
  std::vector<RateChange> changes;
  for (const QuotedRate& rate : after.rates) {
    RateChange change{.quote = rate.quote, .from = rate.row.valid_from, .after = rate.row.rate};
    const auto old = known.find({rate.quote, rate.row.valid_from});
    if (old != known.end()) change.before = old->second;
    if (change.before != change.after) changes.push_back(change);
  }
  std::ranges::sort(changes, {}, [](const RateChange& change) {
    return std::pair(change.quote.ToString(), change.from);
  });
  return changes;
}

size_t CorrectedShare(const std::vector<RateChange>& changes, const RateTable& before) {
  if (before.rates.empty()) return 0;
  const auto corrected = static_cast<size_t>(std::ranges::count_if(
      changes, [](const RateChange& change) { return change.before.has_value(); }));
  return (corrected * 10000 + before.rates.size() - 1) / before.rates.size();
}

std::string LineOf(const RateChange& change) {
  std::string text = change.before ? "changed " : "added ";
  text += change.quote.ToString() + " from " + change.from.ToString() + ": ";
  if (change.before) text += change.before->ToString() + " -> ";
  return text + change.after.ToString();
}

}  // namespace landfall
