#include "common/money/apportion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"
#include "tests/unit/money/exact.h"

namespace landfall {
namespace {

using ::testing::HasSubstr;

const Decimal kLargest = Dec("170141183460469231731687303.715884105727");

std::vector<Decimal> Decimals(const std::vector<std::string>& texts) {
  std::vector<Decimal> values;
  for (const std::string& text : texts) values.push_back(Dec(text));
  return values;
}

struct Case {
  const char* total;
  std::vector<std::string> keys;
  const char* increment;
  std::vector<std::string> shares;
};

class ApportionTest : public ::testing::TestWithParam<Case> {};

TEST_P(ApportionTest, SharesByLargestRemainder) {
  const Case& c = GetParam();
  std::vector<Decimal> keys = Decimals(c.keys);
  std::vector<Decimal> shares(keys.size());
  ASSERT_THAT(Apportion(Dec(c.total), keys, Dec(c.increment), shares), IsOk());
  EXPECT_EQ(shares, Decimals(c.shares));
}

INSTANTIATE_TEST_SUITE_P(
    Table, ApportionTest,
    ::testing::Values(
        Case{"10", {"1", "1", "1"}, "0.01", {"3.34", "3.33", "3.33"}},
        Case{"0.02", {"1", "1", "1"}, "0.01", {"0.01", "0.01", "0"}},
        Case{"-10", {"1", "1", "1"}, "0.01", {"-3.34", "-3.33", "-3.33"}},
        Case{"10", {"-1", "-1", "-1"}, "0.01", {"3.34", "3.33", "3.33"}},
        Case{"100", {"50", "30", "20"}, "1", {"50", "30", "20"}},
        // The remainders are 0.4, 0.1, 0.5: the last gets the step.
        Case{"10", {"2.4", "2.1", "5.5"}, "1", {"2", "2", "6"}},
        Case{"5", {"0", "1", "0", "1"}, "1", {"0", "3", "0", "2"}},
        Case{"0", {"1", "2"}, "0.01", {"0", "0"}}, Case{"7", {"3"}, "0.01", {"7"}},
        Case{"1000", {"1", "2"}, "100", {"300", "700"}},
        Case{"0.10", {"1", "1", "1"}, "0.05", {"0.05", "0.05", "0"}},
        Case{"1", {"1", "1", "1"}, "0", {"0.333333333334", "0.333333333333", "0.333333333333"}},
        // A return among sales: nobody's sign turns.
        Case{"8", {"10", "-2"}, "0.01", {"10", "-2"}},
        Case{"1", {"3", "3", "-3"}, "1", {"1", "1", "-1"}},
        Case{"2", {"5", "5", "-3"}, "1", {"1", "1", "0"}},
        // What is no multiple goes to the next in line.
        Case{"10.005", {"1", "1", "1"}, "0.01", {"3.34", "3.335", "3.33"}},
        Case{"1.005", {"0", "5"}, "0.01", {"0", "1.005"}},
        Case{"0.004", {"0", "0", "5", "6"}, "0.01", {"0", "0", "0.004", "0"}},
        Case{"-1.005", {"0", "5"}, "0.01", {"0", "-1.005"}}));

TEST(ApportionErrorTest, TellsWhyItCannot) {
  std::vector<Decimal> shares(2);
  auto split = [&](Decimal total, std::vector<Decimal> keys, Decimal increment) {
    return Apportion(total, keys, increment, shares);
  };
  auto invalid = [](const char* why) {
    return StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why));
  };
  auto too_large = StatusIs(absl::StatusCode::kOutOfRange, HasSubstr("too large"));
  Decimal one = Dec("1");
  EXPECT_THAT(split(one, {Decimal(), Decimal()}, Dec("0.01")), invalid("sum to zero"));
  EXPECT_THAT(split(one, {one, -one}, Dec("0.01")), invalid("sum to zero"));
  EXPECT_THAT(split(Decimal(), {Decimal(), Decimal()}, Dec("0.01")), invalid("sum to zero"));
  EXPECT_THAT(split(one, {one}, Dec("0.01")), invalid("as many shares"));
  EXPECT_THAT(split(one, {one, one}, Dec("-0.01")), invalid("increment"));
  EXPECT_THAT(split(Decimal::Overflow(), {one, one}, Dec("0.01")), too_large);
  EXPECT_THAT(split(one, {one, Decimal::Overflow()}, Dec("0.01")), too_large);
  EXPECT_THAT(split(one, {one, one}, Decimal::Overflow()), too_large);
  EXPECT_THAT(split(one, {kLargest, kLargest}, Dec("0.01")), too_large);
  EXPECT_THAT(split(kLargest, {kLargest, Decimal::FromScaled(1) - kLargest}, Decimal()), too_large);
  EXPECT_THAT(Apportion(one, {}, Dec("0.01"), {}), invalid("sum to zero"));
}

TEST(ApportionErrorTest, TheLargestTotalSplitsExactly) {
  std::vector<Decimal> keys(3, Decimal::FromScaled(kLargest.scaled() / 3));
  std::vector<Decimal> shares(3);
  ASSERT_THAT(Apportion(kLargest, keys, Decimal(), shares), IsOk());
  EXPECT_EQ(shares[0] + shares[1] + shares[2], kLargest);
}

// What the contract promises, in exact arithmetic.
void CheckPromises(Decimal total, const std::vector<Decimal>& keys, Decimal increment,
                   const std::vector<Decimal>& shares) {
  Integer basis = 0;
  Integer sum = 0;
  for (Decimal key : keys) basis += Scaled(key);
  Decimal whole = Round(total, {RoundingMode::kDown, increment});
  size_t uneven = 0;
  for (size_t i = 0; i < keys.size(); ++i) {
    sum += Scaled(shares[i]);
    Rational exact = Rational(Scaled(whole)) * Rational(Scaled(keys[i])) / Rational(basis);
    if (Scaled(shares[i]) % Scaled(increment) != 0) {
      ++uneven;
    } else {
      Rational away = exact - Scaled(shares[i]);
      ASSERT_LT(away < 0 ? Rational(-away) : away, Rational(Scaled(increment)));
    }
    ASSERT_TRUE(exact * Rational(Scaled(shares[i])) >= 0);
    ASSERT_TRUE(!keys[i].IsZero() || shares[i].IsZero());
  }
  ASSERT_EQ(sum, Scaled(total));
  ASSERT_LE(uneven, whole == total ? 0u : 1u);
}

TEST(ApportionPropertyTest, SharesSumToTheTotalWhateverTheKeys) {
  constexpr uint64_t kSeed = 20260704;
  RecordProperty("seed", kSeed);
  std::mt19937_64 random(kSeed);
  int answered = 0;
  for (int i = 0; i < 8'000; ++i) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + " round " + std::to_string(i));
    std::vector<Decimal> keys(1 + random() % 12);
    bool mixed = random() % 4 == 0;
    bool plain = random() % 2 == 0;
    for (Decimal& key : keys) {
      key = plain ? Decimal::FromScaled(static_cast<__int128>(random() % 100'000) * 10'000'000'000)
                  : Decimal::FromScaled(RandomDecimal(random).scaled() / 16);
      if (!mixed) key = key.Abs();
    }
    const char* increments[] = {"0.01", "1", "0.05", "100", "0.000000000001"};
    Decimal increment = Dec(increments[random() % 5]);
    Decimal total = RandomDecimal(random);
    if (random() % 2 == 0) total = Round(total, {RoundingMode::kDown, increment});
    std::vector<Decimal> shares(keys.size());
    if (!Apportion(total, keys, increment, shares).ok()) continue;
    ++answered;
    CheckPromises(total, keys, increment, shares);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(answered, 5'000);
}

TEST(ApportionPropertyTest, AThousandLinesAndMoreAreShared) {
  std::mt19937_64 random(5);
  for (size_t count : {999u, 1000u, 1001u, 5000u}) {
    std::vector<Decimal> keys(count);
    for (Decimal& key : keys) key = Dec("0.01") + RandomDecimal(random).Abs();
    for (Decimal& key : keys) key = Decimal::FromScaled(key.scaled() >> 20);
    std::vector<Decimal> shares(count);
    ASSERT_THAT(Apportion(Dec("98765.43"), keys, Dec("0.01"), shares), IsOk());
    Decimal sum;
    for (Decimal share : shares) sum += share;
    EXPECT_EQ(sum, Dec("98765.43"));
  }
}

}  // namespace
}  // namespace landfall
