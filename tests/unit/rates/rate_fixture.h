#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/rates/rate_set.h"

namespace landfall {

inline CurrencyCode Currency(std::string_view code) { return CurrencyCode::Parse(code).value(); }
inline Day DayAt(std::string_view text) { return Day::Parse(text).value(); }
inline Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

// "USD 2030-01-03 1.25" is a daily rate, "USD 2030-01-01..2030-01-31 1.25" one for a period.
inline QuotedRate ParseRate(std::string_view text) {
  QuotedRate rate;
  rate.quote = Currency(text.substr(0, 3));
  size_t value = text.rfind(' ');
  std::string_view days = text.substr(4, value - 4);
  size_t to = days.find("..");
  rate.row.valid_from = DayAt(days.substr(0, 10));
  rate.row.valid_to = to == std::string_view::npos ? rate.row.valid_from : DayAt(days.substr(12));
  rate.row.rate = Dec(text.substr(value + 1));
  return rate;
}

inline RateTable Table(std::string id, std::string_view base, int carry_days,
                       const std::vector<std::string_view>& rates) {
  RateTable table;
  table.source.id = std::move(id);
  table.source.base = Currency(base);
  table.source.carry_days = carry_days;
  for (std::string_view text : rates) table.rates.push_back(ParseRate(text));
  return table;
}

inline std::shared_ptr<const RateSet> SetOf(std::vector<RateTable> tables) {
  return RateSet::Build({.id = "test"}, std::move(tables)).value();
}

}  // namespace landfall
