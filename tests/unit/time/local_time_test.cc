#include "common/time/local_time.h"

#include <gtest/gtest.h>

#include <limits>

#include "common/testing/status_matchers.h"

namespace landfall {
namespace {

struct Case {
  const char* text;
  const char* day;
  int32_t second_of_day;
  const char* printed;
};

class LocalTimeTest : public ::testing::TestWithParam<Case> {};

TEST_P(LocalTimeTest, ReadsAndPrints) {
  const Case& c = GetParam();
  LocalTime time = LocalTime::Parse(c.text).value();
  EXPECT_EQ(time.day().ToString(), c.day);
  EXPECT_EQ(time.second_of_day(), c.second_of_day);
  EXPECT_EQ(time.ToString(), c.printed);
  EXPECT_THAT(LocalTime::Parse(c.printed), IsOkAndHolds(time));
}

INSTANTIATE_TEST_SUITE_P(
    Table, LocalTimeTest,
    ::testing::Values(Case{"2026-07-24T00:01", "2026-07-24", 60, "2026-07-24T00:01"},
                      Case{"2026-07-24T00:01:00", "2026-07-24", 60, "2026-07-24T00:01"},
                      Case{"2026-07-24T00:00:01", "2026-07-24", 1, "2026-07-24T00:00:01"},
                      Case{"2026-07-24T00:00", "2026-07-24", 0, "2026-07-24"},
                      Case{"2026-07-24", "2026-07-24", 0, "2026-07-24"},
                      Case{"1969-12-31T23:59:59", "1969-12-31", 86'399, "1969-12-31T23:59:59"},
                      Case{"0001-01-01T12:30", "0001-01-01", 45'000, "0001-01-01T12:30"}));

TEST(LocalTimeTest, RefusesWhatIsNoLocalTime) {
  for (const char* text :
       {"", "2026-07-24T", "2026-07-24T0:01", "2026-07-24T00:1", "2026-07-24T24:00",
        "2026-07-24T00:60", "2026-07-24T00:00:60", "2026-07-24T00:01Z", "2026-07-24T00:01+02:00",
        "2026-07-24 00:01", "2026-02-29T00:01", "2026-07-24T00:01:", "2026-07-24T00:01:00.5",
        "2026-07-24T00-01", "T00:01"}) {
    EXPECT_THAT(LocalTime::Parse(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(LocalTimeTest, ADayStartsAtItsFirstSecond) {
  Day day = Day::FromCivil(2026, 7, 1);
  LocalTime start = LocalTime::FromDay(day);
  EXPECT_EQ(start.day(), day);
  EXPECT_EQ(LocalTime::FromSeconds(start.seconds() - 1).day(), day - 1);
  EXPECT_EQ(LocalTime::FromSeconds(start.seconds() + 86'399).day(), day);
  EXPECT_EQ(LocalTime::FromSeconds(start.seconds() + 86'400).day(), day + 1);
}

TEST(LocalTimeTest, MinAndMaxAreThoseOfTheDay) {
  EXPECT_EQ(LocalTime::Min().day(), Day::Min());
  EXPECT_EQ(LocalTime::Max().day(), Day::Max());
  EXPECT_EQ(LocalTime::FromSeconds(std::numeric_limits<int64_t>::max()), LocalTime::Max());
  EXPECT_EQ(LocalTime::FromSeconds(std::numeric_limits<int64_t>::min()), LocalTime::Min());
  EXPECT_EQ(LocalTime::Max().ToString(), "");
}

}  // namespace
}  // namespace landfall
