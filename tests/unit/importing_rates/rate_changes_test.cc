#include "common/importing/rates/rate_changes.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

QuotedRate Rate(const char* quote, const char* day, const char* rate) {
  const Day from = Day::Parse(day).value();
  return {.quote = CurrencyCode::Parse(quote).value(),
          .row = {.rate = Decimal::Parse(rate).value(), .valid_from = from, .valid_to = from}};
}

TEST(RateChanges, NameWhatIsAddedAndWhatIsCorrected) {
  const RateTable before{.rates = {Rate("USD", "2026-07-01", "1.08"),
                                   Rate("JPY", "2026-07-01", "161.5"),
                                   Rate("CHF", "2026-07-01", "0.94")}};
  const RateTable after{
      .rates = {Rate("USD", "2026-07-01", "1.09"), Rate("USD", "2026-07-02", "1.1"),
                Rate("JPY", "2026-07-01", "161.50"), Rate("CHF", "2026-07-01", "0.94")}};
  const std::vector<RateChange> changes = CompareRates(before, after);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(LineOf(changes[0]), "changed USD from 2026-07-01: 1.08 -> 1.09");
  EXPECT_EQ(LineOf(changes[1]), "added USD from 2026-07-02: 1.1");
  EXPECT_EQ(CorrectedShare(changes, before), 3334u) << "one of three, rounded up";
  EXPECT_EQ(CorrectedShare(changes, {}), 0u);
}

}  // namespace
}  // namespace landfall
