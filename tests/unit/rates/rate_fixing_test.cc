#include "common/rates/rate_fixing.h"

#include <gtest/gtest.h>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

constexpr RateFixing kPenultimateWednesday{
    .kind = FixingKind::kMonthLastWeekday, .back = 1, .nth = 2, .weekday = 3};
constexpr RateFixing kThirdWednesday{
    .kind = FixingKind::kMonthWeekday, .back = 1, .nth = 3, .weekday = 3};
constexpr RateFixing kFirstOctober{
    .kind = FixingKind::kYearMonthStart, .back = 1, .month = 10, .next_published = true};
constexpr RateFixing kThursdayBefore{.kind = FixingKind::kWeekWeekday, .back = 1, .weekday = 4};
constexpr RateFixing kSundayWeeksMean{.kind = FixingKind::kWeekAverage, .back = 2, .week_start = 7};

TEST(RateFixing, ReadsTheDaysItsKindSays) {
  struct {
    const char* name;
    RateFixing fixing;
    const char* day;
    const char* first;
    const char* last;
    const char* holds_until;
  } cases[] = {
      {"the day itself", {}, "2026-02-28", "2026-02-28", "2026-02-28", "2026-02-28"},
      {"the day before, over a year",
       {.back = 1},
       "2026-01-01",
       "2025-12-31",
       "2025-12-31",
       "2026-01-01"},
      {"last day of a month",
       {.kind = FixingKind::kMonthStart},
       "2024-02-29",
       "2024-02-01",
       "2024-02-01",
       "2024-02-29"},
      {"first day of a month",
       {.kind = FixingKind::kMonthStart},
       "2024-03-01",
       "2024-03-01",
       "2024-03-01",
       "2024-03-31"},
      {"a month back",
       {.kind = FixingKind::kMonthStart, .back = 1},
       "2026-01-15",
       "2025-12-01",
       "2025-12-01",
       "2026-01-31"},
      {"quarter",
       {.kind = FixingKind::kQuarterStart},
       "2026-06-30",
       "2026-04-01",
       "2026-04-01",
       "2026-06-30"},
      {"next quarter",
       {.kind = FixingKind::kQuarterStart},
       "2026-07-01",
       "2026-07-01",
       "2026-07-01",
       "2026-09-30"},
      {"quarter back",
       {.kind = FixingKind::kQuarterStart, .back = 1},
       "2026-02-01",
       "2025-10-01",
       "2025-10-01",
       "2026-03-31"},
      {"October of last year", kFirstOctober, "2026-12-31", "2025-10-01", "2025-10-01",
       "2026-12-31"},
      {"October on New Year's Day", kFirstOctober, "2027-01-01", "2026-10-01", "2026-10-01",
       "2027-12-31"},
      {"four Wednesdays: third", kPenultimateWednesday, "2026-03-31", "2026-02-18", "2026-02-18",
       "2026-03-31"},
      {"the next month reads the next one", kPenultimateWednesday, "2026-04-01", "2026-03-18",
       "2026-03-18", "2026-04-30"},
      {"five Wednesdays: fourth", kPenultimateWednesday, "2026-05-01", "2026-04-22", "2026-04-22",
       "2026-05-31"},
      {"a month that ends on a Wednesday", kPenultimateWednesday, "2026-10-10", "2026-09-23",
       "2026-09-23", "2026-10-31"},
      {"December for January", kPenultimateWednesday, "2026-01-01", "2025-12-24", "2025-12-24",
       "2026-01-31"},
      {"third Wednesday", kThirdWednesday, "2026-05-01", "2026-04-15", "2026-04-15", "2026-05-31"},
      {"Thursday before, asked on Monday", kThursdayBefore, "2026-07-06", "2026-07-02",
       "2026-07-02", "2026-07-12"},
      {"Thursday before, asked on Sunday", kThursdayBefore, "2026-07-05", "2026-06-25",
       "2026-06-25", "2026-07-05"},
      {"week from Sunday, asked on Saturday", kSundayWeeksMean, "2026-07-11", "2026-06-21",
       "2026-06-27", "2026-07-11"},
      {"week from Sunday, asked on Sunday", kSundayWeeksMean, "2026-07-12", "2026-06-28",
       "2026-07-04", "2026-07-18"},
  };
  for (const auto& c : cases) {
    ASSERT_TRUE(CheckFixing(c.fixing).ok()) << c.name;
    FixingPeriod period = FixingPeriodOf(c.fixing, DayAt(c.day));
    EXPECT_EQ(period.first.ToString(), c.first) << c.name;
    EXPECT_EQ(period.last.ToString(), c.last) << c.name;
    EXPECT_EQ(period.holds_until.ToString(), c.holds_until) << c.name;
  }
}

TEST(RateFixing, HoldsUntilIsTheLastDayThatReadsTheSameDays) {
  for (const RateFixing& fixing :
       {kPenultimateWednesday, kThirdWednesday, kFirstOctober, kThursdayBefore, kSundayWeeksMean,
        RateFixing{.kind = FixingKind::kMonthStart},
        RateFixing{.kind = FixingKind::kQuarterStart}}) {
    for (Day day = DayAt("2027-12-01"); day < DayAt("2029-02-01"); day = day + 1) {
      FixingPeriod period = FixingPeriodOf(fixing, day);
      FixingPeriod at_end = FixingPeriodOf(fixing, period.holds_until);
      FixingPeriod after = FixingPeriodOf(fixing, period.holds_until + 1);
      EXPECT_LE(day, period.holds_until);
      EXPECT_EQ(at_end.last, period.last) << day.ToString();
      EXPECT_GT(after.last, period.last) << day.ToString();
    }
  }
}

TEST(RateFixing, RefusesParametersOutOfRange) {
  struct {
    RateFixing fixing;
    const char* expected;
  } cases[] = {
      {{.kind = static_cast<FixingKind>(99)}, "rate fixing: kind is unknown"},
      {{.kind = FixingKind::kMonthWeekday, .nth = 5, .weekday = 3},
       "rate fixing: nth must be 1 to 4"},
      {{.kind = FixingKind::kMonthLastWeekday, .nth = 0, .weekday = 3},
       "rate fixing: nth must be 1 to 4"},
      {{.kind = FixingKind::kMonthLastWeekday, .nth = 2, .weekday = 8},
       "rate fixing: weekday must be 1 to 7"},
      {{.kind = FixingKind::kWeekWeekday}, "rate fixing: weekday must be 1 to 7"},
      {{.kind = FixingKind::kYearMonthStart, .month = 13}, "rate fixing: month must be 1 to 12"},
      {{.kind = FixingKind::kWeekAverage, .week_start = 0},
       "rate fixing: week_start must be 1 to 7"},
  };
  for (const auto& c : cases) {
    absl::Status status = CheckFixing(c.fixing);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.expected;
    EXPECT_EQ(status.message(), c.expected);
  }
}

}  // namespace
}  // namespace landfall
