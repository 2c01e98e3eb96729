#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "common/time/day.h"

namespace landfall {

// On which day a law fixes the rate it uses on a given day.
enum class FixingKind : uint8_t {
  kDay,               // `back` days before the day; 0: the day itself
  kMonthStart,        // first of the month `back` months before that of the day
  kQuarterStart,      // first of the quarter `back` quarters before that of the day
  kYearMonthStart,    // first of `month` in the year `back` years before that of the day
  kMonthWeekday,      // `nth` `weekday` of the month `back` months before
  kMonthLastWeekday,  // `nth` `weekday` from the end of the month `back` months before
  kWeekWeekday,       // `weekday` of the week `back` weeks before
  kWeekAverage,       // mean over the week `back` weeks before
};

// One such rule with its parameters; the values come from rule data. Weekdays are ISO: 1 Monday to
// 7 Sunday.
struct RateFixing {
  FixingKind kind = FixingKind::kDay;
  uint8_t back = 0;
  uint8_t nth = 0;         // 1 to 4
  uint8_t weekday = 0;     // 1 to 7
  uint8_t month = 0;       // 1 to 12
  uint8_t week_start = 1;  // first day of the law's week, 1 to 7
  // A fixing day without publication takes the next one (a "first working day") instead of the one
  // before. Never looks past the day asked for.
  bool next_published = false;

  friend bool operator==(const RateFixing&, const RateFixing&) = default;
};

// The days a rule reads for one day, and how long its answer holds.
struct FixingPeriod {
  Day first{};        // equals `last` unless a mean is taken
  Day last{};         // the fixing day
  Day holds_until{};  // last day for which the rule reads the same days
};

// InvalidArgument names the parameter that is out of range for the kind.
absl::Status CheckFixing(const RateFixing& fixing);

// `fixing` must satisfy CheckFixing.
FixingPeriod FixingPeriodOf(const RateFixing& fixing, Day day);

}  // namespace landfall
