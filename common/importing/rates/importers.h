#pragma once

#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/importing/rates/rate_import.h"

namespace landfall {

// Readers of official exchange-rate files. Each refuses a file that is not of its format
// (InvalidArgument), and otherwise rejects rate by rate: see RateImportReport.

// European Central Bank, euro reference rates: the history and the daily CSV (one layout; days as
// "2026-04-13" or "13 April 2026", blanks after commas, "N/A" for no rate, an empty last column).
absl::StatusOr<RateImportReport> ImportEcbCsv(std::string_view bytes,
                                              const RateImportOptions& options);

// European Central Bank, the daily, 90-day and history XML (nested Cube elements).
absl::StatusOr<RateImportReport> ImportEcbXml(std::string_view bytes,
                                              const RateImportOptions& options);

// HM Revenue & Customs, the monthly XML: one element per country, so that a currency comes several
// times.
absl::StatusOr<RateImportReport> ImportHmrcXml(std::string_view bytes,
                                               const RateImportOptions& options);

// HMRC monthly rates as JSON {base, period{start, end}, rates{currency: "text"}}. Rates written as
// JSON numbers are rejected: only text keeps a decimal exact.
absl::StatusOr<RateImportReport> ImportHmrcJson(std::string_view bytes,
                                                const RateImportOptions& options);

// One format the command line can name.
struct RateImporter {
  std::string_view name;   // "ecb-csv"
  std::string_view table;  // source it fills: "ecb.daily"
  std::string_view reads;  // for people
  absl::StatusOr<RateImportReport> (*import)(std::string_view, const RateImportOptions&);
};

// All formats, in order of name.
std::span<const RateImporter> RateImporters();

// Null when there is no such format.
const RateImporter* FindRateImporter(std::string_view name);

}  // namespace landfall
