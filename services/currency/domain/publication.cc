#include "services/currency/domain/publication.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/money/fraction.h"

namespace landfall::currency {
namespace {

// A rate in the series as it would be: held, or published under an index.
struct Placed {
  RateRow row;
  std::optional<size_t> index;
  std::optional<Decimal> replaced;
};

// The series of one currency with the published rates in it, by first day.
std::vector<Placed> PlaceIn(std::span<const RateRow> held, const RateTable& table,
                            const std::vector<size_t>& indices) {
  std::vector<Placed> series;
  for (size_t index : indices) series.push_back({table.rates[index].row, index, std::nullopt});
  std::ranges::stable_sort(series, {}, [](const Placed& p) { return p.row.valid_from; });
  const size_t published = series.size();
  auto first_day = [](const Placed& p) { return p.row.valid_from; };
  for (const RateRow& row : held) {
    auto of_the_day = std::ranges::lower_bound(series.begin(), series.begin() + published,
                                               row.valid_from, {}, first_day);
    if (of_the_day != series.begin() + published && first_day(*of_the_day) == row.valid_from) {
      of_the_day->replaced = row.rate;
    } else {
      series.push_back({row, std::nullopt, std::nullopt});
    }
  }
  std::ranges::stable_sort(series, {}, first_day);
  return series;
}

void CheckPeriods(const std::vector<Placed>& series, std::vector<PublicationFault>& faults) {
  for (size_t i = 1; i < series.size(); ++i) {
    const Placed& before = series[i - 1];
    const Placed& after = series[i];
    if (before.row.valid_to < after.row.valid_from) continue;
    if (after.index && before.index && before.row.valid_from == after.row.valid_from) {
      faults.push_back({after.index, "valid_from", "given twice for the currency and day"});
    } else if (after.index) {
      faults.push_back({after.index, "valid_from", "overlaps the rate before it"});
    } else if (before.index) {
      faults.push_back({before.index, "valid_to", "overlaps the rate after it"});
    }
  }
}

void CheckBand(const std::vector<Placed>& series, Percent band,
               std::vector<PublicationFault>& faults) {
  for (size_t i = 0; i < series.size(); ++i) {
    if (!series[i].index) continue;
    std::optional<Decimal> last = series[i].replaced;
    if (!last && i > 0) last = series[i - 1].row.rate;
    if (!last && series.size() > 1) last = series[1].row.rate;
    if (!last) continue;
    Decimal rate = series[i].row.rate;
    Decimal apart = rate < *last ? *last - rate : rate - *last;
    if (Fraction(apart).Times(Decimal::FromInteger(100)).Over(*last).Value() <= band.value) {
      continue;
    }
    faults.push_back({series[i].index, "rate",
                      absl::StrCat("differs by more than ", band.value.ToString(), " % from ",
                                   last->ToString(), "; set override_band to publish it")});
  }
}

std::span<const RateRow> HeldSeries(const RateSet& set, const RateSource* source,
                                    CurrencyCode quote) {
  if (source == nullptr) return {};
  return set.Series(*source, quote);
}

}  // namespace

std::vector<PublicationFault> CheckPublication(const RateSet& newest,
                                               const Publication& publication, Percent band) {
  std::vector<PublicationFault> faults;
  const RateTable& table = publication.table;
  const RateSource* source = newest.FindSource(table.source.id);
  if (source != nullptr && source->base != table.source.base) {
    faults.push_back({std::nullopt, "base_currency",
                      absl::StrCat("expected ", source->base.ToString(), ", as the source has")});
    return faults;
  }
  std::map<CurrencyCode, std::vector<size_t>> by_quote;
  for (size_t i = 0; i < table.rates.size(); ++i) by_quote[table.rates[i].quote].push_back(i);
  for (const auto& [quote, indices] : by_quote) {
    std::vector<Placed> series = PlaceIn(HeldSeries(newest, source, quote), table, indices);
    CheckPeriods(series, faults);
    if (!publication.override_band) CheckBand(series, band, faults);
  }
  std::ranges::stable_sort(faults, {}, &PublicationFault::rate);
  return faults;
}

int32_t CountChanged(const RateSet& newest, const RateTable& table) {
  const RateSource* source = newest.FindSource(table.source.id);
  int32_t changed = 0;
  for (const QuotedRate& rate : table.rates) {
    const RateRow* held =
        RowOnOrBefore(HeldSeries(newest, source, rate.quote), rate.row.valid_from);
    if (held == nullptr || !(*held == rate.row)) ++changed;
  }
  return changed;
}

std::vector<RateTable> AddTo(const RateSet& newest, const RateTable& table) {
  RateTable added = table;
  if (const RateSource* known = newest.FindSource(table.source.id)) {
    added.source = *known;
    const RateSource& given = table.source;
    if (given.carry_days != 0) added.source.carry_days = given.carry_days;
    if (!given.publisher.empty()) added.source.publisher = given.publisher;
    if (!given.url.empty()) added.source.url = given.url;
  }
  return MergeTables(newest.Tables(), {std::move(added)});
}

std::string ContentOf(const Publication& publication) {
  std::string effective =
      publication.effective_at ? publication.effective_at->ToString() : std::string("at once");
  return absl::StrCat(CanonicalText({publication.table}), "\n", effective, "\n",
                      publication.table.source.publisher, "\n", publication.table.source.url);
}

}  // namespace landfall::currency
