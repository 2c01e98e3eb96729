#include "tests/unit/transport/request_fixture.h"

// Every way in which discounts, parcels, charges, counters and rates of an order can be wrong.

namespace landfall {
namespace {

using quote::v1::CreateQuoteRequest;

type::v1::Order& OrderOf(CreateQuoteRequest& request) { return *request.mutable_order(); }

constexpr char kUnknownEnum[] = "expected a value of the enumeration";

void SetMoney(google::type::Money* money, const char* currency, int64_t units) {
  money->set_currency_code(currency);
  money->set_units(units);
}

type::v1::Discount& AddDiscount(CreateQuoteRequest& request) {
  type::v1::Discount* discount = OrderOf(request).add_discounts();
  discount->set_funded_by(type::v1::FUNDED_BY_SELLER);
  return *discount;
}

std::vector<BadCase> Discounts() {
  return {
      {"AnEmptyDiscount",
       [](auto& r) { OrderOf(r).add_discounts(); },
       {{"order.discounts[0].funded_by", "required"},
        {"order.discounts[0]", "expected amount or percent"}}},
      {"ADiscountOfZeroPercent",
       [](auto& r) { AddDiscount(r).set_percent("0"); },
       {{"order.discounts[0].percent", "expected a decimal above 0 and at most 100"}}},
      {"ADiscountAboveAHundredPercent",
       [](auto& r) { AddDiscount(r).set_percent("100.000000000001"); },
       {{"order.discounts[0].percent", "expected a decimal above 0 and at most 100"}}},
      {"ADiscountOfNothing",
       [](auto& r) { SetMoney(AddDiscount(r).mutable_amount(), "XTS", 0); },
       {{"order.discounts[0].amount", "expected an amount above zero"}}},
      {"ANegativeDiscount",
       [](auto& r) { SetMoney(AddDiscount(r).mutable_amount(), "XTS", -1); },
       {{"order.discounts[0].amount", "expected an amount that is not negative"}}},
      {"ADiscountInAnotherCurrency",
       [](auto& r) { SetMoney(AddDiscount(r).mutable_amount(), "USD", 1); },
       {{"order.discounts[0].amount.currency_code", "expected the currency of the prices"}}},
      {"ADiscountAboveThePrices",
       [](auto& r) { SetMoney(AddDiscount(r).mutable_amount(), "XTS", 66); },
       {{"order.discounts[0].amount", "expected at most the prices in scope"},
        {"order.discounts", "expected reductions that sum to at most the prices"}}},
      {"ADiscountAboveThePriceOfItsLine",
       [](auto& r) {
         auto& discount = AddDiscount(r);
         SetMoney(discount.mutable_amount(), "XTS", 26);
         discount.add_line_ids("shirt");
       },
       {{"order.discounts[0].amount", "expected at most the prices in scope"}}},
      {"DiscountsThatTogetherExceedThePrices",
       [](auto& r) {
         AddDiscount(r).set_percent("60");
         AddDiscount(r).set_percent("41");
       },
       {{"order.discounts", "expected reductions that sum to at most the prices"}}},
      {"ADiscountOnALineThatIsNotThere",
       [](auto& r) {
         auto& discount = AddDiscount(r);
         discount.set_percent("10");
         discount.add_line_ids("3");
       },
       {{"order.discounts[0].line_ids[0]", "expected a line_id of lines"}}},
      {"ADiscountOnOneLineTwice",
       [](auto& r) {
         auto& discount = AddDiscount(r);
         discount.set_percent("10");
         discount.add_line_ids("shirt");
         discount.add_line_ids("shirt");
       },
       {{"order.discounts[0].line_ids[1]", "given twice"}}},
      {"AnUnknownFunder",
       [](auto& r) {
         auto& discount = AddDiscount(r);
         discount.set_percent("10");
         discount.set_funded_by(static_cast<type::v1::FundedBy>(4));
       },
       {{"order.discounts[0].funded_by", kUnknownEnum}}},
  };
}

type::v1::Parcel& AddParcel(CreateQuoteRequest& request, const char* line, int64_t quantity) {
  type::v1::Parcel* parcel = OrderOf(request).add_parcels();
  parcel->add_items()->set_line_id(line);
  parcel->mutable_items(0)->set_quantity(quantity);
  return *parcel;
}

constexpr char kNotAllPacked[] = "expected every item of goods in exactly one parcel";

std::vector<BadCase> Parcels() {
  return {
      {"AnEmptyParcel",
       [](auto& r) { OrderOf(r).add_parcels(); },
       {{"order.parcels[0].items", "expected at least one"}, {"order.parcels", kNotAllPacked}}},
      {"AnItemLeftOut",
       [](auto& r) { AddParcel(r, "shirt", 2); },
       {{"order.parcels", kNotAllPacked}}},
      {"AnItemPackedTwice",
       [](auto& r) {
         AddParcel(r, "shirt", 2);
         AddParcel(r, "watch", 1);
         AddParcel(r, "watch", 1);
       },
       {{"order.parcels", kNotAllPacked}}},
      {"AnItemOfNoLine",
       [](auto& r) {
         AddParcel(r, "hat", 1);
         AddParcel(r, "shirt", 2);
         AddParcel(r, "watch", 1);
       },
       {{"order.parcels[0].items[0].line_id", "expected a line_id of a line of goods"}}},
      {"MoreItemsThanTheLineHas",
       [](auto& r) {
         AddParcel(r, "shirt", 3);
         AddParcel(r, "watch", 1);
       },
       {{"order.parcels[0].items[0].quantity", "expected 1 to the quantity of the line"},
        {"order.parcels", kNotAllPacked}}},
      {"ALineTwiceInAParcel",
       [](auto& r) {
         auto& parcel = AddParcel(r, "shirt", 2);
         *parcel.add_items() = parcel.items(0);
         AddParcel(r, "watch", 1);
       },
       {{"order.parcels[0].items[1].line_id", "given twice"}}},
      {"AParcelOfNegativeWeight",
       [](auto& r) {
         AddParcel(r, "shirt", 2).set_gross_weight_grams(-5);
         AddParcel(r, "watch", 1);
       },
       {{"order.parcels[0].gross_weight_grams", "expected 1 to 1,000,000,000"}}},
  };
}

std::vector<BadCase> Charges() {
  return {
      {"AnEmptyShippingCharge",
       [](auto& r) { OrderOf(r).mutable_shipping_charged_to_buyer(); },
       {{"order.shipping_charged_to_buyer", "expected amount or included_in_price"}}},
      {"ANegativeShippingCharge",
       [](auto& r) {
         SetMoney(OrderOf(r).mutable_shipping_charged_to_buyer()->mutable_amount(), "XTS", -1);
       },
       {{"order.shipping_charged_to_buyer.amount", "expected an amount that is not negative"}}},
      {"ShippingThatIsNotIncluded",
       [](auto& r) {
         OrderOf(r).mutable_shipping_charged_to_buyer()->set_included_in_price(false);
       },
       {{"order.shipping_charged_to_buyer.included_in_price", "expected TRUE, or amount instead"}}},
      {"AnEmptyInsurance",
       [](auto& r) { OrderOf(r).mutable_insurance(); },
       {{"order.insurance", "expected amount or included_in_freight"}}},
      {"InsuranceThatIsNotIncluded",
       [](auto& r) { OrderOf(r).mutable_insurance()->set_included_in_freight(false); },
       {{"order.insurance.included_in_freight", "expected TRUE, or amount instead"}}},
      {"InsuranceWithoutACurrency",
       [](auto& r) { OrderOf(r).mutable_insurance()->mutable_amount()->set_units(2); },
       {{"order.insurance.amount.currency_code", "required"}}},
      {"ACounterOfNoKind",
       [](auto& r) { OrderOf(r).add_counters(); },
       {{"order.counters[0].kind", "required"}}},
      {"ACounterOfMoneyWithoutAnAmount",
       [](auto& r) {
         auto* counter = OrderOf(r).add_counters();
         counter->set_kind(type::v1::COUNTER_KIND_OTHER_GOODS_SAME_DAY);
         counter->set_count(2);
       },
       {{"order.counters[0].count", "expected amount instead"},
        {"order.counters[0].amount", "required"}}},
      {"ACounterOfEntriesWithAnAmount",
       [](auto& r) {
         auto* counter = OrderOf(r).add_counters();
         counter->set_kind(type::v1::COUNTER_KIND_ENTRIES_THIS_PERIOD);
         counter->set_count(-1);
         SetMoney(counter->mutable_amount(), "XTS", 1);
       },
       {{"order.counters[0].amount", "expected count instead"},
        {"order.counters[0].count", "expected 0 to 1,000,000"}}},
      {"ACounterGivenTwice",
       [](auto& r) {
         for (int i = 0; i < 2; ++i) {
           OrderOf(r).add_counters()->set_kind(type::v1::COUNTER_KIND_ENTRIES_THIS_PERIOD);
         }
       },
       {{"order.counters[1].kind", "given twice"}}},
  };
}

type::v1::CallerExchangeRate& AddRate(CreateQuoteRequest& request, const char* base,
                                      const char* quote, const char* rate) {
  type::v1::CallerExchangeRate* added = OrderOf(request).add_exchange_rates();
  added->set_base_currency(base);
  added->set_quote_currency(quote);
  added->set_rate(rate);
  return *added;
}

std::vector<BadCase> ExchangeRates() {
  return {
      {"AnEmptyRate",
       [](auto& r) { OrderOf(r).add_exchange_rates(); },
       {{"order.exchange_rates[0].base_currency", "required"},
        {"order.exchange_rates[0].quote_currency", "required"},
        {"order.exchange_rates[0].rate", "expected a decimal above 0 and at most 10^12"}}},
      {"ARateOfZero",
       [](auto& r) { AddRate(r, "EUR", "USD", "0"); },
       {{"order.exchange_rates[0].rate", "expected a decimal above 0 and at most 10^12"}}},
      {"ANegativeRate",
       [](auto& r) { AddRate(r, "EUR", "USD", "-1.1"); },
       {{"order.exchange_rates[0].rate", "expected a decimal above 0 and at most 10^12"}}},
      {"ARateThatOverflows",
       [](auto& r) { AddRate(r, "EUR", "USD", std::string(60, '9').c_str()); },
       {{"order.exchange_rates[0].rate", "expected a decimal above 0 and at most 10^12"}}},
      {"ARateOfACurrencyInItself",
       [](auto& r) { AddRate(r, "EUR", "EUR", "1"); },
       {{"order.exchange_rates[0].quote_currency",
         "expected another currency than base_currency"}}},
      {"ARateGivenInBothDirections",
       [](auto& r) {
         AddRate(r, "EUR", "USD", "1.25");
         AddRate(r, "USD", "EUR", "0.8");
       },
       {{"order.exchange_rates[1]", "given twice"}}},
  };
}

class OrderExtrasViolationsTest : public testing::TestWithParam<BadCase> {};

TEST_P(OrderExtrasViolationsTest, IsNamedByItsFieldAndNothingElseIs) {
  ExpectViolations(GetParam());
}

std::string NameOf(const testing::TestParamInfo<BadCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Discounts, OrderExtrasViolationsTest, testing::ValuesIn(Discounts()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Parcels, OrderExtrasViolationsTest, testing::ValuesIn(Parcels()), NameOf);
INSTANTIATE_TEST_SUITE_P(Charges, OrderExtrasViolationsTest, testing::ValuesIn(Charges()), NameOf);
INSTANTIATE_TEST_SUITE_P(ExchangeRates, OrderExtrasViolationsTest,
                         testing::ValuesIn(ExchangeRates()), NameOf);

}  // namespace
}  // namespace landfall
