#include "services/landed_cost/transport/landed_cost_requests.h"

#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

using landed_cost::v1::CalculateLandedCostRequest;

CalculateLandedCostRequest Parsed(const std::string& way) {
  CalculateLandedCostRequest request;
  *request.mutable_order() = PlainQuote().order();
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(way, &request));
  return request;
}

TEST(LandedCostRequestsTest, AServiceIsAskedForOnDapUnlessTermsAreGiven) {
  struct Case {
    const char* way;
    Terms terms;
  };
  for (Case c : {Case{"service_id: 'QPOST.PARCEL'", Terms::kDap},
                 Case{"service_id: 'QPOST.PARCEL' terms: TERMS_DDP", Terms::kDdp}}) {
    RequestReader reader;
    CalculateLandedCostRequest request = Parsed(c.way);
    landed_cost::LandedCostAsk ask =
        landed_cost::ReadCalculateLandedCost(reader.Context(), request);
    EXPECT_TRUE(reader.violations.empty());
    EXPECT_EQ(ask.wishes.terms, c.terms);
    EXPECT_EQ(ask.wishes.service_ids[0], "QPOST.PARCEL");
    EXPECT_TRUE(ask.wishes.landfall_rates);
  }
}

TEST(LandedCostRequestsTest, FreightOfTheCallerHasItsOwnTerms) {
  RequestReader reader;
  CalculateLandedCostRequest request = Parsed(R"pb(
    caller_freight {
      service_id: "own"
      mode: MODE_EXPRESS
      terms: TERMS_DDP
      amount { currency_code: "EUR" units: 5 }
    }
  )pb");
  landed_cost::LandedCostAsk ask = landed_cost::ReadCalculateLandedCost(reader.Context(), request);
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_EQ(ask.wishes.terms, Terms::kDdp);
  EXPECT_FALSE(ask.wishes.landfall_rates);
  EXPECT_EQ(ask.wishes.caller_freight.size(), 1u);
}

TEST(LandedCostRequestsTest, WaysThatAreWrongAreNamed) {
  struct Case {
    const char* way;
    std::vector<Violation> expected;
  };
  const Case kCases[] = {
      {"", {{"", "expected caller_freight or service_id"}}},
      {"service_id: ''", {{"service_id", "required"}}},
      {"service_id: 'NONE'", {{"service_id", "expected a word of the rule data"}}},
      {"service_id: 'QPOST.PARCEL' terms: TERMS_EITHER", {{"terms", "expected DDP or DAP"}}},
      {"caller_freight { service_id: 'x' mode: MODE_MAIL amount { currency_code: 'EUR' } } "
       "terms: TERMS_DAP",
       {{"terms", "expected caller_freight.terms instead"}}},
      {"caller_freight { service_id: 'x' mode: MODE_MAIL }",
       {{"caller_freight.amount", "required"}}},
  };
  for (const Case& c : kCases) {
    RequestReader reader;
    landed_cost::ReadCalculateLandedCost(reader.Context(), Parsed(c.way));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.way;
  }
}

TEST(LandedCostRequestsTest, AnOrderIsRequired) {
  RequestReader reader;
  CalculateLandedCostRequest request;
  request.set_service_id("QPOST.PARCEL");
  landed_cost::ReadCalculateLandedCost(reader.Context(), request);
  EXPECT_EQ(reader.violations.kept(), (std::vector<Violation>{{"order", "required"}}));
}

}  // namespace
}  // namespace landfall
