#include "common/importing/rates/official_day.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

TEST(OfficialDay, ReadsTheFormsTheFilesUse) {
  struct {
    const char* text;
    const char* day;
  } cases[] = {
      {"2026-04-13", "2026-04-13"},   {"13 April 2026", "2026-04-13"},
      {" 3 May 2026 ", "2026-05-03"}, {"01/Jun/2023", "2023-06-01"},
      {"29/Feb/2024", "2024-02-29"},  {"31 December 1999", "1999-12-31"},
  };
  for (const auto& c : cases) {
    std::optional<Day> day = ParseOfficialDay(c.text);
    ASSERT_TRUE(day.has_value()) << c.text;
    EXPECT_EQ(day->ToString(), c.day);
  }
}

TEST(OfficialDay, RefusesWhatIsNoDay) {
  for (const char* text :
       {"", " ", "April", "13 April", "29/Feb/2023", "01/06/2023", "01/Juni/2023", "31 April 2026",
        "April 13, 2026", "2026-4-13", "13  April 2026", "13/Apr/26"}) {
    EXPECT_FALSE(ParseOfficialDay(text).has_value()) << text;
  }
}

TEST(OfficialDay, APeriodIsTwoDaysInOrder) {
  std::optional<RateDays> period = ParseOfficialPeriod("01/Jun/2023 to 30/Jun/2023");
  ASSERT_TRUE(period.has_value());
  EXPECT_EQ(period->first.ToString(), "2023-06-01");
  EXPECT_EQ(period->last.ToString(), "2023-06-30");
  for (const char* text :
       {"", "01/Jun/2023", "30/Jun/2023 to 01/Jun/2023", "01/Jun/2023-30/Jun/2023"}) {
    EXPECT_FALSE(ParseOfficialPeriod(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace landfall
