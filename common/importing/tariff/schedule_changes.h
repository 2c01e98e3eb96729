#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/importing/tariff/tariff_import.h"

namespace landfall {

// What an import would change in a schedule the data folder has, for a person to review.

enum class ChangeKind : uint8_t {
  kAdded,    // a code or a column of it that had no rate
  kChanged,  // another rate from a day on, or another one than was written for that day
  kEnded,    // no rate from a day on, or rows of a day that are gone
};

// All rows of one code, column and day.
struct ScheduleChange {
  ChangeKind kind = ChangeKind::kAdded;
  std::string code{};
  std::string column{};
  Day from{};
  std::string before{};  // rates as canonical text, or the source's own in quotes; " | " between
  std::string after{};
};

struct ScheduleChanges {
  std::vector<ScheduleChange> list{};  // by code, column, day
  size_t rates_before = 0;             // codes and columns with a row in the data folder

  size_t Count(ChangeKind kind) const;
  // Codes and columns that change, in hundredths of a percent of rates_before, rounded up; 0 when
  // the data folder has none.
  size_t Share() const;
};

// Rows of a schedule file of ours. InvalidArgument names the line that cannot be read.
absl::StatusOr<std::vector<ScheduleLine>> ReadScheduleLines(std::string_view text);

// What the schedule becomes when `imported` is laid over `before`. The import speaks of the days
// from the first of its rows on: rows of earlier days stay, a rate that goes on unchanged keeps its
// row, and a code or column that is no longer there ends on that first day. A `partial` import
// speaks only of the codes, columns and lists of programmes it has, on its own days.
std::vector<ScheduleLine> MergeSchedules(const std::vector<ScheduleLine>& before,
                                         const std::vector<ScheduleLine>& imported, bool partial);

ScheduleChanges CompareSchedules(const std::vector<ScheduleLine>& before,
                                 const std::vector<ScheduleLine>& after);

// "3 added, 1 changed, 0 ended: 0.41 % of 973 rates".
std::string SummaryOf(const ScheduleChanges& changes);

// "changed 61091000 general from 2026-07-01: 16.5 % -> 17 %".
std::string LineOf(const ScheduleChange& change);

}  // namespace landfall
