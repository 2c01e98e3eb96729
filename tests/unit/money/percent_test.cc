#include "common/money/percent.h"

#include <gtest/gtest.h>

#include "tests/unit/money/exact.h"

namespace landfall {
namespace {

struct Case {
  const char* percent;
  const char* base;
  const char* expected;
};

class PercentTest : public ::testing::TestWithParam<Case> {};

TEST_P(PercentTest, IsThatShareOfTheBase) {
  const Case& c = GetParam();
  EXPECT_EQ(Of(Percent{Dec(c.percent)}, Dec(c.base)).ToString(), c.expected);
}

INSTANTIATE_TEST_SUITE_P(Table, PercentTest,
                         ::testing::Values(Case{"20", "150", "30"}, Case{"8.1", "62.35", "5.05035"},
                                           Case{"0.3464", "2500", "8.66"},
                                           Case{"0.125", "99999.99", "124.9999875"},
                                           Case{"-20", "150", "-30"}, Case{"0", "150", "0"},
                                           Case{"100", "0.01", "0.01"},
                                           Case{"33.333333333333", "3", "1"},
                                           Case{"20", "10000000000000000", "2000000000000000"}));

TEST(PercentRoundingTest, RoundsTheExactShareOnce) {
  EXPECT_EQ(Of(Percent{Dec("8.1")}, Dec("62.35"), {RoundingMode::kHalfUp, Dec("0.05")}),
            Dec("5.05"));
  EXPECT_EQ(Of(Percent{Dec("12.5")}, Dec("0.2"), {RoundingMode::kHalfUp, Dec("0.01")}),
            Dec("0.03"));
  EXPECT_EQ(Of(Percent{Dec("12.5")}, Dec("-0.2"), {RoundingMode::kHalfUp, Dec("0.01")}),
            Dec("-0.03"));
}

TEST(PercentRoundingTest, OverflowIsKept) {
  EXPECT_TRUE(Of(Percent{Decimal::Overflow()}, Dec("1")).IsOverflow());
  EXPECT_TRUE(Of(Percent{Dec("20")}, Decimal::Overflow()).IsOverflow());
  EXPECT_TRUE(Of(Percent{Dec("1000")}, Dec("170141183460469231731687303")).IsOverflow());
}

}  // namespace
}  // namespace landfall
