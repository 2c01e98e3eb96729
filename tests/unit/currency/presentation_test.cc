#include "services/currency/domain/presentation.h"

#include <gtest/gtest.h>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall::currency {
namespace {

const Rounding kFourPlaces{RoundingMode::kHalfUp, Decimal::FromScaled(100000000)};

// The first two are the published examples uk-hmrc-fx-inverse-01 and uk-hmrc-fx-average-eur.
TEST(Presentation, ShowsBothDirectionsRoundedFromTheExactRate) {
  PresentedRate inverse = Present(Dec("1.2434658"), Dec("1"), kFourPlaces);
  EXPECT_EQ(inverse.quote_per_base, Dec("1.2435"));
  EXPECT_EQ(inverse.base_per_quote, Dec("0.8042"));
}

TEST(Presentation, ShowsTheMeanOfTwelveMonths) {
  std::vector<Decimal> months;
  for (const char* rate : {"1.1682854042", "1.1515", "1.1622", "1.1489", "1.1361", "1.1334",
                           "1.1242", "1.1441", "1.1652", "1.163", "1.15", "1.143"}) {
    months.push_back(Dec(rate));
  }
  PresentedRate mean = PresentMean(months, kFourPlaces);
  EXPECT_EQ(mean.quote_per_base, Dec("1.1492"));
  EXPECT_EQ(mean.base_per_quote, Dec("0.8702"));
}

TEST(Presentation, HalvesGoUpAndWithoutARuleTwelveDigitsAreKept) {
  EXPECT_EQ(Present(Dec("1.00005"), Dec("1"), kFourPlaces).quote_per_base, Dec("1.0001"));
  EXPECT_EQ(Present(Dec("1.00004999"), Dec("1"), kFourPlaces).quote_per_base, Dec("1"));
  EXPECT_EQ(Present(Dec("3"), Dec("1"), {}).base_per_quote, Dec("0.333333333333"));
}

}  // namespace
}  // namespace landfall::currency
