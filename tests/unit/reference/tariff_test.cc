#include <set>

#include "tests/unit/reference/reference_fixture.h"

namespace landfall::reference {
namespace {

using Handler = ReferenceHandler;
using TariffTest = ReferenceFixture;

// The rates of one column; empty for tables.
template <typename Response>
std::vector<v1::TariffRate> InColumn(const Response& answer, const std::string& column) {
  std::vector<v1::TariffRate> rates;
  for (const v1::TariffRate& rate : answer.rates()) {
    if (rate.column() == column) rates.push_back(rate);
  }
  return rates;
}

TEST_F(TariffTest, ALineShowsTheRateOfTheLongestCodeThatBeginsIt) {
  struct {
    const char* question;
    const char* column;
    const char* code;
    const char* expression;
    v1::TariffRateState state;
  } cases[] = {
      {"territory: 'US' hs_code: '6109.10.0012'", "general", "61091000", "16.5 %",
       v1::TARIFF_RATE_STATE_PARSED},
      {"territory: 'DE' hs_code: '61091000'", "mfn", "61091000", "12 %",
       v1::TARIFF_RATE_STATE_STALE},
      {"territory: 'GB' hs_code: '6109100010'", "mfn", "61091000", "12 %",
       v1::TARIFF_RATE_STATE_STALE},
      {"territory: 'US' hs_code: '61091000' as_of { seconds: 1830000000 }", "general", "61091000",
       "16.5 %", v1::TARIFF_RATE_STATE_STALE},  // after the last day it is known for
  };
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::GetTariffLine, c.question);
    auto rates = InColumn(answer, c.column);
    ASSERT_EQ(rates.size(), 1u) << c.question;
    EXPECT_EQ(rates[0].hs_code(), c.code) << c.question;
    EXPECT_EQ(rates[0].expression(), c.expression) << c.question;
    EXPECT_EQ(rates[0].state(), c.state) << c.question;
    EXPECT_EQ(rates[0].family(), type::v1::LEVY_FAMILY_DUTY);
    EXPECT_FALSE(rates[0].citation().title().empty());
    EXPECT_EQ(answer.not_computed_reason(), 0);
  }
}

TEST_F(TariffTest, OriginsRuleColumnsAndTablesOut) {
  struct {
    const char* origin;
    size_t general, special, other;
    bool section_301;
  } cases[] = {{"", 1, 1, 1, true}, {"CN", 1, 0, 0, true}, {"KR", 1, 1, 0, false}};
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '61091000' origin: '" +
                                                   std::string(c.origin) + "'");
    EXPECT_EQ(InColumn(answer, "general").size(), c.general) << c.origin;
    EXPECT_EQ(InColumn(answer, "special").size(), c.special) << c.origin;
    EXPECT_EQ(InColumn(answer, "other").size(), c.other) << c.origin;
    bool found = false;
    for (const auto& rate : answer.rates()) found |= rate.schedule() == "us.s301";
    EXPECT_EQ(found, c.section_301) << c.origin;
  }
}

TEST_F(TariffTest, AShortCodeHasTheRateThatAllBelowItShare) {
  struct {
    const char* question;
    size_t rates;
    type::v1::NotComputedReason reason;
  } cases[] = {
      {"territory: 'DE' hs_code: '610910' as_of { seconds: 1783324800 }", 1,
       type::v1::NOT_COMPUTED_REASON_UNSPECIFIED},
      {"territory: 'US' hs_code: '6403'", 0, type::v1::NOT_COMPUTED_REASON_MISSING_INPUT},
  };
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::GetTariffLine, c.question);
    EXPECT_EQ(InColumn(answer, "mfn").size() + InColumn(answer, "general").size(), c.rates)
        << c.question;
    EXPECT_EQ(answer.not_computed_reason(), c.reason) << answer.DebugString();
  }
}

TEST_F(TariffTest, AnOriginWithItsOwnColumnHasNoOther) {
  auto answer = Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '61091000' origin: 'CU'");
  EXPECT_EQ(InColumn(answer, "other").size(), 1u);
  EXPECT_EQ(InColumn(answer, "general").size(), 0u);
}

TEST_F(TariffTest, EveryLevyThatReadsATableIsNamed) {
  auto answer = Ask(&Handler::GetTariffLine, "territory: 'DE' hs_code: '61091000'");
  std::set<std::string> levies;
  for (const auto& rate : answer.rates()) levies.insert(rate.levy());
  EXPECT_TRUE(levies.contains("eu.vat.sale"));
  EXPECT_TRUE(levies.contains("eu.vat.import"));
}

TEST_F(TariffTest, ARateSaysForWhichGoodsItIs) {
  struct {
    const char* question;
    const char* category;
    const char* condition;
  } cases[] = {{"territory: 'DE' hs_code: '61091000'", "reduced", ""},
               {"territory: 'GB' hs_code: '61091000'", "", "child_size"}};
  for (const auto& c : cases) {
    bool found = false;
    auto answer = Ask(&Handler::GetTariffLine, c.question);
    for (const auto& rate : answer.rates()) {
      bool stated = !rate.category().empty() || !rate.condition().empty();
      EXPECT_TRUE(!stated || rate.conditional()) << rate.DebugString();
      found |= rate.category() == c.category && rate.condition() == c.condition && stated;
    }
    EXPECT_TRUE(found) << c.question;
  }
}

TEST_F(TariffTest, ARateCitesTheFileItIsFrom) {
  auto answer = Ask(&Handler::GetTariffLine, "territory: 'DE' hs_code: '61091000'");
  auto rates = InColumn(answer, "mfn");
  ASSERT_EQ(rates.size(), 1u);
  const std::string& title = rates[0].citation().title();
  EXPECT_NE(title.find("Combined Nomenclature 2020: Department for International Trade"),
            std::string::npos)
      << title;
  EXPECT_EQ(rates[0].citation().published_on(), "2021-01-27");
  // A row that says itself what it is from.
  answer = Ask(&Handler::GetTariffLine, "territory: 'DE' hs_code: '85171300'");
  rates = InColumn(answer, "mfn");
  ASSERT_EQ(rates.size(), 1u);
  EXPECT_NE(rates[0].citation().title().find("WTO Information Technology Agreement"),
            std::string::npos);
}

TEST_F(TariffTest, ZerosBeyondTheScheduleDoNotCount) {
  auto padded = Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '8211920000'");
  auto plain = Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '821192'");
  EXPECT_EQ(padded.not_computed_reason(), type::v1::NOT_COMPUTED_REASON_MISSING_INPUT);
  EXPECT_GT(padded.narrower_codes_size(), 1);
  EXPECT_EQ(padded.DebugString(), plain.DebugString());
}

TEST_F(TariffTest, AnUnknownCodeIsAValueWithAReason) {
  for (const char* question : {"territory: 'CH' hs_code: '0203'", "territory: 'NO' hs_code: '99'",
                               "territory: 'GG' hs_code: '6109'"}) {
    auto answer = Ask(&Handler::GetTariffLine, question);
    EXPECT_EQ(answer.not_computed_reason(), type::v1::NOT_COMPUTED_REASON_NO_SCHEDULE) << question;
    for (const auto& rate : answer.rates()) EXPECT_NE(rate.family(), type::v1::LEVY_FAMILY_DUTY);
  }
}

TEST_F(TariffTest, NarrowerCodesAreOneStepBelow) {
  auto answer = Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '6109'");
  ASSERT_GT(answer.narrower_codes_size(), 1);
  std::string before;
  for (const std::string& code : answer.narrower_codes()) {
    EXPECT_EQ(code.substr(0, 4), "6109");
    EXPECT_GT(code.size(), 4u);
    EXPECT_LT(before, code);
    EXPECT_TRUE(before.empty() || code.rfind(before, 0) != 0) << before << " begins " << code;
    before = code;
  }
  EXPECT_EQ(
      Ask(&Handler::GetTariffLine, "territory: 'US' hs_code: '61091000'").narrower_codes_size(), 0);
}

TEST_F(TariffTest, PagesThroughAChapterWithoutLosingOrRepeatingARate) {
  std::vector<std::string> seen;
  std::string token;
  do {
    auto page = Ask(&Handler::SearchTariff,
                    "territory: 'US' query: '61.09' page_size: 7 "
                    "page_token: '" +
                        token + "'");
    EXPECT_LE(page.rates_size(), 7);
    for (const auto& rate : page.rates()) {
      EXPECT_EQ(rate.hs_code().substr(0, 4), "6109");
      seen.push_back(rate.hs_code() + rate.column() + rate.expression() +
                     (rate.programmes_size() > 0 ? rate.programmes(0) : ""));
    }
    token = page.next_page_token();
  } while (!token.empty());
  auto whole = Ask(&Handler::SearchTariff, "territory: 'US' query: '6109' page_size: 200");
  EXPECT_EQ(static_cast<int>(seen.size()), whole.rates_size());
  EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), seen.size());
}

TEST_F(TariffTest, WordsAreSoughtInTheRateText) {
  auto page = Ask(&Handler::SearchTariff, "territory: 'US' query: 'ON THE case'");
  ASSERT_GT(page.rates_size(), 0);
  for (const auto& rate : page.rates()) {
    EXPECT_NE(rate.rate_text().find("case"), std::string::npos) << rate.rate_text();
  }
  auto none = Ask(&Handler::SearchTariff, "territory: 'US' query: 'no such words'");
  EXPECT_EQ(none.rates_size(), 0);
  EXPECT_EQ(none.next_page_token(), "");
}

TEST_F(TariffTest, APageBehindTheLastIsEmpty) {
  auto page = Ask(&Handler::SearchTariff, "territory: 'US' query: '6109' page_token: '999999999'");
  EXPECT_EQ(page.rates_size(), 0);
}

}  // namespace
}  // namespace landfall::reference
