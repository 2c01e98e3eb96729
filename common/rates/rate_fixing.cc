#include "common/rates/rate_fixing.h"

#include <chrono>
#include <string>

#include "absl/strings/str_cat.h"

namespace landfall {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

sys_days ToChrono(Day day) { return sys_days(days(day.number())); }
Day FromChrono(sys_days day) {
  return Day::FromNumber(static_cast<int32_t>(day.time_since_epoch().count()));
}

sys_days First(year_month of) { return sys_days(of / day(1)); }

FixingPeriod OneDay(sys_days fixing, sys_days holds_until) {
  Day day = FromChrono(fixing);
  return {.first = day, .last = day, .holds_until = FromChrono(holds_until)};
}

// A month of the calendar read for the whole month of the day asked for.
FixingPeriod InMonth(const RateFixing& fixing, year_month asked) {
  year_month read = asked - months(fixing.back);
  sys_days until = sys_days(asked / last);
  weekday wanted(fixing.weekday);
  if (fixing.kind == FixingKind::kMonthWeekday) {
    return OneDay(sys_days(read / wanted[fixing.nth]), until);
  }
  if (fixing.kind == FixingKind::kMonthLastWeekday) {
    return OneDay(sys_days(read / wanted[last]) - days(7 * (fixing.nth - 1)), until);
  }
  return OneDay(First(read), until);
}

FixingPeriod InQuarter(const RateFixing& fixing, year_month asked) {
  auto into = (static_cast<unsigned>(asked.month()) - 1) % 3;
  year_month quarter = asked - months(into);
  return OneDay(First(quarter - months(3 * fixing.back)), First(quarter + months(3)) - days(1));
}

FixingPeriod InYear(const RateFixing& fixing, year_month asked) {
  year_month read = (asked.year() - years(fixing.back)) / month(fixing.month);
  return OneDay(First(read), sys_days(asked.year() / 12 / 31));
}

FixingPeriod InWeek(const RateFixing& fixing, sys_days asked) {
  weekday start(fixing.week_start);
  sys_days this_week = asked - (weekday(asked) - start);
  sys_days read = this_week - days(7 * fixing.back);
  sys_days until = this_week + days(6);
  if (fixing.kind == FixingKind::kWeekWeekday) {
    return OneDay(read + (weekday(fixing.weekday) - start), until);
  }
  return {.first = FromChrono(read),
          .last = FromChrono(read + days(6)),
          .holds_until = FromChrono(until)};
}

bool Within(uint8_t value, uint8_t low, uint8_t high) { return low <= value && value <= high; }

}  // namespace

absl::Status CheckFixing(const RateFixing& fixing) {
  bool by_month =
      fixing.kind == FixingKind::kMonthWeekday || fixing.kind == FixingKind::kMonthLastWeekday;
  bool by_week = fixing.kind == FixingKind::kWeekWeekday || fixing.kind == FixingKind::kWeekAverage;
  std::string wrong;
  if (!Within(static_cast<uint8_t>(fixing.kind), 0,
              static_cast<uint8_t>(FixingKind::kWeekAverage))) {
    wrong = "kind is unknown";
  } else if (by_month && !Within(fixing.nth, 1, 4)) {
    wrong = "nth must be 1 to 4";
  } else if ((by_month || fixing.kind == FixingKind::kWeekWeekday) &&
             !Within(fixing.weekday, 1, 7)) {
    wrong = "weekday must be 1 to 7";
  } else if (fixing.kind == FixingKind::kYearMonthStart && !Within(fixing.month, 1, 12)) {
    wrong = "month must be 1 to 12";
  } else if (by_week && !Within(fixing.week_start, 1, 7)) {
    wrong = "week_start must be 1 to 7";
  }
  if (wrong.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("rate fixing: ", wrong));
}

FixingPeriod FixingPeriodOf(const RateFixing& fixing, Day day) {
  sys_days asked = ToChrono(day);
  year_month_day civil(asked);
  year_month in(civil.year(), civil.month());
  switch (fixing.kind) {
    case FixingKind::kDay:
      return OneDay(asked - days(fixing.back), asked);
    case FixingKind::kMonthStart:
    case FixingKind::kMonthWeekday:
    case FixingKind::kMonthLastWeekday:
      return InMonth(fixing, in);
    case FixingKind::kQuarterStart:
      return InQuarter(fixing, in);
    case FixingKind::kYearMonthStart:
      return InYear(fixing, in);
    case FixingKind::kWeekWeekday:
    case FixingKind::kWeekAverage:
      return InWeek(fixing, asked);
  }
  return OneDay(asked, asked);
}

}  // namespace landfall
