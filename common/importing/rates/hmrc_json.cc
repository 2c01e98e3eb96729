#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/edge/json/json.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/official_day.h"
#include "common/importing/rates/rate_collector.h"

namespace landfall {
namespace {

// Line a member begins on: the parser does not tell.
size_t LineOf(std::string_view bytes, const std::string& key) {
  size_t at = std::min(bytes.find(absl::StrCat("\"", key, "\"")), bytes.size());
  return static_cast<size_t>(
             std::count(bytes.begin(), bytes.begin() + static_cast<long>(at), '\n')) +
         1;
}

}  // namespace

absl::StatusOr<RateImportReport> ImportHmrcJson(std::string_view bytes,
                                                const RateImportOptions& options) {
  absl::StatusOr<Json> document = ParseJson(bytes);
  if (!document.ok()) return document.status();
  const Json& rates = JsonMember(*document, "rates");
  const Json& period = JsonMember(*document, "period");
  std::optional<Day> first = ParseOfficialDay(JsonText(period, "start"));
  std::optional<Day> last = ParseOfficialDay(JsonText(period, "end"));
  if (!rates.is_object() || !first || !last || *last < *first) {
    return absl::InvalidArgumentError(
        "not an HMRC rate file: needs rates and a period of two days in order");
  }
  absl::StatusOr<RateCollector> collector =
      RateCollector::For(options, JsonText(*document, "base"));
  if (!collector.ok()) return collector.status();
  for (const auto& [currency, rate] : rates.items()) {
    size_t line = LineOf(bytes, currency);
    if (!rate.is_string()) {
      collector->Reject(line, absl::StrCat(currency, "=", rate.dump()),
                        "not text: a JSON number is not an exact decimal");
      continue;
    }
    collector->Add(line, {.first = *first, .last = *last}, currency, JsonText(rates, currency));
  }
  return std::move(*collector).Finish();
}

}  // namespace landfall
