#include "services/reference/transport/reference_requests.h"

#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

constexpr char kUnknown[] = "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook";

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

struct Case {
  const char* text;
  std::vector<Violation> expected;
};

TEST(ReferenceRequestsTest, AnAddressIsRequiredToResolveIt) {
  const Case kCases[] = {{"", {{"address", "required"}}},
                         {"address { }", {{"address.country", "required"}}},
                         {"address { country: 'QM' postal_code: 'x' }",
                          {{"address.postal_code", "expected a postal code the country can have"}}},
                         {"address { country: 'QM' postal_code: '12345' }", {}}};
  for (const Case& c : kCases) {
    RequestReader reader;
    reference::ReadResolveTerritory(reader.Context(),
                                    Parsed<reference::v1::ResolveTerritoryRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

TEST(ReferenceRequestsTest, ATariffLineNeedsATerritoryAndACode) {
  const Case kCases[] = {{"", {{"hs_code", "required"}, {"territory", "required"}}},
                         {"territory: 'XX' hs_code: 'abc' origin: 'YY'",
                          {{"hs_code", "expected 2 to 12 digits, the first two a chapter from 01"},
                           {"territory", kUnknown},
                           {"origin", kUnknown}}},
                         {"territory: 'QM' hs_code: '6109' origin: 'CN' as_of { seconds: -5 }",
                          {{"as_of", "expected an instant from 1970-01-01 to 9999-12-31"}}},
                         {"territory: 'QM' hs_code: '6109.10'", {}}};
  for (const Case& c : kCases) {
    RequestReader reader;
    reference::ReadGetTariffLine(reader.Context(),
                                 Parsed<reference::v1::GetTariffLineRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

TEST(ReferenceRequestsTest, ASearchNeedsATerritoryAndTwoBytes) {
  const Case kCases[] = {
      {"territory: 'QM' query: '6'", {{"query", "expected at least 2 bytes"}}},
      {"query: '61'", {{"territory", "required"}}},
      {"territory: 'QM' query: '61' page_size: 201", {{"page_size", "expected 1 to 200"}}},
      {"territory: 'QM' query: '61' page_token: '-1'",
       {{"page_token", "expected next_page_token of the page before"}}}};
  for (const Case& c : kCases) {
    RequestReader reader;
    reference::ReadSearchTariff(reader.Context(),
                                Parsed<reference::v1::SearchTariffRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
  RequestReader reader;
  auto message = Parsed<reference::v1::SearchTariffRequest>(
      "territory: 'QM' query: 'shoes' page_token: '150'");
  reference::TariffSearch search = reference::ReadSearchTariff(reader.Context(), message);
  EXPECT_EQ(search.limit, 50u);
  EXPECT_EQ(search.start, 150u);
  EXPECT_EQ(search.as_of, Instant::FromUnix(kNowSeconds));
}

TEST(ReferenceRequestsTest, ThresholdsAndRestrictionsAreThoseOfATerritory) {
  RequestReader thresholds;
  reference::ReadListThresholds(thresholds.Context(), reference::v1::ListThresholdsRequest());
  EXPECT_EQ(thresholds.violations.kept(), (std::vector<Violation>{{"territory", "required"}}));
  RequestReader restrictions;
  reference::ReadListRestrictions(
      restrictions.Context(),
      Parsed<reference::v1::ListRestrictionsRequest>("territory: 'QM' hs_code: '1'"));
  EXPECT_EQ(restrictions.violations.kept(),
            (std::vector<Violation>{
                {"hs_code", "expected 2 to 12 digits, the first two a chapter from 01"}}));
}

TEST(ReferenceRequestsTest, ChangesAreThoseOfATerritoryOrAnOrder) {
  const Case kCases[] = {
      {"", {{"", "expected territory or order"}}},
      {"territory: 'QM' until { seconds: 2200000000 }",
       {{"until", "expected at most 3,660 days from after"}}},
      {"territory: 'QM' after { seconds: 1780000000 } until { seconds: 1770000000 }",
       {{"until", "expected at most 3,660 days from after"}}},
      {"territory: 'QM' caller_freight { service_id: 'x' mode: MODE_MAIL "
       "amount { currency_code: 'EUR' } }",
       {{"caller_freight", "expected none without order"}}}};
  for (const Case& c : kCases) {
    RequestReader reader;
    reference::ReadListUpcomingChanges(reader.Context(),
                                       Parsed<reference::v1::ListUpcomingChangesRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

TEST(ReferenceRequestsTest, ChangesLookAYearAheadUnlessToldOtherwise) {
  RequestReader reader;
  reference::v1::ListUpcomingChangesRequest message;
  *message.mutable_order() = PlainQuote().order();
  reference::ChangeQuestion question =
      reference::ReadListUpcomingChanges(reader.Context(), message);
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_TRUE(question.has_order);
  EXPECT_EQ(question.order.lines.size(), 2u);
  EXPECT_EQ(question.until.micros() - question.after.micros(), 366 * 86'400'000'000);
}

TEST(ReferenceRequestsTest, AnEditionIdMayBeLeftOut) {
  RequestReader reader;
  reference::v1::GetEditionRequest message;
  EXPECT_EQ(reference::ReadGetEdition(reader.Context(), message), "");
  EXPECT_TRUE(reader.violations.empty());
}

}  // namespace
}  // namespace landfall
