#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "absl/status/statusor.h"
#include "common/time/day.h"

namespace landfall {

// Codes of a nomenclature that have stood since before a day and have no end.
class StandingCodes {
 public:
  // Reads CSV (plain or gzip) with the columns goods_code, product_line_suffix, start_date,
  // end_date. Only declarable lines (suffix 80) whose start is before `day` count.
  static absl::StatusOr<StandingCodes> Read(std::string_view bytes, Day day);

  // `code` of 8 or 10 digits; the nomenclature has 10.
  bool Contains(std::string_view code) const;

 private:
  std::unordered_set<std::string> codes_;
};

}  // namespace landfall
