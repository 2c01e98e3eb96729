#include "common/money/decimal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <type_traits>

#include "common/testing/status_matchers.h"
#include "tests/unit/money/exact.h"

namespace landfall {
namespace {

using ::testing::HasSubstr;

static_assert(sizeof(Decimal) == 16);
static_assert(std::is_trivially_copyable_v<Decimal>);
static_assert(std::has_unique_object_representations_v<Decimal>);
static_assert(Decimal::FromInteger(3) - Decimal::FromInteger(5) == -Decimal::FromInteger(2));

const Decimal kLargest =
    Decimal::FromScaled(static_cast<__int128>(~static_cast<unsigned __int128>(0) >> 1));
const Decimal kLastDigit = Decimal::FromScaled(1);

struct Case {
  const char* text;
  const char* printed;
};

class DecimalTextTest : public ::testing::TestWithParam<Case> {};

TEST_P(DecimalTextTest, ReadsAndPrintsShortest) {
  const Case& c = GetParam();
  Decimal value = Decimal::Parse(c.text).value();
  EXPECT_EQ(value.ToString(), c.printed);
  EXPECT_THAT(Decimal::Parse(c.printed), IsOkAndHolds(value));
}

INSTANTIATE_TEST_SUITE_P(
    Table, DecimalTextTest,
    ::testing::Values(Case{"0", "0"}, Case{"-0", "0"}, Case{"-0.000", "0"}, Case{"1", "1"},
                      Case{"+1", "1"}, Case{"-1", "-1"}, Case{"007.50", "7.5"}, Case{"10", "10"},
                      Case{"100.001", "100.001"}, Case{"-12.50", "-12.5"},
                      Case{"0.000000000001", "0.000000000001"},
                      Case{"-0.000000000001", "-0.000000000001"},
                      Case{"123456789.123456789012", "123456789.123456789012"},
                      Case{"0000000000000000000000000000000000000000000000001", "1"},
                      Case{"170141183460469231731687303.715884105727",
                           "170141183460469231731687303.715884105727"},
                      Case{"-170141183460469231731687303.715884105727",
                           "-170141183460469231731687303.715884105727"}));

TEST(DecimalTest, RefusesWhatIsNoPlainDecimal) {
  for (const char* text : {"",
                           "-",
                           "+",
                           ".",
                           "-.",
                           ".5",
                           "5.",
                           "1.2.3",
                           "1..2",
                           "1e3",
                           "1E3",
                           " 1",
                           "1 ",
                           "1,000",
                           "1_0",
                           "--1",
                           "+-1",
                           "1-",
                           "0x1",
                           "inf",
                           "nan",
                           "overflow",
                           "\xEF\xBC\x91",
                           "1.0000000000000",
                           "0.0000000000001",
                           "12a",
                           "1\n"}) {
    EXPECT_THAT(Decimal::Parse(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
  EXPECT_THAT(Decimal::Parse(std::string_view("1\0", 2)),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(DecimalTest, RefusesWhatIsTooLarge) {
  for (const char* text :
       {"170141183460469231731687303.715884105728", "-170141183460469231731687303.715884105728",
        "170141183460469231731687304", "340282366920938463463374607.431768211456",
        "999999999999999999999999999999999999999999999999999999999999"}) {
    EXPECT_THAT(Decimal::Parse(text),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("too large")))
        << text;
  }
}

TEST(DecimalTest, TheLargerAndTheSmallerOfTwo) {
  struct {
    Decimal a;
    Decimal b;
    Decimal larger;
    Decimal smaller;
  } cases[] = {{kLastDigit, Decimal(), kLastDigit, Decimal()},
               {-kLargest, kLargest, kLargest, -kLargest},
               {kLargest, kLargest, kLargest, kLargest}};
  for (const auto& item : cases) {
    EXPECT_EQ(Larger(item.a, item.b), item.larger);
    EXPECT_EQ(Larger(item.b, item.a), item.larger);
    EXPECT_EQ(Smaller(item.a, item.b), item.smaller);
    EXPECT_EQ(Smaller(item.b, item.a), item.smaller);
  }
}

TEST(DecimalTest, LongTextIsNotRepeatedInTheMessage) {
  std::string text(100'000, 'x');
  EXPECT_LT(Decimal::Parse(text).status().message().size(), 200u);
}

TEST(DecimalTest, SumsThatDoNotFitAreOverflowAndStaySo) {
  EXPECT_EQ(kLargest + kLastDigit, Decimal::Overflow());
  EXPECT_EQ(-kLargest - kLastDigit, Decimal::Overflow());
  EXPECT_EQ(kLargest + kLargest, Decimal::Overflow());
  EXPECT_EQ(-kLargest - kLargest, Decimal::Overflow());
  EXPECT_EQ(kLargest - kLargest, Decimal());
  EXPECT_EQ(-kLargest + kLargest, Decimal());
  EXPECT_EQ(kLargest + -kLastDigit + kLastDigit, kLargest);
  for (Decimal value :
       {Decimal(), kLastDigit, -kLastDigit, kLargest, -kLargest, Decimal::Overflow()}) {
    EXPECT_TRUE((value + Decimal::Overflow()).IsOverflow());
    EXPECT_TRUE((Decimal::Overflow() + value).IsOverflow());
    EXPECT_TRUE((value - Decimal::Overflow()).IsOverflow());
    EXPECT_TRUE((Decimal::Overflow() - value).IsOverflow());
  }
  EXPECT_TRUE((-Decimal::Overflow()).IsOverflow());
  for (Decimal value : {Decimal(), kLastDigit, -kLargest, kLargest}) {
    EXPECT_TRUE(Larger(value, Decimal::Overflow()).IsOverflow());
    EXPECT_TRUE(Larger(Decimal::Overflow(), value).IsOverflow());
    EXPECT_TRUE(Smaller(value, Decimal::Overflow()).IsOverflow());
    EXPECT_TRUE(Smaller(Decimal::Overflow(), value).IsOverflow());
  }
  EXPECT_TRUE(Decimal::Overflow().Abs().IsOverflow());
}

TEST(DecimalTest, OverflowHasNoSignAndPrintsItsName) {
  EXPECT_FALSE(Decimal::Overflow().IsNegative());
  EXPECT_FALSE(Decimal::Overflow().IsPositive());
  EXPECT_FALSE(Decimal::Overflow().IsZero());
  EXPECT_EQ(Decimal::Overflow().ToString(), "overflow");
  EXPECT_LT(Decimal::Overflow(), -kLargest);
}

TEST(DecimalTest, EveryIntegerOf64BitsFits) {
  EXPECT_EQ(Decimal::FromInteger(std::numeric_limits<int64_t>::max()).ToString(),
            "9223372036854775807");
  EXPECT_EQ(Decimal::FromInteger(std::numeric_limits<int64_t>::min()).ToString(),
            "-9223372036854775808");
}

TEST(DecimalTest, OrderIsThatOfNumbers) {
  EXPECT_LT(Dec("-1"), Dec("-0.5"));
  EXPECT_LT(Dec("-0.000000000001"), Dec("0"));
  EXPECT_GT(Dec("10"), Dec("9.999999999999"));
  EXPECT_EQ(Dec("1.50"), Dec("1.5"));
  EXPECT_EQ(Dec("-3").Abs(), Dec("3"));
}

TEST(DecimalTest, WhatIsPrintedIsReadBackAndSumsAreExact) {
  constexpr uint64_t kSeed = 20260701;
  RecordProperty("seed", kSeed);
  std::mt19937_64 random(kSeed);
  for (int i = 0; i < 20'000; ++i) {
    Decimal a = RandomDecimal(random);
    Decimal b = RandomDecimal(random);
    ASSERT_THAT(Decimal::Parse(a.ToString()), IsOkAndHolds(a)) << "seed " << kSeed;
    ASSERT_EQ(a + b, FromExact(Scaled(a) + Scaled(b))) << "seed " << kSeed;
    ASSERT_EQ(a - b, FromExact(Scaled(a) - Scaled(b))) << "seed " << kSeed;
  }
}

}  // namespace
}  // namespace landfall
