#include "common/money/money.h"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "tests/unit/money/exact.h"

namespace landfall {
namespace {

struct Case {
  const char* amount;
  int digits;
  RoundingMode mode;
  std::optional<int64_t> minor;
};

class MoneyTest : public ::testing::TestWithParam<Case> {};

TEST_P(MoneyTest, MinorUnitsAreRoundedOnce) {
  const Case& c = GetParam();
  EXPECT_EQ(ToMinor(Dec(c.amount), c.digits, c.mode), c.minor) << c.amount;
}

INSTANTIATE_TEST_SUITE_P(
    Table, MoneyTest,
    ::testing::Values(Case{"12.345", 2, RoundingMode::kHalfUp, 1235},
                      Case{"12.345", 2, RoundingMode::kHalfEven, 1234},
                      Case{"-12.345", 2, RoundingMode::kHalfUp, -1235},
                      Case{"-12.345", 2, RoundingMode::kCeil, -1234},
                      Case{"1499.5", 0, RoundingMode::kHalfUp, 1500},
                      Case{"1499.5", 0, RoundingMode::kDown, 1499},
                      Case{"1.2345", 3, RoundingMode::kHalfEven, 1234},
                      Case{"0.000001", 6, RoundingMode::kDown, 1},
                      Case{"92233720368547758.07", 2, RoundingMode::kHalfUp,
                           std::numeric_limits<int64_t>::max()},
                      Case{"92233720368547758.074", 2, RoundingMode::kHalfUp,
                           std::numeric_limits<int64_t>::max()},
                      Case{"92233720368547758.075", 2, RoundingMode::kHalfUp, std::nullopt},
                      Case{"-92233720368547758.08", 2, RoundingMode::kHalfUp,
                           std::numeric_limits<int64_t>::min()},
                      Case{"-92233720368547758.09", 2, RoundingMode::kHalfUp, std::nullopt},
                      Case{"170141183460469231731687303.7", 0, RoundingMode::kUp, std::nullopt},
                      Case{"1", -1, RoundingMode::kHalfUp, std::nullopt},
                      Case{"1", 7, RoundingMode::kHalfUp, std::nullopt}));

TEST(MinorTest, OverflowHasNoMinorUnits) {
  EXPECT_EQ(ToMinor(Decimal::Overflow(), 2, RoundingMode::kHalfUp), std::nullopt);
}

TEST(MinorTest, ThereAndBackIsTheSame) {
  for (int digits = 0; digits <= kMaxMinorDigits; ++digits) {
    for (int64_t minor :
         {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{123456789},
          std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::min()}) {
      EXPECT_EQ(ToMinor(FromMinor(minor, digits), digits, RoundingMode::kUp), minor);
    }
  }
  EXPECT_EQ(FromMinor(-1205, 2), Dec("-12.05"));
  EXPECT_TRUE(FromMinor(1, -1).IsOverflow());
  EXPECT_TRUE(FromMinor(1, 7).IsOverflow());
}

TEST(MinorTest, MoneyOfTwoCurrenciesDiffers) {
  Money euros{100, CurrencyCode::FromLiteral("EUR")};
  EXPECT_EQ(euros, (Money{100, CurrencyCode::FromLiteral("EUR")}));
  EXPECT_NE(euros, (Money{100, CurrencyCode::FromLiteral("USD")}));
}

}  // namespace
}  // namespace landfall
