#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "common/importing/rates/rate_import.h"

namespace landfall {

// The days one rate of a file is for.
struct RateDays {
  Day first{};
  Day last{};
  Day published = Day::Min();
};

// Gathers the rates of one file: judges each as text, counts, and rejects with line and reason.
class RateCollector {
 public:
  // `options` must outlive the collector. InvalidArgument when its base is not the file's.
  static absl::StatusOr<RateCollector> For(const RateImportOptions& options,
                                           std::string_view file_base);

  // One rate as the file writes it. Accepts plain decimals above zero with a dot.
  void Add(size_t line, const RateDays& days, std::string_view currency, std::string_view rate);

  // A rate the source says it does not have.
  void AddAbsent() { ++report_.absent; }

  // Something that is no rate at all.
  void Reject(size_t line, std::string_view text, std::string_view reason);

  RateImportReport Finish() &&;

 private:
  explicit RateCollector(const RateImportOptions& options) : options_(&options) {}
  bool IsRepeat(size_t line, const QuotedRate& rate, std::string_view text);

  const RateImportOptions* options_;
  RateImportReport report_;
  std::map<std::pair<CurrencyCode, Day>, Decimal> seen_;
};

}  // namespace landfall
