#include "common/edge/wire/order_reader.h"

#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

quote::v1::CreateQuoteRequest Parsed(const std::string& more) {
  quote::v1::CreateQuoteRequest request = PlainQuote();
  quote::v1::CreateQuoteRequest rest;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(more, &rest));
  request.MergeFrom(rest);
  return request;
}

Decimal D(std::string_view text) { return *Decimal::Parse(text); }

TEST(OrderReaderTest, APlainOrderHasTheDefaultsItsSchemaSays) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  quote::QuoteAsk ask = quote::ReadCreateQuote(reader.Context(), request);
  ASSERT_TRUE(reader.violations.empty());
  const Order& order = ask.order;
  Instant now = Instant::FromUnix(kNowSeconds);
  EXPECT_EQ(order.as_of, now);
  EXPECT_EQ(order.ordered_at, now);
  EXPECT_EQ(order.shipped_at, now);
  EXPECT_EQ(order.entered_at, now);
  EXPECT_EQ(order.entry_basis, EntryBasis::kAtEnteredAt);
  EXPECT_EQ(order.purpose, Purpose::kSale);
  EXPECT_EQ(order.importer, ImporterOfRecord::kUnset);
  EXPECT_EQ(order.sellers[0].kind, SellerKind::kBusiness);
  EXPECT_TRUE(order.buyer.closed_online);
  EXPECT_FALSE(order.has_marketplace);
  EXPECT_FALSE(order.has_insurance);
  EXPECT_FALSE(order.has_shipping_charged);
  EXPECT_TRUE(order.parcels.empty());
  EXPECT_EQ(order.currency, CurrencyCode::FromLiteral("XTS"));
  EXPECT_TRUE(ask.wishes.landfall_rates);
  EXPECT_EQ(ask.wishes.terms, Terms::kEither);
  EXPECT_EQ(ask.wishes.objective, Objective::kLeastLandedCost);
  EXPECT_EQ(ask.wishes.cost_bearer, CostBearer::kBoth);
  EXPECT_EQ(ask.settings.view, View::kBasic);
  EXPECT_TRUE(ask.settings.presentment_currency.IsNone());
}

TEST(OrderReaderTest, ALineIsReadExactly) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_EQ(order.lines.size(), 2u);
  const OrderLine& line = order.lines[0];
  EXPECT_EQ(line.line_id, "shirt");
  EXPECT_EQ(line.hs_code, *HsCode::Parse("610910"));
  EXPECT_EQ(line.origin, Code::Of("CN"));
  EXPECT_EQ(line.quantity, 2);
  EXPECT_EQ(line.unit_price, D("12.5"));
  EXPECT_EQ(line.price_basis, PriceBasis::kTaxExclusive);
  EXPECT_EQ(line.item_type, ItemType::kGoods);
  EXPECT_EQ(line.net_weight_grams, 200);
  EXPECT_FALSE(line.has_customs_value);
  EXPECT_FALSE(line.has_abv);
  EXPECT_FALSE(line.dimensions.IsKnown());
  EXPECT_TRUE(order.lines[1].origin.IsNone());
}

TEST(OrderReaderTest, TextsPointIntoTheRequest) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  EXPECT_EQ(order.lines[0].line_id.data(), request.order().lines(0).line_id().data());
  EXPECT_EQ(order.destination.postal_code.data(),
            request.order().destination().postal_code().data());
}

TEST(OrderReaderTest, EveryDetailOfALineIsRead) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  request.mutable_order()->mutable_lines(0)->clear_unit_price();
  ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(
      R"pb(
        hs_code: "2208 30"
        quantity: 3
        unit_price { currency_code: "XTS" units: 0 }
        customs_value { currency_code: "XTS" units: 7 }
        price_basis: PRICE_BASIS_ALL_IN
        gross_weight_grams: 900
        dimensions { length_mm: 300 width_mm: 100 height_mm: 90 }
        supplementary_quantities { value: "0.7" unit: "LTR" }
        supplementary_quantities {
          value: "0.28"
          unit: "LTR"
          qualifier: QUANTITY_QUALIFIER_TOTAL_ALCOHOL
        }
        components { hs_code: "2207" share_percent: "40" material: "ALCOHOL" origin: "QN" }
        tax_category: "reduced"
        goods_flags: GOODS_FLAG_ALCOHOL
        goods_flags: GOODS_FLAG_LIQUID
        abv_percent: "40.5"
        sucrose_percent: "0"
        retail_price { currency_code: "EUR" units: 20 }
        preference { programme: "QFTA" proof: PROOF_KIND_CERTIFICATE direct_transport: true }
        duty_rate: "5 % + 1.2 EUR / LTR"
        stated_conditions: "child_size"
        value_parts {
          kind: VALUE_PART_KIND_CASE
          amount { currency_code: "EUR" units: 2 }
        }
        meursing {
          part: MEURSING_PART_SUGAR
          per_100_kg { currency_code: "EUR" units: 21 }
        }
      )pb",
      request.mutable_order()->mutable_lines(0)));
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  const OrderLine& line = order.lines[0];
  EXPECT_TRUE(line.unit_price.IsZero());
  EXPECT_EQ(line.customs_value, D("7"));
  EXPECT_EQ(line.gross_weight_grams, 900);
  EXPECT_EQ(line.dimensions, (Dimensions{300, 100, 90}));
  ASSERT_EQ(line.supplementary_quantities.size(), 2u);
  EXPECT_EQ(line.supplementary_quantities[0].unit, Unit::kLitre);
  EXPECT_EQ(line.supplementary_quantities[1].value, D("0.28"));
  EXPECT_EQ(line.supplementary_quantities[1].qualifier, QuantityQualifier::kTotalAlcohol);
  ASSERT_EQ(line.components.size(), 1u);
  EXPECT_EQ(line.components[0].share_percent, D("40"));
  EXPECT_EQ(line.components[0].material, "ALCOHOL");
  EXPECT_EQ(line.tax_category, "reduced");
  ASSERT_EQ(line.goods_flags.size(), 2u);
  EXPECT_EQ(line.goods_flags[1], GoodsFlag::kLiquid);
  EXPECT_EQ(line.abv_percent, D("40.5"));
  EXPECT_TRUE(line.has_sucrose);
  EXPECT_EQ(line.retail_price, (Amount{D("20"), CurrencyCode::FromLiteral("EUR")}));
  EXPECT_EQ(line.preference.programme, Code::Of("QFTA"));
  EXPECT_EQ(line.preference.proof, ProofKind::kCertificate);
  EXPECT_TRUE(line.preference.direct_transport);
  EXPECT_EQ(line.duty_rate_text, "5 % + 1.2 EUR / LTR");
  EXPECT_EQ(line.stated_conditions[0], "child_size");
  EXPECT_EQ(line.value_parts[0].kind, ValuePartKind::kCase);
  EXPECT_EQ(line.meursing[0].per_100_kg.value, D("21"));
}

TEST(OrderReaderTest, RegistrationsBelongToWhoListsThemUnlessTheyNameAnother) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      buyer { registrations { scheme: "QM-VAT" number: "7" } }
      marketplace {
        facilitates: true
        registrations { scheme: "IOSS" }
      }
    }
  )pb");
  auto* seller = request.mutable_order()->mutable_sellers(0);
  seller->add_registrations()->set_scheme("IOSS");
  seller->mutable_registrations(0)->set_holder(type::v1::PARTY_MARKETPLACE);
  seller->add_registrations()->set_scheme("QM-VAT");
  seller->mutable_registrations(1)->set_held_by_third_party(true);
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_TRUE(reader.violations.empty());
  EXPECT_EQ(order.buyer.registrations[0].holder, Party::kBuyer);
  EXPECT_EQ(order.marketplace.registrations[0].holder, Party::kMarketplace);
  EXPECT_EQ(order.sellers[0].registrations[0].holder, Party::kMarketplace);
  EXPECT_EQ(order.sellers[0].registrations[1].holder, Party::kNone);
}

TEST(OrderReaderTest, LinesFindTheirSellersByIdInAnyOrder) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  request.mutable_order()->mutable_sellers(0)->set_seller_id("a");
  request.mutable_order()->add_sellers()->set_seller_id("b");
  request.mutable_order()->mutable_sellers(1)->set_territory("QN");
  request.mutable_order()->mutable_lines(0)->set_seller_id("b");
  request.mutable_order()->mutable_lines(1)->set_seller_id("a");
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_TRUE(reader.violations.empty());
  EXPECT_EQ(order.lines[0].seller, 1u);
  EXPECT_EQ(order.lines[1].seller, 0u);
}

TEST(OrderReaderTest, LinesWithoutIdsGoByTheirPlace) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      discounts { line_ids: "2" percent: "10" funded_by: FUNDED_BY_SELLER known_at_sale: true }
    }
  )pb");
  for (auto& line : *request.mutable_order()->mutable_lines()) line.clear_line_id();
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_TRUE(reader.violations.empty());
  ASSERT_EQ(order.discounts[0].lines.size(), 1u);
  EXPECT_EQ(order.discounts[0].lines[0], 1u);
  EXPECT_TRUE(order.discounts[0].is_percent);
  EXPECT_TRUE(order.discounts[0].known_at_sale);
}

TEST(OrderReaderTest, ADiscountMayTakeTheWholePrice) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      discounts {
        amount { currency_code: "XTS" units: 65 }
        funded_by: FUNDED_BY_MARKETPLACE
      }
    }
  )pb");
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  EXPECT_EQ(order.discounts[0].amount, D("65"));
}

TEST(OrderReaderTest, SubdivisionsMayLeaveOutTheCountry) {
  for (const char* text : {"ON", "QM-ON"}) {
    RequestReader reader;
    quote::v1::CreateQuoteRequest request = PlainQuote();
    request.mutable_order()->mutable_destination()->set_subdivision(text);
    Order order = quote::ReadCreateQuote(reader.Context(), request).order;
    EXPECT_TRUE(reader.violations.empty()) << text;
    EXPECT_EQ(order.destination.subdivision, Code::Of("QM-ON")) << text;
  }
}

TEST(OrderReaderTest, DatesFallBackToAsOf) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      as_of { seconds: 1750000000 nanos: 1500 }
      entered_at { seconds: 1760000000 }
    }
  )pb");
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_TRUE(reader.violations.empty());
  EXPECT_EQ(order.as_of, Instant::FromMicros(1'750'000'000'000'001));
  EXPECT_EQ(order.ordered_at, order.as_of);
  EXPECT_EQ(order.entered_at, Instant::FromUnix(1'760'000'000));
}

TEST(OrderReaderTest, AnOldAsOfIsAllowedWhereEveryDateIsGiven) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      as_of { seconds: 1500000000 }
      ordered_at { seconds: 1750000000 }
      shipped_at { seconds: 1750000000 }
      entered_at { seconds: 1750000000 }
    }
  )pb");
  quote::ReadCreateQuote(reader.Context(), request);
  EXPECT_TRUE(reader.violations.empty());
}

TEST(OrderReaderTest, ParcelsHoldEveryItemOnce) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      parcels {
        items { line_id: "shirt" quantity: 1 }
        gross_weight_grams: 250
      }
      parcels {
        items { line_id: "shirt" quantity: 1 }
        items { line_id: "watch" quantity: 1 }
        dimensions { length_mm: 1 width_mm: 2 height_mm: 3 }
      }
    }
  )pb");
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  ASSERT_EQ(order.parcels.size(), 2u);
  EXPECT_EQ(order.parcels[0].gross_weight_grams, 250);
  EXPECT_EQ(order.parcels[1].items[1].line, 1u);
}

TEST(OrderReaderTest, ChargesCountersAndRatesAreRead) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = Parsed(R"pb(
    order {
      shipping_charged_to_buyer { included_in_price: true }
      insurance { amount { currency_code: "EUR" units: 3 } }
      counters {
        kind: COUNTER_KIND_OTHER_GOODS_SAME_DAY
        amount { currency_code: "EUR" units: 100 }
      }
      counters { kind: COUNTER_KIND_ENTRIES_THIS_PERIOD count: 2 }
      exchange_rates { base_currency: "EUR" quote_currency: "USD" rate: "1.25" }
    }
  )pb");
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  EXPECT_TRUE(order.shipping_included_in_price);
  EXPECT_FALSE(order.has_shipping_charged);
  EXPECT_EQ(order.insurance.amount.value, D("3"));
  EXPECT_EQ(order.counters[0].kind, CounterKind::kOtherGoodsSameDay);
  EXPECT_EQ(order.counters[1].count, 2);
  EXPECT_EQ(order.exchange_rates[0].rate, D("1.25"));
}

TEST(OrderReaderTest, AThousandLinesAreRead) {
  RequestReader reader;
  quote::v1::CreateQuoteRequest request = PlainQuote();
  type::v1::Line line = request.order().lines(0);
  request.mutable_order()->clear_lines();
  for (int i = 0; i < 1000; ++i) {
    line.set_line_id("line " + std::to_string(i));
    *request.mutable_order()->add_lines() = line;
  }
  Order order = quote::ReadCreateQuote(reader.Context(), request).order;
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_EQ(order.lines.size(), 1000u);
}

}  // namespace
}  // namespace landfall
