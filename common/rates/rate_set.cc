#include "common/rates/rate_set.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace landfall {
namespace {

constexpr size_t kMaxDefects = 20;

std::string Name(const RateTable& table, const QuotedRate& rate) {
  return absl::StrCat(table.source.id, " ", rate.quote.ToString(), " ",
                      rate.row.valid_from.ToString());
}

// What is wrong with a row, given the row of the same currency before it; empty when nothing is.
std::string Defect(const RateTable& table, const QuotedRate& rate, const QuotedRate* before) {
  const RateRow& row = rate.row;
  if (rate.quote.IsNone()) return Name(table, rate) + ": no currency";
  if (rate.quote == table.source.base) return Name(table, rate) + ": quotes its own base";
  if (row.rate.IsOverflow() || row.rate <= Decimal()) {
    return Name(table, rate) + ": the rate must be above zero";
  }
  if (row.valid_to < row.valid_from) return Name(table, rate) + ": ends before it begins";
  if (before != nullptr && before->quote == rate.quote && before->row.valid_to >= row.valid_from) {
    return Name(table, rate) + ": overlaps the period before it";
  }
  return {};
}

}  // namespace

absl::StatusOr<std::shared_ptr<const RateSet>> RateSet::Build(RateSetName name,
                                                              std::vector<RateTable> tables) {
  SortTables(tables);
  std::vector<std::string> defects;
  std::shared_ptr<RateSet> set(new RateSet);
  set->name_ = std::move(name);
  for (const RateTable& table : tables) {
    if (table.source.id.empty() || table.source.base.IsNone() || table.source.carry_days < 0) {
      defects.push_back(absl::StrCat("source '", table.source.id,
                                     "': needs an id, a base and carry days of 0 or more"));
    }
    if (!set->sources_.empty() && set->sources_.back().id == table.source.id) {
      defects.push_back(absl::StrCat("source '", table.source.id, "': given twice"));
    }
    set->Append(table, defects);
  }
  if (!defects.empty()) {
    if (defects.size() > kMaxDefects) defects.resize(kMaxDefects);
    return absl::InvalidArgumentError(absl::StrJoin(defects, "; "));
  }
  return set;
}

void RateSet::Append(const RateTable& table, std::vector<std::string>& defects) {
  auto source = static_cast<uint32_t>(sources_.size());
  sources_.push_back(table.source);
  const QuotedRate* before = nullptr;
  for (const QuotedRate& rate : table.rates) {
    std::string defect = Defect(table, rate, before);
    if (!defect.empty() && defects.size() < kMaxDefects) defects.push_back(std::move(defect));
    if (before == nullptr || before->quote != rate.quote) {
      auto begin = static_cast<uint32_t>(rows_.size());
      series_.push_back({.source = source, .quote = rate.quote, .begin = begin, .end = begin});
    }
    rows_.push_back(rate.row);
    ++series_.back().end;
    before = &rate;
  }
}

const RateSource* RateSet::FindSource(std::string_view id) const {
  auto it = std::lower_bound(sources_.begin(), sources_.end(), id,
                             [](const RateSource& s, std::string_view key) { return s.id < key; });
  return it != sources_.end() && it->id == id ? &*it : nullptr;
}

std::span<const RateRow> RateSet::Series(const RateSource& source, CurrencyCode quote) const {
  std::pair key(static_cast<uint32_t>(&source - sources_.data()), quote);
  auto it = std::lower_bound(
      series_.begin(), series_.end(), key,
      [](const SeriesKey& s, const auto& k) { return std::pair(s.source, s.quote) < k; });
  if (it == series_.end() || std::pair(it->source, it->quote) != key) return {};
  return std::span(rows_).subspan(it->begin, it->end - it->begin);
}

std::vector<CurrencyCode> RateSet::Quotes(const RateSource& source) const {
  std::vector<CurrencyCode> quotes;
  auto index = static_cast<uint32_t>(&source - sources_.data());
  for (const SeriesKey& series : series_) {
    if (series.source == index) quotes.push_back(series.quote);
  }
  return quotes;
}

std::vector<RateTable> RateSet::Tables() const {
  std::vector<RateTable> tables(sources_.size());
  for (size_t i = 0; i < sources_.size(); ++i) tables[i].source = sources_[i];
  for (const SeriesKey& series : series_) {
    for (uint32_t row = series.begin; row < series.end; ++row) {
      tables[series.source].rates.push_back({series.quote, rows_[row]});
    }
  }
  return tables;
}

const RateRow* RowOnOrBefore(std::span<const RateRow> series, Day day) {
  auto after = std::upper_bound(series.begin(), series.end(), day,
                                [](Day key, const RateRow& row) { return key < row.valid_from; });
  return after == series.begin() ? nullptr : &*std::prev(after);
}

const RateRow* RowOnOrAfter(std::span<const RateRow> series, Day day) {
  auto it = std::lower_bound(series.begin(), series.end(), day,
                             [](const RateRow& row, Day key) { return row.valid_to < key; });
  return it == series.end() ? nullptr : &*it;
}

}  // namespace landfall
