#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/base/arena.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/text_key.h"
#include "services/routing/routing.h"
#include "tests/unit/routing/freight_edition.h"

namespace landfall::routing {
namespace {

// Our own data/freight. Prices move with the cards; what is tested here is that the tables say what
// their sources say on the days that matter.
class ShippedFreight : public testing::Test {
 protected:
  void Go(std::string_view dispatch, std::string_view destination, std::string_view day) {
    request_.dispatch = Code::Of(dispatch);
    request_.destination = request_.country = Code::Of(destination);
    request_.day = Day::Parse(day).value();
  }

  void Send(int64_t grams, int32_t length, int32_t width, int32_t height) {
    parcel_ = {.weight_grams = grams,
               .dimensions = {.length_mm = length, .width_mm = width, .height_mm = height}};
    request_.parcels = {&parcel_, 1};
    arena_.Reset();
    options_ = PriceServices(edition_, request_, arena_);
  }

  std::string IdOf(uint32_t service) const {
    return std::string(edition_.Text(edition_.Rows<ServiceRow>()[service].id));
  }

  const ServiceOffer* Offer(std::string_view id) const {
    for (const ServiceOffer& offer : options_.offers) {
      if (IdOf(offer.service) == id) return &offer;
    }
    return nullptr;
  }

  RejectionReason ReasonOf(std::string_view id) const {
    for (const ServiceRejection& rejection : options_.rejections) {
      if (IdOf(rejection.service) == id) return rejection.reason;
    }
    return RejectionReason::kNone;
  }

  std::string PriceOf(std::string_view id) const {
    const ServiceOffer* offer = Offer(id);
    if (offer == nullptr) return "rejected";
    return offer->price.known.ToString() + " " + offer->price.currency.ToString();
  }

  const Edition& edition_ = ShippedEdition();
  FreightRequest request_;
  Parcel parcel_;
  FreightOptions options_;
  Arena arena_;
};

TEST_F(ShippedFreight, EveryLaneOfTheFirstDestinationsHasAPricedService) {
  for (const char* day : {"2026-02-01", "2026-07-23", "2026-07-24", "2026-11-25"}) {
    for (const char* dispatch : {"CN", "HK", "US", "GB", "DE", "JP"}) {
      for (const char* destination :
           {"DE", "FR", "ES", "IT", "NL", "PL", "GB", "US", "JP", "AU", "CH", "NO", "CA"}) {
        Go(dispatch, destination, day);
        Send(600, 200, 150, 100);
        const std::string lane = std::string(dispatch) + " to " + destination + " on " + day;
        if (std::string(dispatch) == destination) {
          EXPECT_TRUE(options_.offers.empty()) << lane << " crosses no border";
          for (const ServiceRejection& rejection : options_.rejections) {
            EXPECT_EQ(rejection.reason, RejectionReason::kNoRate) << lane;
          }
          continue;
        }
        EXPECT_FALSE(options_.offers.empty()) << lane;
        for (const ServiceOffer& offer : options_.offers) {
          EXPECT_TRUE(offer.price.low.IsPositive()) << lane << " " << IdOf(offer.service);
          EXPECT_FALSE(offer.price.currency.IsNone()) << lane;
          EXPECT_NE(offer.terms, 0) << lane;
        }
      }
    }
  }
}

TEST_F(ShippedFreight, EveryPriceNamesASourceThatIsThere) {
  size_t citations = edition_.Rows<CitationRow>().size();
  for (const FreightRateRow& row : edition_.Rows<FreightRateRow>()) {
    EXPECT_LT(row.citation, citations);
    EXPECT_NE(row.basis, FreightPriceBasis::kNone);
    EXPECT_TRUE(row.base.IsPositive() || row.per_kg.IsPositive());
  }
  for (const CitationRow& row : edition_.Rows<CitationRow>()) {
    EXPECT_NE(row.title.length, 0u);
    EXPECT_NE(row.read_on, Day::Min());
  }
}

TEST_F(ShippedFreight, OneParcelHasFourRoyalMailPricesOnFourDays) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"2024-06-30", "rejected"},  {"2024-07-01", "10.3 GBP"},  {"2025-04-06", "10.3 GBP"},
      {"2025-04-07", "13.95 GBP"}, {"2025-10-05", "13.95 GBP"}, {"2025-10-06", "16.2 GBP"},
      {"2026-04-06", "16.2 GBP"},  {"2026-04-07", "21.65 GBP"}, {"2026-11-25", "21.65 GBP"}};
  for (const auto& [day, price] : cases) {
    Go("GB", "DE", day);
    Send(500, 200, 150, 100);
    EXPECT_EQ(PriceOf("RM_INTL_ECONOMY"), price) << day;
  }
}

TEST_F(ShippedFreight, MailToTheUnitedStatesNeedsPrepaidDutySinceTheEndOfDeMinimis) {
  Go("GB", "US", "2025-08-28");
  Send(600, 200, 150, 100);
  EXPECT_EQ(Offer("RM_INTL_STANDARD")->terms, BitOf(Terms::kDap));
  EXPECT_NE(Offer("PF_GLOBALPRIORITY"), nullptr);
  Go("GB", "US", "2025-08-29");
  Send(600, 200, 150, 100);
  EXPECT_EQ(Offer("RM_INTL_STANDARD")->terms, BitOf(Terms::kDdp));
  EXPECT_EQ(ReasonOf("PF_GLOBALPRIORITY"), RejectionReason::kLaneClosed);
  EXPECT_NE(Offer("DHLX_GB"), nullptr) << "couriers are not mail";
  Go("JP", "US", "2025-08-26");
  Send(600, 200, 150, 100);
  EXPECT_NE(Offer("JP_EMS"), nullptr);
  Go("JP", "US", "2025-08-27");
  Send(600, 200, 150, 100);
  EXPECT_EQ(ReasonOf("JP_EMS"), RejectionReason::kLaneClosed);
}

TEST_F(ShippedFreight, IntegratorsRoundEveryFractionOfASideUpSinceAugust2025) {
  // 300 mm are 11.81 in: 12 in either way. 310 mm are 12.20 in: 12, then 13.
  Go("US", "DE", "2025-08-17");
  Send(100, 310, 310, 310);
  EXPECT_EQ(Offer("FEDEX_IP_US")->price.chargeable_micrograms, 6'000'000'000);
  Go("US", "DE", "2025-08-18");
  Send(100, 310, 310, 310);
  EXPECT_EQ(Offer("FEDEX_IP_US")->price.chargeable_micrograms, 7'500'000'000);
}

TEST_F(ShippedFreight, FuelOfAugust2024IsKnownAndOfTodayIsARange) {
  Go("CN", "US", "2024-08-15");
  Send(600, 200, 150, 100);
  const ServiceOffer* dhl = Offer("DHLX_CN");
  ASSERT_NE(dhl, nullptr);
  EXPECT_TRUE(dhl->price.complete);
  EXPECT_EQ(dhl->price.parts[0].basis, FreightPriceBasis::kPublished);
  Go("CN", "US", "2024-10-01");
  Send(600, 200, 150, 100);
  EXPECT_EQ(Offer("DHLX_CN")->price.parts[1].part, FreightPart::kDemand);
  EXPECT_EQ(Offer("DHLX_CN")->price.parts[1].amount.ToString(), "18") << "18 CNY/kg, 1 kg";
  Go("CN", "US", "2026-11-25");
  Send(600, 200, 150, 100);
  EXPECT_FALSE(Offer("DHLX_CN")->price.complete);
  EXPECT_TRUE(Offer("DHLX_CN")->price.has_high);
  EXPECT_LT(Offer("DHLX_CN")->price.low, Offer("DHLX_CN")->price.high);
}

TEST_F(ShippedFreight, ImperialBandsHoldToTheOunce) {
  Go("US", "CA", "2026-02-01");
  Send(226, 100, 100, 50);
  EXPECT_EQ(PriceOf("USPS_FCPIS"), "17.85 USD") << "226 g are under 8 oz";
  Send(227, 100, 100, 50);
  EXPECT_EQ(PriceOf("USPS_FCPIS"), "26 USD") << "227 g are over 8 oz";
  Send(1814, 100, 100, 50);
  EXPECT_EQ(PriceOf("USPS_FCPIS"), "47.6 USD") << "1814 g are under 4 lb";
  Send(1815, 100, 100, 50);
  EXPECT_EQ(ReasonOf("USPS_FCPIS"), RejectionReason::kWeight);
}

TEST_F(ShippedFreight, ValueCapsAreInTheirOwnCurrency) {
  Go("US", "DE", "2026-02-01");
  Send(600, 200, 150, 100);
  EXPECT_TRUE(Offer("USPS_FCPIS")->value_untested);
  const Amount values[] = {{Decimal::Parse("400.01").value(), CurrencyCode::FromLiteral("USD")}};
  request_.values = values;
  Send(600, 200, 150, 100);
  EXPECT_EQ(ReasonOf("USPS_FCPIS"), RejectionReason::kValue);
}

TEST_F(ShippedFreight, GeneralLinesRefuseWhatBatteryAndCosmeticLinesTake) {
  Go("CN", "GB", "2026-08-01");
  request_.goods_flags = BitOf(GoodsFlag::kBatteryInEquipment);
  Send(600, 200, 150, 100);
  EXPECT_EQ(ReasonOf("YUN_AIR_GENERAL"), RejectionReason::kGoods);
  ASSERT_NE(Offer("YUN_AIR_BATTERY"), nullptr);
  EXPECT_NE(Offer("YUN_AIR_BATTERY")->condition, kNoRow) << "PI 967";
  request_.goods_flags = BitOf(GoodsFlag::kLiquid);
  Send(600, 200, 150, 100);
  EXPECT_NE(Offer("YUN_COSMETIC"), nullptr);
  EXPECT_EQ(Offer("YUN_AIR_BATTERY"), nullptr);
  request_.goods_flags = BitOf(GoodsFlag::kBatteryLoose);
  Send(600, 200, 150, 100);
  EXPECT_EQ(ReasonOf("CN_EUB"), RejectionReason::kGoods);
}

TEST_F(ShippedFreight, CarriersAndServicesAreFoundByTheKeysRulesUse) {
  for (const ServiceRow& service : edition_.Rows<ServiceRow>()) {
    EXPECT_EQ(service.key, TextKey(edition_.Text(service.id)));
    const CarrierRow& carrier = edition_.Rows<CarrierRow>()[service.carrier];
    EXPECT_EQ(carrier.key, TextKey(edition_.Text(carrier.id)));
  }
  EXPECT_EQ(edition_.Rows<ServiceRow>()[FindService(edition_, "DHLX_DE")].carrier,
            edition_.Rows<ServiceRow>()[FindService(edition_, "DHLX_CN")].carrier);
}

}  // namespace
}  // namespace landfall::routing
