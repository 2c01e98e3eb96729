#include "common/goods/hs_code.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/testing/status_matchers.h"

namespace landfall {
namespace {

HsCode Hs(std::string_view text) { return HsCode::Parse(text).value(); }

struct Case {
  const char* text;
  const char* digits;
  uint64_t value;
};

class HsCodeTest : public ::testing::TestWithParam<Case> {};

TEST_P(HsCodeTest, ReadsDigitsAndAlignsThemLeft) {
  const Case& c = GetParam();
  HsCode code = Hs(c.text);
  EXPECT_EQ(code.ToString(), c.digits);
  EXPECT_EQ(code.value(), c.value);
  EXPECT_EQ(static_cast<size_t>(code.digits()), std::string(c.digits).size());
  EXPECT_EQ(HsCode::FromValue(code.value(), code.digits()), code);
  EXPECT_EQ(Hs(code.ToString()), code);
}

INSTANTIATE_TEST_SUITE_P(Table, HsCodeTest,
                         ::testing::Values(Case{"61", "61", 610000000000},
                                           Case{"6109", "6109", 610900000000},
                                           Case{"6109.10", "610910", 610910000000},
                                           Case{"6109.10.00.12", "6109100012", 610910001200},
                                           Case{"6109 10 00 12", "6109100012", 610910001200},
                                           Case{"0101.21.000", "010121000", 10121000000},
                                           Case{"9903.88.15", "99038815", 990388150000},
                                           Case{" 0804.40 ", "080440", 80440000000},
                                           Case{"999999999999", "999999999999", 999999999999},
                                           Case{"010000000000", "010000000000", 10000000000}));

TEST(HsCodeParseTest, RefusesWhatIsNoCode) {
  for (const char* text :
       {"", "6", ".", "6.", "  ", "6109-10", "6109,10", "61a9", "6109100012345", "00", "0012", "77",
        "7701", "000000000000", "\xEF\xBC\x96\xEF\xBC\x91", "61\t09", "+6109",
        "18446744073709551616", "99999999999999999999999999999999999"}) {
    EXPECT_THAT(HsCode::Parse(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

TEST(HsCodePrefixTest, ACodeBeginsItselfAndWhatExtendsIt) {
  EXPECT_TRUE(Hs("6109").IsPrefixOf(Hs("6109")));
  EXPECT_TRUE(Hs("6109").IsPrefixOf(Hs("610910")));
  EXPECT_TRUE(Hs("6109").IsPrefixOf(Hs("610999999999")));
  EXPECT_FALSE(Hs("6109").IsPrefixOf(Hs("6110")));
  EXPECT_FALSE(Hs("6109").IsPrefixOf(Hs("6108999999")));
  EXPECT_FALSE(Hs("6109").IsPrefixOf(Hs("61")));
  EXPECT_FALSE(Hs("610900").IsPrefixOf(Hs("6109")));
  EXPECT_TRUE(HsCode().IsPrefixOf(Hs("01")));
  EXPECT_FALSE(Hs("01").IsPrefixOf(HsCode()));
}

TEST(HsCodePrefixTest, PrefixesAreCutFromTheLeft) {
  HsCode code = Hs("6109100012");
  EXPECT_EQ(code.Chapter(), Hs("61"));
  EXPECT_EQ(code.Heading(), Hs("6109"));
  EXPECT_EQ(code.Hs6(), Hs("610910"));
  EXPECT_EQ(code.Prefix(8), Hs("61091000"));
  EXPECT_EQ(code.Prefix(10), code);
  EXPECT_EQ(code.Prefix(12), code);
  EXPECT_TRUE(code.Prefix(0).IsNone());
  EXPECT_EQ(Hs("61").Hs6(), Hs("61"));
}

TEST(HsCodePrefixTest, LastValueBoundsTheCodesThatBeginSo) {
  EXPECT_EQ(Hs("6109").last_value(), 610999999999u);
  EXPECT_EQ(Hs("610999999999").last_value(), 610999999999u);
  EXPECT_EQ(HsCode().last_value(), 999999999999u);
}

TEST(HsCodeOrderTest, SortsAsDigitsWithTheShorterFirst) {
  std::vector<const char*> sorted{"01",   "0101",   "010121", "02", "61",
                                  "6109", "610900", "610910", "62"};
  for (size_t i = 0; i + 1 < sorted.size(); ++i) {
    EXPECT_LT(Hs(sorted[i]), Hs(sorted[i + 1])) << sorted[i];
  }
  EXPECT_LT(HsCode(), Hs("01"));
  EXPECT_NE(Hs("6109"), Hs("610900"));
}

TEST(HsCodeOrderTest, NoneIsTheDefaultAndPrintsNothing) {
  EXPECT_TRUE(HsCode().IsNone());
  EXPECT_EQ(HsCode().ToString(), "");
}

}  // namespace
}  // namespace landfall
