#include "common/rulebook/text_key.h"
#include "tests/unit/routing/invented_shipment.h"

namespace landfall::routing {
namespace {

using ServiceAdmission = InventedShipment;

TEST_F(ServiceAdmission, LimitsOfWeightAndSizeNameWhatBreaksThem) {
  struct Case {
    std::string name;
    std::string service;
    Parcel parcel;
    RejectionReason reason;
    int64_t measured;
    int64_t limit;
  };
  constexpr RejectionReason kWeight = RejectionReason::kWeight;
  constexpr RejectionReason kSize = RejectionReason::kSize;
  const std::vector<Case> cases = {
      {"heavier than the service takes", "LETTERS", Box(2001, 10, 10, 10), kWeight, 2'001'000'000,
       2'000'000'000},
      {"no weight", "LETTERS", Box(0, 10, 10, 10), kWeight, 0, 1'000'000},
      {"longest side, whichever it is", "LETTERS", Box(100, 10, 601, 10), kSize, 601'000, 600'000},
      {"sum of sides", "LETTERS", Box(100, 600, 200, 101), kSize, 901'000, 900'000},
      {"length and girth", "LINE", Box(100, 1200, 500, 401), kSize, 3'002'000, 3'000'000},
  };
  for (const Case& c : cases) {
    Price({Box(100, 10, 10, 10), c.parcel});
    const ServiceRejection* rejection = Rejection(c.service);
    ASSERT_NE(rejection, nullptr) << c.name;
    EXPECT_EQ(rejection->reason, c.reason) << c.name;
    EXPECT_EQ(rejection->measured, c.measured) << c.name;
    EXPECT_EQ(rejection->limit, c.limit) << c.name;
    EXPECT_EQ(rejection->parcel, 1u) << c.name;
  }
  Price({Box(2000, 600, 200, 100)});
  EXPECT_NE(Offer("LETTERS"), nullptr) << "limits include their end";
}

TEST_F(ServiceAdmission, ALaneWithoutPricesIsNoRateAndNeverZero) {
  Go("QX", "2025-03-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_TRUE(options_.offers.empty());
  ASSERT_EQ(options_.rejections.size(), 3u);
  for (const ServiceRejection& rejection : options_.rejections) {
    EXPECT_EQ(rejection.reason, RejectionReason::kNoRate);
  }
}

TEST_F(ServiceAdmission, LanesCloseAndAskForPrepaymentByDay) {
  Go("QN", "2025-05-31");
  Price({Box(100, 10, 10, 10)});
  EXPECT_NE(Offer("LETTERS"), nullptr);
  Go("QN", "2025-06-01");
  Price({Box(100, 10, 10, 10)});
  ASSERT_NE(Rejection("LETTERS"), nullptr);
  EXPECT_EQ(Rejection("LETTERS")->reason, RejectionReason::kLaneClosed);
  const LaneStatusRow& lane = TheEdition().Rows<LaneStatusRow>()[Rejection("LETTERS")->rule];
  EXPECT_EQ(TheEdition().Text(lane.id), "qn.post");
  Go("QN", "2025-07-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_NE(Offer("LETTERS"), nullptr);

  Go("QO", "2025-05-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Offer("LINE")->terms, BitOf(Terms::kDdp)) << "DAP is gone, DDP stays";
  Go("QO", "2025-04-30");
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Offer("LINE")->terms, BitOf(Terms::kDdp) | BitOf(Terms::kDap));
  Go("QP", "2025-05-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Offer("LINE")->terms, BitOf(Terms::kDdp)) << "the carrier prepays";
}

TEST_F(ServiceAdmission, GoodsAreRefusedTakenOnConditionOrProhibited) {
  request_.goods_flags = BitOf(GoodsFlag::kBatteryLoose);
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Rejection("LETTERS")->reason, RejectionReason::kGoods);
  ASSERT_NE(Offer("LINE"), nullptr);
  const GoodsRuleRow& rule = TheEdition().Rows<GoodsRuleRow>()[Offer("LINE")->condition];
  EXPECT_EQ(TheEdition().Text(rule.condition), "by contract");
  request_.goods_flags = BitOf(GoodsFlag::kMeat);
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(Rejection("LETTERS")->reason, RejectionReason::kProhibited);
  EXPECT_EQ(Rejection("LINE")->reason, RejectionReason::kProhibited);
  Go("QP", "2025-03-01");
  Price({Box(100, 10, 10, 10)});
  EXPECT_NE(Offer("LINE"), nullptr) << "meat may go elsewhere";
  EXPECT_EQ(Offer("LINE")->condition, kNoRow);
}

TEST_F(ServiceAdmission, ValueIsCappedInTheCurrencyOfTheCapOnly) {
  const std::vector<Parcel> parcels = {Box(1000, 10, 10, 10)};
  const CurrencyCode xts = CurrencyCode::FromLiteral("XTS");
  std::vector<Amount> values = {{Decimal::FromInteger(5000), CurrencyCode::FromLiteral("XXX")}};
  request_.values = values;
  Price(parcels);
  EXPECT_TRUE(Offer("HEAVY")->value_untested);
  values.push_back({Decimal::FromInteger(400), xts});
  request_.values = values;
  Price(parcels);
  EXPECT_FALSE(Offer("HEAVY")->value_untested);
  values.back().value = Decimal::Parse("400.01").value();
  Price(parcels);
  EXPECT_EQ(Rejection("HEAVY")->reason, RejectionReason::kValue);
}

TEST_F(ServiceAdmission, ModesAndServicesNarrowTheAnswer) {
  request_.modes = BitOf(Mode::kMail);
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(options_.offers.size(), 1u);
  EXPECT_EQ(Rejection("LINE")->reason, RejectionReason::kMode);
  request_.modes = 0;
  const std::vector<uint64_t> wanted = {TextKey("LINE")};
  request_.services = wanted;
  Price({Box(100, 10, 10, 10)});
  EXPECT_EQ(options_.offers.size(), 1u);
  EXPECT_TRUE(options_.rejections.empty());
}

TEST_F(ServiceAdmission, TransitIsOfTheDestinationElseOfTheWorld) {
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Offer("LINE")->transit.min_days, 2);
  EXPECT_EQ(Offer("LINE")->transit.max_days, 4);
  EXPECT_TRUE(Offer("LETTERS")->transit.working_days);
  Go("QO", "2025-03-01");
  Price({Box(900, 100, 100, 100)});
  EXPECT_EQ(Offer("LINE")->transit.max_days, 9);
  Go("QN", "2025-03-01");
  Price({Box(1000, 100, 100, 100)});
  EXPECT_FALSE(Offer("HEAVY")->transit.known);
}

TEST_F(ServiceAdmission, TheAnswerLivesInTheMemoryOfTheArena) {
  Price({Box(900, 100, 100, 100)});
  std::vector<std::byte> memory(16'384);
  Arena small(memory);
  FreightOptions options = PriceServices(TheEdition(), request_, small);
  const auto* offers = reinterpret_cast<const std::byte*>(options.offers.data());
  const auto* parts = reinterpret_cast<const std::byte*>(options.offers[0].price.parts.data());
  EXPECT_TRUE(offers >= memory.data() && offers < memory.data() + memory.size());
  EXPECT_TRUE(parts >= memory.data() && parts < memory.data() + memory.size());
}

TEST_F(ServiceAdmission, ListsTheServicesWithPricesForTheLane) {
  LaneRequest lane{.dispatch = Code::Of("QM"),
                   .destination = Code::Of("QN"),
                   .country = Code::Of("QN"),
                   .day = DayOf("2025-03-01")};
  std::vector<std::string> ids;
  for (uint32_t row : ListServices(TheEdition(), lane, arena_)) ids.push_back(IdOf(row));
  EXPECT_EQ(ids, (std::vector<std::string>{"HEAVY", "LETTERS", "LINE"}));
  lane.modes = BitOf(Mode::kExpress) | BitOf(Mode::kSea);
  EXPECT_EQ(ListServices(TheEdition(), lane, arena_).size(), 2u);
  lane.destination = lane.country = Code::Of("QO");
  EXPECT_EQ(ListServices(TheEdition(), lane, arena_).size(), 1u);
}

TEST(Arrival, CountsCalendarAndWorkingDays) {
  struct Case {
    std::string dispatched;
    int32_t days;
    std::string calendar;
    std::string working;
  };
  const std::vector<Case> cases = {
      {"2026-08-03", 0, "2026-08-03", "2026-08-03"},  // a Monday
      {"2026-08-03", 4, "2026-08-07", "2026-08-07"},
      {"2026-08-03", 5, "2026-08-08", "2026-08-10"},
      {"2026-08-07", 1, "2026-08-08", "2026-08-10"},  // a Friday
      {"2026-08-08", 1, "2026-08-09", "2026-08-10"},  // a Saturday
      {"2026-08-09", 1, "2026-08-10", "2026-08-10"},  // a Sunday
      {"2026-08-05", 11, "2026-08-16", "2026-08-20"},
      {"1969-12-31", 3, "1970-01-03", "1970-01-05"},  // a Wednesday
  };
  for (const Case& c : cases) {
    TransitWindow transit{.min_days = c.days, .max_days = c.days, .known = true};
    EXPECT_EQ(ArrivalOf(transit, DayOf(c.dispatched)).latest.ToString(), c.calendar);
    transit.working_days = true;
    EXPECT_EQ(ArrivalOf(transit, DayOf(c.dispatched)).latest.ToString(), c.working)
        << c.dispatched << " + " << c.days;
  }
}

}  // namespace
}  // namespace landfall::routing
