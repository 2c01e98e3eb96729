#include "common/time/day.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <string>

#include "common/testing/status_matchers.h"

namespace landfall {
namespace {

using ::testing::HasSubstr;

static_assert(sizeof(Day) == 4);
static_assert(Day::FromCivil(1970, 1, 1).number() == 0);
static_assert(Day::FromCivil(2026, 7, 1).year() == 2026);

struct Case {
  const char* text;
  int32_t number;
  int weekday;
};

class DayTest : public ::testing::TestWithParam<Case> {};

TEST_P(DayTest, ReadsCountsAndPrints) {
  const Case& c = GetParam();
  Day day = Day::Parse(c.text).value();
  EXPECT_EQ(day.number(), c.number);
  EXPECT_EQ(day.weekday(), c.weekday);
  EXPECT_EQ(day.ToString(), c.text);
  EXPECT_EQ(Day::FromCivil(day.year(), day.month(), day.day()), day);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DayTest,
    ::testing::Values(Case{"1970-01-01", 0, 4}, Case{"1969-12-31", -1, 3},
                      Case{"2000-02-29", 11016, 2}, Case{"2024-02-29", 19782, 4},
                      Case{"2026-07-01", 20635, 3}, Case{"1900-02-28", -25509, 3},
                      Case{"0001-01-01", -719162, 1}, Case{"9999-12-31", 2932896, 5}));

TEST(DayTest, RefusesWhatIsNoDay) {
  for (const char* text : {"", "2026", "2026-7-1", "2026-02-29", "1900-02-29", "2026-04-31",
                           "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01", "2026/07/01",
                           "2026-07-01 ", " 2026-07-01", "2026-07-01T00:00", "-026-07-01",
                           "+026-07-01", "20260701", "2026-07-0a", "2026-07-1\xC2\xB2"}) {
    EXPECT_THAT(Day::Parse(text), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(text)))
        << text;
  }
}

TEST(DayTest, AgreesWithTheStandardCalendarOnEveryDayOfFourCenturies) {
  for (int32_t number = -200'000; number <= 200'000; ++number) {
    std::chrono::year_month_day civil{std::chrono::sys_days(std::chrono::days(number))};
    Day day = Day::FromNumber(number);
    Day::Civil ours = day.ToCivil();
    ASSERT_EQ(ours.year, static_cast<int>(civil.year()));
    ASSERT_EQ(ours.month, static_cast<int>(static_cast<unsigned>(civil.month())));
    ASSERT_EQ(ours.day, static_cast<int>(static_cast<unsigned>(civil.day())));
    ASSERT_TRUE(number < Day::FromCivil(1, 1, 1).number() ||
                Day::IsCivil(ours.year, ours.month, ours.day));
    ASSERT_EQ(Day::FromCivil(ours.year, ours.month, ours.day), day);
    ASSERT_EQ(
        static_cast<unsigned>(day.weekday()),
        std::chrono::weekday(std::chrono::sys_days(std::chrono::days(number))).iso_encoding());
  }
}

TEST(DayTest, MinAndMaxBoundEverythingAndStay) {
  Day day = Day::FromCivil(2026, 1, 1);
  EXPECT_LT(Day::Min(), Day::FromCivil(1, 1, 1));
  EXPECT_GT(Day::Max(), Day::FromCivil(9999, 12, 31));
  EXPECT_EQ(Day::Max() + -1, Day::Max());
  EXPECT_EQ(Day::Min() + 1, Day::Min());
  EXPECT_EQ(day + std::numeric_limits<int32_t>::max(), Day::Max());
  EXPECT_EQ(day - std::numeric_limits<int32_t>::max(), Day::Min());
  EXPECT_EQ(day - std::numeric_limits<int32_t>::min(), Day::Max());
  EXPECT_EQ(Day::Min().ToString(), "");
  EXPECT_EQ(Day::Max().ToString(), "");
}

TEST(DayTest, DaysAddAndSubtract) {
  Day day = Day::FromCivil(2024, 2, 28);
  EXPECT_EQ(day + 2, Day::FromCivil(2024, 3, 1));
  EXPECT_EQ(day - 28, Day::FromCivil(2024, 1, 31));
  EXPECT_EQ(Day::FromCivil(2025, 2, 28) - day, 366);
  EXPECT_LT(day, day + 1);
}

}  // namespace
}  // namespace landfall
