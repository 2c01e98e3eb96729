#include "services/quote/transport/quote_requests.h"

#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

TEST(QuoteRequestsTest, WishesAndSettingsAreRead) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(
      R"pb(
        wishes {
          caller_freight {
            service_id: "own.truck"
            carrier_id: "QPOST"
            mode: MODE_RAIL
            amount { currency_code: "USD" units: 10 }
            after_border { currency_code: "USD" units: 4 }
            terms: TERMS_DDP
            min_days: 3
            max_days: 5
            includes_carrier_fees: true
          }
          landfall_rates: true
          modes: MODE_RAIL
          modes: MODE_MAIL
          service_ids: "QPOST.PARCEL"
          service_ids: "own.truck"
          terms: TERMS_DAP
          objective: OBJECTIVE_BALANCED
          value_of_a_day { currency_code: "XTS" units: 1 }
          deadline { seconds: 1790000000 }
          cost_bearer: COST_BEARER_BUYER
        }
        settings { presentment_currency: "JPY" view: VIEW_FULL explain_options: 2 }
      )pb",
      &request));
  quote::QuoteAsk ask = quote::ReadCreateQuote(reader.Context(), request);
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  const CallerFreight& freight = ask.wishes.caller_freight[0];
  EXPECT_EQ(freight.service_id, "own.truck");
  EXPECT_EQ(freight.channel, Channel::kCargo);
  EXPECT_EQ(freight.terms, Terms::kDdp);
  EXPECT_TRUE(freight.has_after_border);
  EXPECT_TRUE(freight.includes_carrier_fees);
  EXPECT_EQ(freight.max_days, 5);
  EXPECT_TRUE(ask.wishes.landfall_rates);
  EXPECT_EQ(ask.wishes.modes[1], Mode::kMail);
  EXPECT_EQ(ask.wishes.service_ids.size(), 2u);
  EXPECT_EQ(ask.wishes.terms, Terms::kDap);
  EXPECT_EQ(ask.wishes.objective, Objective::kBalanced);
  EXPECT_EQ(ask.wishes.value_of_a_day.value, Decimal::FromInteger(1));
  EXPECT_TRUE(ask.wishes.has_deadline);
  EXPECT_EQ(ask.wishes.cost_bearer, CostBearer::kBuyer);
  EXPECT_EQ(ask.settings.view, View::kFull);
  EXPECT_EQ(ask.settings.presentment_currency, CurrencyCode::FromLiteral("JPY"));
  EXPECT_EQ(ask.settings.explain_options[0], 2u);
}

TEST(QuoteRequestsTest, FreightOfTheCallerReplacesTheRulebooksUnlessItAsksForBoth) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  auto* freight = request.mutable_wishes()->add_caller_freight();
  freight->set_service_id("own");
  freight->set_mode(type::v1::MODE_MAIL);
  freight->mutable_amount()->set_currency_code("XTS");
  quote::QuoteAsk ask = quote::ReadCreateQuote(reader.Context(), request);
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_FALSE(ask.wishes.landfall_rates);
  EXPECT_EQ(ask.wishes.caller_freight[0].channel, Channel::kPostal);
}

TEST(QuoteRequestsTest, ABatchHoldsOneTo256Requests) {
  struct Case {
    int size;
    bool fits;
  };
  for (Case c : {Case{0, false}, Case{1, true}, Case{256, true}, Case{257, false}}) {
    quote::v1::BatchCreateQuotesRequest batch;
    for (int i = 0; i < c.size; ++i) batch.add_requests();
    RequestReader reader;
    quote::CheckBatch(reader.Context(), batch);
    EXPECT_EQ(reader.violations.empty(), c.fits) << c.size;
  }
}

TEST(QuoteRequestsTest, AQuoteIdIsRequiredAndOfLimitedSize) {
  struct Case {
    std::string id;
    std::vector<Violation> expected;
  };
  const Case kCases[] = {{"", {{"quote_id", "required"}}},
                         {std::string(4097, 'a'), {{"quote_id", "expected at most 4096 bytes"}}},
                         {"abc", {}}};
  for (const Case& c : kCases) {
    quote::v1::VerifyQuoteRequest verify;
    verify.set_quote_id(c.id);
    RequestReader verifier;
    quote::ReadVerifyQuote(verifier.Context(), verify);
    EXPECT_EQ(verifier.violations.kept(), c.expected);
    quote::v1::GetQuoteRequest get;
    get.set_quote_id(c.id);
    RequestReader getter;
    quote::ReadGetQuote(getter.Context(), get);
    EXPECT_EQ(getter.violations.kept(), c.expected);
  }
}

TEST(QuoteRequestsTest, AllViolationsComeTogetherInTheOrderOfTheSchema) {
  quote::v1::CreateQuoteRequest request;
  request.mutable_order()->add_lines();
  request.mutable_settings()->set_presentment_currency("x");
  std::vector<std::string> fields;
  for (const Violation& violation : ViolationsOf(request)) fields.push_back(violation.field);
  EXPECT_EQ(fields,
            (std::vector<std::string>{"order.buyer", "order.sellers", "order.destination",
                                      "order.dispatch", "order.lines[0].hs_code",
                                      "order.lines[0].unit_price", "order.lines[0].price_basis",
                                      "order.lines[0].quantity", "settings.presentment_currency"}));
}

}  // namespace
}  // namespace landfall
