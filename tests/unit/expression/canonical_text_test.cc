#include <gtest/gtest.h>

#include <string>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

struct Case {
  std::string_view text;
  std::string_view printed;
};

class CanonicalText : public testing::TestWithParam<Case> {};

TEST_P(CanonicalText, PrintsWhatItUnderstoodAndReadsItBackEqual) {
  const absl::StatusOr<Expression> read = ParseDutyText(GetParam().text);
  ASSERT_TRUE(read.ok()) << GetParam().text << ": " << read.status();
  EXPECT_EQ(FormatDutyText(read->View()), GetParam().printed);
  const absl::StatusOr<Expression> again = ParseDutyText(GetParam().printed);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(*again, *read);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, CanonicalText,
    testing::Values(
        Case{"20 %", "20 %"}, Case{"20%", "20 %"}, Case{"0 %", "Free"}, Case{"free", "Free"},
        Case{"33 1/3 %", "33 1/3 %"}, Case{"0.5%", "0.5 %"}, Case{".5 %", "0.5 %"},
        Case{"5 % + 84.51 AUD / LTR", "5 % + 84.51 AUD / LTR"},
        Case{"5 % + 84.51 AUD / L alcohol", "5 % + 84.51 AUD / LPA"},
        Case{"13.80 % MIN 13.00 GBP / 100 kg MAX 15.00 GBP / 100 kg - 7.00 GBP / 100 kg",
             "13.8 % MIN 13 GBP / 100 KGM MAX 15 GBP / 100 KGM - 7 GBP / 100 KGM"},
        Case{"0.50 GBP / % vol / hl", "0.5 GBP / HLT / % vol"},
        Case{"0.50 GBP / hl / % vol", "0.5 GBP / HLT / % vol"},
        Case{"0.30 GBP / 100 kg / net / % sacchar.", "0.3 GBP / 100 KGM / % sacchar."},
        Case{"16.50 % RET", "16.5 % RET"}, Case{"25 % on metal content", "25 % of metal content"},
        Case{"0.004 USD / each + 6.1 %", "0.004 USD / NAR + 6.1 %"},
        Case{"0.43 cents / kg", "0.0043 USD / KGM"}, Case{"1 USD / litre", "1 USD / LTR"},
        Case{"144.10 GBP / 1000 kg", "144.1 GBP / 1000 KGM"},
        Case{"1,000.50 EUR / t", "1000.5 EUR / TNE"}, Case{"2 EUR / DTN", "2 EUR / 100 KGM"},
        Case{"52 EUR / 1,000 items", "52 EUR / 1000 NAR"},
        Case{"28.74 GBP / l alc. 100%", "28.74 GBP / LPA"},
        Case{"10 % + EA MAX 20 % + ADSZ", "10 % + EA MAX 20 % + ADSZ"},
        Case{"ENTRY PRICE", "ENTRY PRICE"},
        Case{"BASE + 25 % of foreign content", "BASE + 25 % of foreign content"},
        Case{"10 % - (2 % - 1 %)", "10 % - (2 % - 1 %)"},
        Case{"(10 % - 2 %) - 1 %", "10 % - 2 % - 1 %"},
        Case{"(10 % MAX 5 %) + 1 %", "(10 % MAX 5 %) + 1 %"},
        Case{"10 % MAX (5 % MIN 1 %)", "10 % MAX (5 % MIN 1 %)"},
        Case{"170 JPY / kg - 100 % MIN Free", "170 JPY / KGM - 100 % MIN 0 %"},
        Case{"3 USD / kg / degree under 100", "3 USD / KGM / degree under 100"},
        Case{"8 % (01 JAN-31 MAY, 1 NOV-31 DEC), 12 % (01 JUN-31 OCT)",
             "8 % (01-01..05-31, 11-01..12-31); 12 % (06-01..10-31)"},
        Case{"8 % (11-01..05-31); 12 % (06-01..10-31)", "8 % (11-01..05-31); 12 % (06-01..10-31)"},
        Case{"1 % (01 MAR - 28 FEB)", "1 % (03-01..02-29)"}));

class RefusedText : public testing::TestWithParam<std::string_view> {};

TEST_P(RefusedText, IsAnErrorAndNotZero) {
  const absl::StatusOr<Expression> read = ParseDutyText(GetParam());
  ASSERT_FALSE(read.ok()) << FormatDutyText(read->View());
  EXPECT_FALSE(read.status().message().empty());
}

INSTANTIATE_TEST_SUITE_P(
    Texts, RefusedText,
    testing::Values("", " ", "20", "%", "20 % 5", "20 % +", "+ 20 %", "5 AUD", "5 AUD /",
                    "5 AUD / 0 kg", "5 AUD / parsec", "5 AUD / kg / kg", "5 / kg", "5 XX / kg",
                    "5 GBP / % vol", "5 GBP / kg / net / gross / drained", "20 % of nothing",
                    "Freedom", "(5 %", "5 %)", "((((((5 %))))))", "1.1234567890123 %",
                    "999999999999999999999 %", "6.4 + 24.6 EUR/100 kg", "1e5 %", "-5 %",
                    "8 % (01 JAN-31 APR), 12 % (01 MAY-31 DEC)", "8 % (01 JAN-31 MAY)",
                    "8 % (01 JAN-30 JUN), 12 % (30 JUN-31 DEC)", "8 % (01 JAN-31 DEC), 12 %",
                    "See additional U.S. note 1", "5 % of excess", "\xff\xfe", "5 \xC2",
                    std::string_view("5 %\0", 4)));

TEST(CanonicalText, RefusesWhatIsLongerThanAnExpressionMayBe) {
  std::string text = "1 %";
  for (int i = 0; i < 40; ++i) text += " + 1 %";
  EXPECT_FALSE(ParseDutyText(text).ok());
}

TEST(CanonicalText, ReadsBackEveryUnitOfTheTable) {
  for (int number = 1; number < 256; ++number) {
    const auto unit = static_cast<Unit>(number);
    if (UnitCode(unit).empty()) continue;
    DutyTerm term;
    term.kind = TermKind::kSpecific;
    term.amount = Decimal::FromInteger(2);
    term.per = Decimal::FromInteger(1);
    term.currency = CurrencyCode::FromLiteral("XTS");
    term.unit = unit;
    const Expression written{.terms = {term}, .ops = {{OpCode::kPush, 0}}, .windows = {}};
    const std::string text = FormatDutyText(written.View());
    const absl::StatusOr<Expression> read = ParseDutyText(text);
    ASSERT_TRUE(read.ok()) << text << ": " << read.status();
    // Multiples ("MIL", "DTN") come back as so many of the plain unit: equal once printed again.
    const absl::StatusOr<Expression> again = ParseDutyText(FormatDutyText(read->View()));
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, *read) << text;
    EXPECT_TRUE(SameDimension(read->terms[0].unit, unit)) << text;
  }
}

}  // namespace
}  // namespace landfall
