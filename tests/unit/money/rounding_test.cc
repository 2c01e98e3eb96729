#include "common/money/rounding.h"

#include <gtest/gtest.h>

#include "tests/unit/money/exact.h"

namespace landfall {
namespace {

// One value to one increment, in the order of kModes.
struct Case {
  const char* value;
  const char* increment;
  const char* half_up;
  const char* half_even;
  const char* half_down;
  const char* up;
  const char* down;
  const char* ceil;
  const char* floor;
};

class RoundingTest : public ::testing::TestWithParam<Case> {};

TEST_P(RoundingTest, EveryModeRoundsAsItsNameSays) {
  const Case& c = GetParam();
  const char* expected[] = {c.half_up, c.half_even, c.half_down, c.up, c.down, c.ceil, c.floor};
  for (size_t i = 0; i < std::size(kModes); ++i) {
    Rounding rounding{kModes[i], Dec(c.increment)};
    EXPECT_EQ(Round(Dec(c.value), rounding), Dec(expected[i])) << c.value << " mode " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, RoundingTest,
    ::testing::Values(
        Case{"2.785", "0.01", "2.79", "2.78", "2.78", "2.79", "2.78", "2.79", "2.78"},
        Case{"2.775", "0.01", "2.78", "2.78", "2.77", "2.78", "2.77", "2.78", "2.77"},
        Case{"-2.785", "0.01", "-2.79", "-2.78", "-2.78", "-2.79", "-2.78", "-2.78", "-2.79"},
        Case{"-2.775", "0.01", "-2.78", "-2.78", "-2.77", "-2.78", "-2.77", "-2.77", "-2.78"},
        Case{"2.784999999999", "0.01", "2.78", "2.78", "2.78", "2.79", "2.78", "2.79", "2.78"},
        Case{"2.785000000001", "0.01", "2.79", "2.79", "2.79", "2.79", "2.78", "2.79", "2.78"},
        Case{"0.5", "1", "1", "0", "0", "1", "0", "1", "0"},
        Case{"-0.5", "1", "-1", "0", "0", "-1", "0", "0", "-1"},
        Case{"1.5", "1", "2", "2", "1", "2", "1", "2", "1"},
        Case{"0.000000000001", "1", "0", "0", "0", "1", "0", "1", "0"},
        Case{"-0.000000000001", "1", "0", "0", "0", "-1", "0", "0", "-1"},
        Case{"12.375", "0.05", "12.4", "12.4", "12.35", "12.4", "12.35", "12.4", "12.35"},
        Case{"12.325", "0.05", "12.35", "12.3", "12.3", "12.35", "12.3", "12.35", "12.3"},
        Case{"12.3249", "0.05", "12.3", "12.3", "12.3", "12.35", "12.3", "12.35", "12.3"},
        Case{"-12.375", "0.05", "-12.4", "-12.4", "-12.35", "-12.4", "-12.35", "-12.35", "-12.4"},
        Case{"1999", "100", "2000", "2000", "2000", "2000", "1900", "2000", "1900"},
        Case{"1950", "100", "2000", "2000", "1900", "2000", "1900", "2000", "1900"},
        Case{"1850", "100", "1900", "1800", "1800", "1900", "1800", "1900", "1800"},
        Case{"1500", "1000", "2000", "2000", "1000", "2000", "1000", "2000", "1000"},
        Case{"2500", "1000", "3000", "2000", "2000", "3000", "2000", "3000", "2000"},
        Case{"-2500", "1000", "-3000", "-2000", "-2000", "-3000", "-2000", "-2000", "-3000"},
        Case{"499.99", "1000", "0", "0", "0", "1000", "0", "1000", "0"},
        Case{"7", "3", "6", "6", "6", "9", "6", "9", "6"},
        Case{"7.5", "3", "9", "6", "6", "9", "6", "9", "6"},
        Case{"5", "0.01", "5", "5", "5", "5", "5", "5", "5"},
        Case{"0", "100", "0", "0", "0", "0", "0", "0", "0"}));

TEST(RoundTest, AnIncrementOfZeroKeepsTheValue) {
  EXPECT_EQ(Round(Dec("1.234567890123"), {}), Dec("1.234567890123"));
  EXPECT_TRUE(Round(Decimal::Overflow(), {}).IsOverflow());
}

TEST(RoundTest, WhatHasNoAnswerIsOverflow) {
  Decimal largest = Dec("170141183460469231731687303.715884105727");
  EXPECT_TRUE(Round(Decimal::Overflow(), {RoundingMode::kHalfUp, Dec("0.01")}).IsOverflow());
  EXPECT_TRUE(Round(Dec("1"), {RoundingMode::kHalfUp, Dec("-0.01")}).IsOverflow());
  EXPECT_TRUE(Round(Dec("1"), {RoundingMode::kHalfUp, Decimal::Overflow()}).IsOverflow());
  EXPECT_TRUE(Round(largest, {RoundingMode::kUp, Dec("1")}).IsOverflow());
  EXPECT_TRUE(Round(-largest, {RoundingMode::kFloor, Dec("1")}).IsOverflow());
  EXPECT_EQ(Round(largest, {RoundingMode::kDown, Dec("1")}), Dec("170141183460469231731687303"));
  EXPECT_TRUE(Round(Dec("1"), {RoundingMode::kUp, largest}) == largest);
}

TEST(RoundTest, AgreesWithExactArithmeticAndRoundingTwiceChangesNothing) {
  constexpr uint64_t kSeed = 20260702;
  RecordProperty("seed", kSeed);
  std::mt19937_64 random(kSeed);
  for (int i = 0; i < 20'000; ++i) {
    Decimal value = RandomDecimal(random);
    Decimal increment = RandomDecimal(random).Abs();
    if (increment.IsZero()) continue;
    for (RoundingMode mode : kModes) {
      Decimal rounded = Round(value, {mode, increment});
      ASSERT_EQ(rounded, RoundExact(Scaled(value), mode, Scaled(increment)))
          << value.ToString() << " to " << increment.ToString() << " seed " << kSeed;
      ASSERT_EQ(Round(rounded, {mode, increment}), rounded);
    }
  }
}

}  // namespace
}  // namespace landfall
