#include "tests/unit/transport/request_fixture.h"

// Every way in which wishes and settings can be wrong.

namespace landfall {
namespace {

using quote::v1::CreateQuoteRequest;

type::v1::Wishes& WishesOf(CreateQuoteRequest& request) { return *request.mutable_wishes(); }

void SetMoney(google::type::Money* money, const char* currency, int64_t units) {
  money->set_currency_code(currency);
  money->set_units(units);
}

type::v1::CallerFreight& AddFreight(CreateQuoteRequest& request) {
  type::v1::CallerFreight* freight = WishesOf(request).add_caller_freight();
  freight->set_service_id("own.truck");
  freight->set_mode(type::v1::MODE_EXPRESS);
  SetMoney(freight->mutable_amount(), "USD", 10);
  return *freight;
}

std::vector<BadCase> Freight() {
  return {
      {"EmptyFreight",
       [](auto& r) { WishesOf(r).add_caller_freight(); },
       {{"wishes.caller_freight[0].service_id", "required"},
        {"wishes.caller_freight[0].mode", "required"},
        {"wishes.caller_freight[0].amount", "required"}}},
      {"FreightOfAnUnknownCarrier",
       [](auto& r) { AddFreight(r).set_carrier_id("NOBODY"); },
       {{"wishes.caller_freight[0].carrier_id", "expected a word of the rule data"}}},
      {"FreightOfUnknownChannelAndTerms",
       [](auto& r) {
         AddFreight(r).set_channel(static_cast<type::v1::Channel>(4));
         WishesOf(r).mutable_caller_freight(0)->set_terms(static_cast<type::v1::Terms>(4));
       },
       {{"wishes.caller_freight[0].channel", "expected a value of the enumeration"},
        {"wishes.caller_freight[0].terms", "expected a value of the enumeration"}}},
      {"NegativeFreight",
       [](auto& r) { SetMoney(AddFreight(r).mutable_amount(), "USD", -10); },
       {{"wishes.caller_freight[0].amount", "expected an amount that is not negative"}}},
      {"MoreAfterTheBorderThanThereIs",
       [](auto& r) { SetMoney(AddFreight(r).mutable_after_border(), "USD", 11); },
       {{"wishes.caller_freight[0].after_border", "expected at most amount"}}},
      {"AfterTheBorderInAnotherCurrency",
       [](auto& r) { SetMoney(AddFreight(r).mutable_after_border(), "EUR", 1); },
       {{"wishes.caller_freight[0].after_border.currency_code",
         "expected the currency of amount"}}},
      {"FewerDaysAtMostThanAtLeast",
       [](auto& r) { AddFreight(r).set_min_days(3); },
       {{"wishes.caller_freight[0].max_days", "expected min_days to 365"}}},
      {"NegativeDays",
       [](auto& r) { AddFreight(r).set_min_days(-3); },
       {{"wishes.caller_freight[0].min_days", "expected 0 to 365"}}},
      {"AServiceGivenTwice",
       [](auto& r) {
         AddFreight(r);
         AddFreight(r);
       },
       {{"wishes.caller_freight[1].service_id", "given twice"}}},
      {"NoFreightOfAnyKind",
       [](auto& r) { WishesOf(r).set_landfall_rates(false); },
       {{"wishes.landfall_rates", "expected TRUE without caller_freight"}}},
  };
}

std::vector<BadCase> Choices() {
  return {
      {"AnUnknownMode",
       [](auto& r) { WishesOf(r).add_modes(static_cast<type::v1::Mode>(6)); },
       {{"wishes.modes[0]", "expected a value of the enumeration"}}},
      {"AModeGivenTwice",
       [](auto& r) {
         WishesOf(r).add_modes(type::v1::MODE_SEA);
         WishesOf(r).add_modes(type::v1::MODE_SEA);
       },
       {{"wishes.modes[1]", "given twice"}}},
      {"AnUnknownService",
       [](auto& r) { WishesOf(r).add_service_ids("NOBODY.SLOW"); },
       {{"wishes.service_ids[0]", "expected a word of the rule data"}}},
      {"AServiceWishedTwice",
       [](auto& r) {
         WishesOf(r).add_service_ids("QPOST.PARCEL");
         WishesOf(r).add_service_ids("QPOST.PARCEL");
       },
       {{"wishes.service_ids[1]", "given twice"}}},
      {"UnknownTerms",
       [](auto& r) { WishesOf(r).set_terms(static_cast<type::v1::Terms>(9)); },
       {{"wishes.terms", "expected a value of the enumeration"}}},
      {"AnUnknownObjective",
       [](auto& r) { WishesOf(r).set_objective(static_cast<type::v1::Objective>(4)); },
       {{"wishes.objective", "expected a value of the enumeration"}}},
      {"ABalanceWithoutTheValueOfADay",
       [](auto& r) { WishesOf(r).set_objective(type::v1::OBJECTIVE_BALANCED); },
       {{"wishes.value_of_a_day", "expected exactly when objective is BALANCED"}}},
      {"AValueOfADayWithoutABalance",
       [](auto& r) { SetMoney(WishesOf(r).mutable_value_of_a_day(), "XTS", 2); },
       {{"wishes.value_of_a_day", "expected exactly when objective is BALANCED"}}},
      {"AnUnknownCostBearer",
       [](auto& r) { WishesOf(r).set_cost_bearer(static_cast<type::v1::CostBearer>(4)); },
       {{"wishes.cost_bearer", "expected a value of the enumeration"}}},
      {"ADeadlineBeforeShipping",
       [](auto& r) { WishesOf(r).mutable_deadline()->set_seconds(kNowSeconds - 1); },
       {{"wishes.deadline", "expected not before the goods are shipped"}}},
  };
}

std::vector<BadCase> Settings() {
  return {
      {"AnUnknownPresentmentCurrency",
       [](auto& r) { r.mutable_settings()->set_presentment_currency("QQQ"); },
       {{"settings.presentment_currency", "expected a currency the rulebook knows"}}},
      {"AnUnknownView",
       [](auto& r) { r.mutable_settings()->set_view(static_cast<type::v1::View>(3)); },
       {{"settings.view", "expected a value of the enumeration"}}},
      {"ExplanationsInABasicView",
       [](auto& r) { r.mutable_settings()->add_explain_options(1); },
       {{"settings.explain_options", "expected view FULL"}}},
      {"AnOptionExplainedTwice",
       [](auto& r) {
         r.mutable_settings()->set_view(type::v1::VIEW_FULL);
         r.mutable_settings()->add_explain_options(1);
         r.mutable_settings()->add_explain_options(1);
       },
       {{"settings.explain_options[1]", "given twice"}}},
      {"TooManyExplanations",
       [](auto& r) {
         r.mutable_settings()->set_view(type::v1::VIEW_FULL);
         for (uint32_t i = 0; i < 17; ++i) r.mutable_settings()->add_explain_options(i);
       },
       {{"settings.explain_options", "expected at most 16"}}},
  };
}

class WishesViolationsTest : public testing::TestWithParam<BadCase> {};

TEST_P(WishesViolationsTest, IsNamedByItsFieldAndNothingElseIs) { ExpectViolations(GetParam()); }

std::string NameOf(const testing::TestParamInfo<BadCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Freight, WishesViolationsTest, testing::ValuesIn(Freight()), NameOf);
INSTANTIATE_TEST_SUITE_P(Choices, WishesViolationsTest, testing::ValuesIn(Choices()), NameOf);
INSTANTIATE_TEST_SUITE_P(Settings, WishesViolationsTest, testing::ValuesIn(Settings()), NameOf);

}  // namespace
}  // namespace landfall
