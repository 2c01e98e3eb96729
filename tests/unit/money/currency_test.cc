#include "common/money/currency.h"

#include <gtest/gtest.h>

#include <string>

#include "common/testing/status_matchers.h"

namespace landfall {
namespace {

static_assert(sizeof(CurrencyCode) == 4);
static_assert(CurrencyCode::FromLiteral("EUR") != CurrencyCode::FromLiteral("USD"));
static_assert(CurrencyCode::FromLiteral("eur").IsNone());

TEST(CurrencyTest, ReadsPrintsAndPacks) {
  for (const char* text : {"EUR", "USD", "JPY", "XTS", "AAA", "ZZZ"}) {
    CurrencyCode code = CurrencyCode::Parse(text).value();
    EXPECT_EQ(code.ToString(), text);
    EXPECT_EQ(CurrencyCode::FromPacked(code.packed()), code);
    EXPECT_EQ(CurrencyCode::FromLiteral(text), code);
    EXPECT_FALSE(code.IsNone());
  }
}

TEST(CurrencyTest, RefusesWhatIsNotThreeUpperCaseLetters) {
  for (const char* text :
       {"", "EU", "EURO", "eur", "EUr", "E1R", "EU ", " EU", "\xE2\x82\xAC", "978"}) {
    EXPECT_THAT(CurrencyCode::Parse(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
    EXPECT_TRUE(CurrencyCode::FromLiteral(text).IsNone()) << text;
  }
}

TEST(CurrencyTest, NoneIsTheDefaultAndSortsFirst) {
  EXPECT_TRUE(CurrencyCode().IsNone());
  EXPECT_EQ(CurrencyCode().ToString(), "");
  EXPECT_LT(CurrencyCode(), CurrencyCode::FromLiteral("AAA"));
  EXPECT_LT(CurrencyCode::FromLiteral("AUD"), CurrencyCode::FromLiteral("CAD"));
  EXPECT_LT(CurrencyCode::FromLiteral("CAD"), CurrencyCode::FromLiteral("CHF"));
}

}  // namespace
}  // namespace landfall
