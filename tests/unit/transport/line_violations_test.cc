#include "tests/unit/transport/request_fixture.h"

// Every way in which one line of an order can be wrong.

namespace landfall {
namespace {

using quote::v1::CreateQuoteRequest;

type::v1::Line& Line0(CreateQuoteRequest& request) {
  return *request.mutable_order()->mutable_lines(0);
}

void SetMoney(google::type::Money* money, const char* currency, int64_t units, int32_t nanos = 0) {
  money->set_currency_code(currency);
  money->set_units(units);
  money->set_nanos(nanos);
}

std::vector<BadCase> Codes() {
  return {
      {"GoodsWithoutACode",
       [](auto& r) { Line0(r).clear_hs_code(); },
       {{"order.lines[0].hs_code", "required for goods"}}},
      {"ACodeWithLetters",
       [](auto& r) { Line0(r).set_hs_code("61AB"); },
       {{"order.lines[0].hs_code", "expected 2 to 12 digits, the first two a chapter from 01"}}},
      {"ACodeOfOneDigit",
       [](auto& r) { Line0(r).set_hs_code("6"); },
       {{"order.lines[0].hs_code", "expected 2 to 12 digits, the first two a chapter from 01"}}},
      {"ACodeOfThirteenDigits",
       [](auto& r) { Line0(r).set_hs_code("6109100000123"); },
       {{"order.lines[0].hs_code", "expected 2 to 12 digits, the first two a chapter from 01"}}},
      {"ACodeOfChapterZero",
       [](auto& r) { Line0(r).set_hs_code("0012"); },
       {{"order.lines[0].hs_code", "expected 2 to 12 digits, the first two a chapter from 01"}}},
      {"AnUnknownOrigin",
       [](auto& r) { Line0(r).set_origin("ZZ"); },
       {{"order.lines[0].origin",
         "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook"}}},
      {"AnOriginThatIsNoCode",
       [](auto& r) { Line0(r).set_origin("somewhere far"); },
       {{"order.lines[0].origin",
         "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook"}}},
      {"AnUnknownTaxCategory",
       [](auto& r) { Line0(r).set_tax_category("sometimes"); },
       {{"order.lines[0].tax_category", "expected a word of the rule data"}}},
      {"ADutyRateThatIsNoExpression",
       [](auto& r) { Line0(r).set_duty_rate("twelve"); },
       {{"order.lines[0].duty_rate",
         "expected a duty expression as in 12 % or 5 % + 1.20 EUR / KGM"}}},
      {"ADutyRateThatIsTooLong",
       [](auto& r) { Line0(r).set_duty_rate(std::string(257, '%')); },
       {{"order.lines[0].duty_rate", "expected at most 256 bytes"}}},
      {"AnUnknownItemType",
       [](auto& r) { Line0(r).set_item_type(static_cast<type::v1::ItemType>(9)); },
       {{"order.lines[0].item_type", "expected a value of the enumeration"}}},
      {"ALineIdThatIsTooLong",
       [](auto& r) { Line0(r).set_line_id(std::string(65, 'x')); },
       {{"order.lines[0].line_id", "expected at most 64 bytes"}}},
      {"ALineIdWithAControlCharacter",
       [](auto& r) { Line0(r).set_line_id("a\nb"); },
       {{"order.lines[0].line_id", "expected text without control characters"}}},
      {"ALineIdGivenTwice",
       [](auto& r) { Line0(r).set_line_id("watch"); },
       {{"order.lines[1].line_id", "expected an id that no other line goes by"}}},
      {"ALineIdThatIsThePlaceOfALineWithoutOne",
       [](auto& r) {
         Line0(r).set_line_id("2");
         r.mutable_order()->mutable_lines(1)->clear_line_id();
       },
       {{"order.lines[0].line_id", "expected an id that no other line goes by"}}},
      {"ASellerThatIsNotListed",
       [](auto& r) { Line0(r).set_seller_id("nobody"); },
       {{"order.lines[0].seller_id", "expected a seller_id of sellers"}}},
  };
}

std::vector<BadCase> Prices() {
  return {
      {"NoPrice",
       [](auto& r) { Line0(r).clear_unit_price(); },
       {{"order.lines[0].unit_price", "required"}}},
      {"APriceWithoutACurrency",
       [](auto& r) { Line0(r).mutable_unit_price()->clear_currency_code(); },
       {{"order.lines[0].unit_price.currency_code", "required"}}},
      {"APriceInNoCurrency",
       [](auto& r) { Line0(r).mutable_unit_price()->set_currency_code("eur"); },
       {{"order.lines[0].unit_price.currency_code",
         "expected an ISO 4217 code: three letters A to Z"}}},
      {"APriceInAnUnknownCurrency",
       [](auto& r) { Line0(r).mutable_unit_price()->set_currency_code("ABC"); },
       {{"order.lines[0].unit_price.currency_code", "expected a currency the rulebook knows"}}},
      {"PricesInSeveralCurrencies",
       [](auto& r) { Line0(r).mutable_unit_price()->set_currency_code("EUR"); },
       {{"order.lines[1].unit_price.currency_code", "expected the currency of the other prices"}}},
      {"ANegativePrice",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", -1); },
       {{"order.lines[0].unit_price", "expected an amount that is not negative"}}},
      {"ANegativePriceOfLessThanAUnit",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 0, -1); },
       {{"order.lines[0].unit_price", "expected an amount that is not negative"}}},
      {"UnitsAndNanosOfDifferentSigns",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 1, -5); },
       {{"order.lines[0].unit_price.nanos", "expected the sign of units"}}},
      {"NanosThatMakeAUnit",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 1, 1'000'000'000); },
       {{"order.lines[0].unit_price.nanos", "expected -999,999,999 to 999,999,999"}}},
      {"APriceThatOverflows",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 9'223'372'036'854'775'807); },
       {{"order.lines[0].unit_price.units", "expected an amount of at most 1,000,000,000,000"}}},
      {"APriceJustAboveTheLimit",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 1'000'000'000'000, 1); },
       {{"order.lines[0].unit_price.units", "expected an amount of at most 1,000,000,000,000"}}},
      {"APriceOfZeroWithoutACustomsValue",
       [](auto& r) { SetMoney(Line0(r).mutable_unit_price(), "XTS", 0); },
       {{"order.lines[0].customs_value", "required where unit_price is 0"}}},
      {"ANegativeCustomsValue",
       [](auto& r) { SetMoney(Line0(r).mutable_customs_value(), "XTS", -3); },
       {{"order.lines[0].customs_value", "expected an amount that is not negative"}}},
      {"ACustomsValueInAnotherCurrency",
       [](auto& r) { SetMoney(Line0(r).mutable_customs_value(), "USD", 3); },
       {{"order.lines[0].customs_value.currency_code",
         "expected the currency of the other prices"}}},
      {"NoPriceBasis",
       [](auto& r) { Line0(r).clear_price_basis(); },
       {{"order.lines[0].price_basis", "required"}}},
      {"AnUnknownPriceBasis",
       [](auto& r) { Line0(r).set_price_basis(static_cast<type::v1::PriceBasis>(-1)); },
       {{"order.lines[0].price_basis", "expected a value of the enumeration"}}},
      {"ANegativeRetailPrice",
       [](auto& r) { SetMoney(Line0(r).mutable_retail_price(), "EUR", -1); },
       {{"order.lines[0].retail_price", "expected an amount that is not negative"}}},
      {"ARetailPriceWithoutACurrency",
       [](auto& r) { Line0(r).mutable_retail_price()->set_units(3); },
       {{"order.lines[0].retail_price.currency_code", "required"}}},
  };
}

std::vector<BadCase> Measures() {
  return {
      {"AQuantityOfZero",
       [](auto& r) { Line0(r).set_quantity(0); },
       {{"order.lines[0].quantity", "expected 1 to 1,000,000,000"}}},
      {"ANegativeQuantity",
       [](auto& r) { Line0(r).set_quantity(-2); },
       {{"order.lines[0].quantity", "expected 1 to 1,000,000,000"}}},
      {"AQuantityThatOverflows",
       [](auto& r) { Line0(r).set_quantity(9'223'372'036'854'775'807); },
       {{"order.lines[0].quantity", "expected 1 to 1,000,000,000"}}},
      {"ANegativeNetWeight",
       [](auto& r) { Line0(r).set_net_weight_grams(-1); },
       {{"order.lines[0].net_weight_grams", "expected 1 to 1,000,000,000"}}},
      {"AGrossWeightBelowTheNetWeight",
       [](auto& r) { Line0(r).set_gross_weight_grams(199); },
       {{"order.lines[0].gross_weight_grams", "expected at least net_weight_grams"}}},
      {"AGrossWeightThatIsTooLarge",
       [](auto& r) { Line0(r).set_gross_weight_grams(1'000'000'001); },
       {{"order.lines[0].gross_weight_grams", "expected 1 to 1,000,000,000"}}},
      {"DimensionsWithoutASide",
       [](auto& r) {
         Line0(r).mutable_dimensions()->set_length_mm(10);
         Line0(r).mutable_dimensions()->set_width_mm(10);
       },
       {{"order.lines[0].dimensions.height_mm", "expected 1 to 100,000"}}},
      {"DimensionsBelowZeroAndAboveTheLimit",
       [](auto& r) {
         Line0(r).mutable_dimensions()->set_length_mm(-10);
         Line0(r).mutable_dimensions()->set_width_mm(100'001);
         Line0(r).mutable_dimensions()->set_height_mm(1);
       },
       {{"order.lines[0].dimensions.length_mm", "expected 1 to 100,000"},
        {"order.lines[0].dimensions.width_mm", "expected 1 to 100,000"}}},
      {"AlcoholAboveAHundredPercent",
       [](auto& r) { Line0(r).set_abv_percent("100.1"); },
       {{"order.lines[0].abv_percent", "expected a decimal from 0 to 100"}}},
      {"AlcoholThatIsNoNumber",
       [](auto& r) { Line0(r).set_abv_percent("4,5"); },
       {{"order.lines[0].abv_percent", "expected a decimal from 0 to 100"}}},
      {"SucroseBelowZero",
       [](auto& r) { Line0(r).set_sucrose_percent("-1"); },
       {{"order.lines[0].sucrose_percent", "expected a decimal from 0 to 100"}}},
      {"SucroseWithAnExponent",
       [](auto& r) { Line0(r).set_sucrose_percent("1e1"); },
       {{"order.lines[0].sucrose_percent", "expected a decimal from 0 to 100"}}},
  };
}

std::vector<BadCase> Lists() {
  return {
      {"AnUnknownGoodsFlag",
       [](auto& r) { Line0(r).add_goods_flags(static_cast<type::v1::GoodsFlag>(99)); },
       {{"order.lines[0].goods_flags[0]", "expected a value of the enumeration"}}},
      {"AGoodsFlagThatIsNotStated",
       [](auto& r) { Line0(r).add_goods_flags(type::v1::GOODS_FLAG_UNSPECIFIED); },
       {{"order.lines[0].goods_flags[0]", "required"}}},
      {"AGoodsFlagGivenTwice",
       [](auto& r) {
         Line0(r).add_goods_flags(type::v1::GOODS_FLAG_FOOD);
         Line0(r).add_goods_flags(type::v1::GOODS_FLAG_FOOD);
       },
       {{"order.lines[0].goods_flags[1]", "given twice"}}},
      {"AQuantityInAnUnknownUnit",
       [](auto& r) {
         auto* quantity = Line0(r).add_supplementary_quantities();
         quantity->set_value("1");
         quantity->set_unit("cup");
       },
       {{"order.lines[0].supplementary_quantities[0].unit",
         "expected a UN/ECE Recommendation 20 code as in LTR"}}},
      {"ASupplementaryQuantityOfZeroWithoutAUnit",
       [](auto& r) { Line0(r).add_supplementary_quantities()->set_value("0"); },
       {{"order.lines[0].supplementary_quantities[0].value",
         "expected a decimal above 0 and at most 10^12"},
        {"order.lines[0].supplementary_quantities[0].unit",
         "expected a UN/ECE Recommendation 20 code as in LTR"}}},
      {"ASupplementaryQuantityWithThirteenDigitsAfterThePoint",
       [](auto& r) {
         auto* quantity = Line0(r).add_supplementary_quantities();
         quantity->set_value("1.0000000000001");
         quantity->set_unit("LTR");
       },
       {{"order.lines[0].supplementary_quantities[0].value",
         "expected a decimal above 0 and at most 10^12"}}},
      {"OneUnitStatedTwice",
       [](auto& r) {
         for (int i = 0; i < 2; ++i) {
           auto* quantity = Line0(r).add_supplementary_quantities();
           quantity->set_value("1");
           quantity->set_unit("LTR");
         }
       },
       {{"order.lines[0].supplementary_quantities[1]", "given twice"}}},
      {"AnUnknownQualifier",
       [](auto& r) {
         auto* quantity = Line0(r).add_supplementary_quantities();
         quantity->set_value("1");
         quantity->set_unit("KGM");
         quantity->set_qualifier(static_cast<type::v1::QuantityQualifier>(77));
       },
       {{"order.lines[0].supplementary_quantities[0].qualifier",
         "expected a value of the enumeration"}}},
      {"AnUnknownCondition",
       [](auto& r) { Line0(r).add_stated_conditions("very_nice"); },
       {{"order.lines[0].stated_conditions[0]", "expected a word of the rule data"}}},
      {"AnEmptyCondition",
       [](auto& r) { Line0(r).add_stated_conditions(""); },
       {{"order.lines[0].stated_conditions[0]", "required"}}},
      {"TooManyConditions",
       [](auto& r) {
         for (int i = 0; i < 17; ++i) Line0(r).add_stated_conditions("child_size");
       },
       {{"order.lines[0].stated_conditions", "expected at most 16"}}},
      {"AnEmptyValuePart",
       [](auto& r) { Line0(r).add_value_parts(); },
       {{"order.lines[0].value_parts[0].kind", "required"},
        {"order.lines[0].value_parts[0].amount", "required"}}},
      {"ARetailPriceAsValuePart",
       [](auto& r) {
         auto* part = Line0(r).add_value_parts();
         part->set_kind(type::v1::VALUE_PART_KIND_RETAIL_PRICE);
         SetMoney(part->mutable_amount(), "EUR", 3);
       },
       {{"order.lines[0].value_parts[0].kind", "expected retail_price of the line instead"}}},
      {"AValuePartGivenTwice",
       [](auto& r) {
         for (int i = 0; i < 2; ++i) {
           auto* part = Line0(r).add_value_parts();
           part->set_kind(type::v1::VALUE_PART_KIND_STRAP);
           SetMoney(part->mutable_amount(), "EUR", 3);
         }
       },
       {{"order.lines[0].value_parts[1].kind", "given twice"}}},
      {"AnEmptyMeursingAmount",
       [](auto& r) { Line0(r).add_meursing(); },
       {{"order.lines[0].meursing[0].part", "required"},
        {"order.lines[0].meursing[0].per_100_kg", "required"}}},
      {"AMeursingPartGivenTwice",
       [](auto& r) {
         for (int i = 0; i < 2; ++i) {
           auto* part = Line0(r).add_meursing();
           part->set_part(type::v1::MEURSING_PART_SUGAR);
           SetMoney(part->mutable_per_100_kg(), "EUR", 20);
         }
       },
       {{"order.lines[0].meursing[1].part", "given twice"}}},
  };
}

std::vector<BadCase> ComponentsAndPreference() {
  return {
      {"AShareThatIsNoNumber",
       [](auto& r) { Line0(r).add_components()->set_share_percent("most"); },
       {{"order.lines[0].components[0].share_percent", "expected a decimal from 0 to 100"}}},
      {"SharesAboveAHundred",
       [](auto& r) {
         Line0(r).add_components()->set_share_percent("60");
         Line0(r).add_components()->set_share_percent("40.01");
       },
       {{"order.lines[0].components", "expected shares that sum to at most 100"}}},
      {"AComponentOfUnknownOriginAndCode",
       [](auto& r) {
         Line0(r).add_components()->set_origin("ZZ");
         Line0(r).mutable_components(0)->set_hs_code("x");
       },
       {{"order.lines[0].components[0].hs_code",
         "expected 2 to 12 digits, the first two a chapter from 01"},
        {"order.lines[0].components[0].origin",
         "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook"}}},
      {"DeclaredComponentsWithoutACodeOrTheWholeValue",
       [](auto& r) {
         Line0(r).add_components()->set_share_percent("99");
         Line0(r).set_declare_components(true);
       },
       {{"order.lines[0].components[0].hs_code", "required with declare_components"},
        {"order.lines[0].components", "expected shares that sum to 100 with declare_components"}}},
      {"DeclaredComponentsThatAreNotThere",
       [](auto& r) { Line0(r).set_declare_components(true); },
       {{"order.lines[0].components", "expected shares that sum to 100 with declare_components"}}},
      {"APreferenceWithoutAProgramme",
       [](auto& r) { Line0(r).mutable_preference()->set_direct_transport(true); },
       {{"order.lines[0].preference.programme", "required"}}},
      {"AnUnknownProgramme",
       [](auto& r) { Line0(r).mutable_preference()->set_programme("NICE"); },
       {{"order.lines[0].preference.programme", "expected a word of the rule data"}}},
      {"AProgrammeThatIsTooLong",
       [](auto& r) { Line0(r).mutable_preference()->set_programme("123456789"); },
       {{"order.lines[0].preference.programme", "expected at most 8 bytes"}}},
      {"AnUnknownProof",
       [](auto& r) {
         Line0(r).mutable_preference()->set_programme("QFTA");
         Line0(r).mutable_preference()->set_proof(static_cast<type::v1::ProofKind>(42));
       },
       {{"order.lines[0].preference.proof", "expected a value of the enumeration"}}},
  };
}

class LineViolationsTest : public testing::TestWithParam<BadCase> {};

TEST_P(LineViolationsTest, IsNamedByItsFieldAndNothingElseIs) { ExpectViolations(GetParam()); }

std::string NameOf(const testing::TestParamInfo<BadCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Codes, LineViolationsTest, testing::ValuesIn(Codes()), NameOf);
INSTANTIATE_TEST_SUITE_P(Prices, LineViolationsTest, testing::ValuesIn(Prices()), NameOf);
INSTANTIATE_TEST_SUITE_P(Measures, LineViolationsTest, testing::ValuesIn(Measures()), NameOf);
INSTANTIATE_TEST_SUITE_P(Lists, LineViolationsTest, testing::ValuesIn(Lists()), NameOf);
INSTANTIATE_TEST_SUITE_P(Components, LineViolationsTest,
                         testing::ValuesIn(ComponentsAndPreference()), NameOf);

}  // namespace
}  // namespace landfall
