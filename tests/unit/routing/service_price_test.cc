#include "tests/unit/routing/invented_shipment.h"

namespace landfall::routing {
namespace {

using ServicePrice = InventedShipment;

TEST_F(ServicePrice, EveryServiceOfTheDispatchIsOfferedOrRejectedOnce) {
  Price({Box(600, 200, 150, 100)});
  EXPECT_EQ(options_.offers.size() + options_.rejections.size(), 3u);
  EXPECT_NE(Offer("LETTERS"), nullptr);
  EXPECT_NE(Offer("LINE"), nullptr);
  ASSERT_NE(Rejection("HEAVY"), nullptr);
  EXPECT_EQ(Rejection("HEAVY")->reason, RejectionReason::kWeight);
  EXPECT_EQ(Rejection("HEAVY")->measured, 600'000'000);
  EXPECT_EQ(Rejection("HEAVY")->limit, 1'000'000'000);
  request_.dispatch = Code::Of("QO");
  Price({Box(600, 200, 150, 100)});
  EXPECT_TRUE(options_.offers.empty());
  EXPECT_TRUE(options_.rejections.empty());
}

TEST_F(ServicePrice, BandsExcludeTheirLowerEndAndIncludeTheirUpper) {
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Parts("LETTERS"), "base=1");
  Price({Box(101, 10, 10, 10)});
  EXPECT_EQ(Parts("LETTERS"), "base=2");
  Price({Box(2000, 10, 10, 10)});
  EXPECT_EQ(Parts("LETTERS"), "base=2");
}

TEST_F(ServicePrice, CardsHoldFromTheirFirstDayToTheirLast) {
  Go("QN", "2025-03-31");
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Parts("LETTERS"), "base=1");
  Go("QN", "2025-04-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Parts("LETTERS"), "base=1.5");
  EXPECT_EQ(Offer("LETTERS")->price.oldest, DayOf("2025-04-01"));
}

TEST_F(ServicePrice, TerritoryBeatsZoneWhereItHasThePrice) {
  Go("QP", "2025-03-01");
  Price({Box(1400, 100, 100, 100)});
  EXPECT_EQ(Offer("LINE")->price.parts[0].amount.ToString(), "9.99");
  EXPECT_EQ(Offer("LINE")->price.weakest, FreightPriceBasis::kObserved);
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Offer("LINE")->price.parts[0].amount.ToString(), "14");
}

TEST_F(ServicePrice, ThePartOfACountryIsFoundByItsCountry) {
  request_.destination = Code::Of("QN-X");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Offer("LINE")->price.parts[0].amount.ToString(), "14");
  EXPECT_EQ(Parts("LETTERS"), "base=2");
}

TEST_F(ServicePrice, FuelIsAPercentageOfTheDayOrARangeOrNothingKnown) {
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 remote=7? fuel=3.5");
  EXPECT_TRUE(Offer("LINE")->price.complete);
  EXPECT_EQ(Offer("LINE")->price.known.ToString(), "17.5");
  Go("QN", "2025-07-01");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 remote=7? fuel=2.8..4.2");
  EXPECT_FALSE(Offer("LINE")->price.complete);
  EXPECT_EQ(Offer("LINE")->price.known.ToString(), "14");
  EXPECT_EQ(Offer("LINE")->price.low.ToString(), "16.8");
  EXPECT_EQ(Offer("LINE")->price.high.ToString(), "18.2");
  EXPECT_TRUE(Offer("LINE")->price.has_high);
  Go("QN", "2026-01-01");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 remote=7? fuel=0..");
  EXPECT_FALSE(Offer("LINE")->price.has_high);
  EXPECT_EQ(Offer("LINE")->price.parts[2].gap, PartGap::kNoFigure);
}

TEST_F(ServicePrice, RemoteIsChargedShownOrAbsentAsTheAddressIs) {
  request_.remote = RemoteArea::kYes;
  Price({Box(20'000, 100, 100, 100)});
  EXPECT_EQ(Rejection("LINE")->reason, RejectionReason::kNoRate) << "no band above 10 kg";
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 remote=7 fuel=5.25");
  request_.remote = RemoteArea::kNo;
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 fuel=3.5");
}

TEST_F(ServicePrice, TheDearestOversizeThatAParcelSetsOffCountsOnce) {
  Go("QO", "2025-03-01");
  request_.remote = RemoteArea::kNo;
  Price({Box(900, 1001, 10, 10)});
  EXPECT_EQ(Parts("LINE"), "base=28 oversize=20 fuel=12");
  Price({Box(16'000, 1001, 10, 10)});
  EXPECT_EQ(Parts("LINE"), "base=148 oversize=100..150 fuel=62..74.5");
  EXPECT_EQ(Offer("LINE")->price.parts[2].gap, PartGap::kBase);
  Price({Box(900, 1000, 10, 10)});
  EXPECT_EQ(Parts("LINE"), "base=28 fuel=7");
}

TEST_F(ServicePrice, DemandIsChargedInItsRegionAndDays) {
  request_.remote = RemoteArea::kNo;
  Go("QO", "2025-01-31");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=28 demand=2 fuel=7") << "fuel is not on demand";
  Go("QO", "2025-02-01");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=28 fuel=7");
  Go("QN", "2025-01-31");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=14 fuel=3.5");
}

TEST_F(ServicePrice, ParcelsAddUpAndSurchargesAreOnTheShipment) {
  request_.remote = RemoteArea::kYes;
  Price({Box(900, 100, 100, 100), Box(900, 100, 100, 100), Box(6'000, 100, 100, 100)});
  EXPECT_EQ(Parts("LINE"), "base=28 base=33 remote=7 fuel=17");
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 8'000'000'000);
  EXPECT_TRUE(Offer("LINE")->price.tax_included);
}

TEST_F(ServicePrice, ManyPricesOfOnePartStillAddUp) {
  Go("QP", "2025-03-01");
  request_.remote = RemoteArea::kNo;
  std::vector<Parcel> parcels;
  for (int i = 0; i < 40; ++i) parcels.push_back(Box(1400 + i % 2 * 5000, 100, 100, 100));
  Price(parcels);
  // 20 x 9.99 + 20 x (12 + 3.5 x 6.5)
  EXPECT_EQ(Parts("LINE"), "base=199.8 base=695 fuel=223.7");
}

TEST_F(ServicePrice, SidesAreRoundedAsTheServiceSaysOnTheDay) {
  const std::vector<Parcel> parcels = {Box(100, 301, 200, 100)};
  request_.remote = RemoteArea::kNo;
  Go("QN", "2025-08-17");
  Price(parcels);
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 1'500'000'000) << "30 x 20 x 10 cm";
  Go("QN", "2025-08-18");
  Price(parcels);
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 1'500'000'000) << "1.24 kg rounds up";
  Price({Box(100, 381, 200, 100)});
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 2'000'000'000) << "39 x 20 x 10 cm";
  Go("QN", "2025-08-17");
  Price({Box(100, 501, 100, 150)});
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 1'500'000'000) << "50 x 10 x 15 cm";
  Go("QN", "2025-08-18");
  Price({Box(100, 501, 100, 150)});
  EXPECT_EQ(Offer("LINE")->price.chargeable_micrograms, 2'000'000'000) << "51 x 10 x 15 cm";
}

TEST_F(ServicePrice, AParcelWithoutDimensionsIsNotPricedBelowItsVolume) {
  request_.remote = RemoteArea::kNo;
  Price({Box(900, 0, 0, 0)});
  EXPECT_EQ(Parts("LINE"), "base=14.. fuel=3.5..");
  EXPECT_EQ(Offer("LINE")->price.parts[0].gap, PartGap::kDimensions);
  EXPECT_TRUE(Offer("LINE")->size_untested);
  EXPECT_EQ(Offer("LINE")->price.known.ToString(), "0");
  EXPECT_FALSE(Offer("LINE")->price.has_high);
  EXPECT_EQ(Parts("LETTERS"), "base=2") << "actual weight needs no dimensions";
  EXPECT_TRUE(Offer("LETTERS")->size_untested);
}

}  // namespace
}  // namespace landfall::routing
