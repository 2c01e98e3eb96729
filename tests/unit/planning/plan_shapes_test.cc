#include <atomic>

#include "tests/unit/planning/plan_check.h"

namespace landfall::planning {
namespace {

constexpr std::string_view kSummer = "2026-08-03T12:00:00Z";

// Two lines for a buyer in Paris.
std::unique_ptr<TestOrder> ToParis() {
  std::unique_ptr<TestOrder> order = OrderTo("FR", "75001", "EUR", kSummer);
  AddLine(*order, "61091000", "20", 2, 300);
  AddLine(*order, "95030000", "35", 1, 800);
  return order;
}

PlanAnswer Planned(TestOrder& order, Arena& arena) {
  absl::StatusOr<PlanAnswer> answer = order.Plan(arena);
  EXPECT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->state, PlanState::kPlanned);
  if (answer->best != nullptr) {
    EXPECT_EQ(FaultOf(order, *answer->best), "");
  }
  return *answer;
}

TEST(PlanShapesTest, StockInsideTheUnionBearsTheTaxOfTheDestinationAndNoDuty) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 4);
  Arena arena;
  PlanAnswer answer = Planned(*order, arena);
  const CostParts& cost = answer.best->cost;
  EXPECT_EQ(cost.goods, 7500);
  EXPECT_EQ(cost.duties, 0);
  EXPECT_EQ(cost.taxes, 1620) << "20 % of 75 and 6";
  EXPECT_EQ(cost.landed, 600 + 1620);
  EXPECT_EQ(cost.buyer, 7500 + 600 + 1620);
  EXPECT_EQ(cost.seller, 0);
}

TEST(PlanShapesTest, BondedStockInTheTerritoryIsImportedFromIt) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "lyon", "FR", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 4);
  Arena arena;
  PlanAnswer free = Planned(*order, arena);
  order->nodes[0].status = CustomsStatus::kBonded;
  PlanAnswer bonded = Planned(*order, arena);
  EXPECT_EQ(free.best->cost.duties, 0);
  EXPECT_GT(bonded.best->cost.duties + bonded.best->cost.government_fees, 0);
}

TEST(PlanShapesTest, ALineIsPartedOnlyWhereNoNodeHasAllOfIt) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {1, 1});
  AddNode(*order, "madrid", "ES", 1, {1, 0});
  for (size_t node : {0, 1}) AddService(*order, node, "post", "6", "0", Mode::kMail, 4);
  Arena arena;
  PlanAnswer answer = Planned(*order, arena);
  EXPECT_EQ(answer.best->groups.size(), 2u);
  EXPECT_EQ(answer.best->groups[0].reason, SplitReason::kOtherTerritory);
  order->stock[1][0].quantity = 2;
  PlanAnswer whole = Planned(*order, arena);
  EXPECT_EQ(whole.best->cost.freight, 1200);
  for (const PlannedGroup& group : whole.best->groups) {
    for (const PlannedItem& item : group.shipments[0].items) {
      EXPECT_EQ(item.quantity, order->lines[item.line].quantity);
    }
  }
}

TEST(PlanShapesTest, NodesOfOneExporterInOneTerritoryAreOneConsignment) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "canton", "CN", 0, {2, 0});
  AddNode(*order, "yiwu", "CN", 0, {0, 1});
  for (size_t node : {0, 1}) AddService(*order, node, "post", "6", "0", Mode::kMail, 9);
  Arena arena;
  PlanAnswer answer = Planned(*order, arena);
  ASSERT_EQ(answer.best->groups.size(), 1u);
  ASSERT_EQ(answer.best->groups[0].shipments.size(), 1u);
  const PlannedShipment& shipment = answer.best->groups[0].shipments[0];
  EXPECT_EQ(shipment.nodes.size(), 2u);
  EXPECT_EQ(shipment.parcels.size(), 2u);
  EXPECT_EQ(shipment.cost.freight, 1200);
  EXPECT_EQ(shipment.lines.size(), 2u);
}

TEST(PlanShapesTest, RefusedGoodsGoByAnotherServiceAndAreStillCountedTogether) {
  std::unique_ptr<TestOrder> order = ToParis();
  order->flags = {{}, {GoodsFlag::kBatteryInEquipment}};
  AddNode(*order, "canton", "CN", 0, {2, 1});
  AddService(*order, 0, "express", "60", "30", Mode::kExpress, 3);
  AddService(*order, 0, "post", "4", "0", Mode::kMail, 9);
  order->services[0][1].refused_flags = 1u << static_cast<unsigned>(GoodsFlag::kBatteryInEquipment);
  Arena arena;
  PlanAnswer answer = Planned(*order, arena);
  ASSERT_EQ(answer.best->groups.size(), 1u);
  const PlannedGroup& group = answer.best->groups[0];
  if (group.shipments.size() == 2) {
    EXPECT_EQ(group.shipments[0].reason, SplitReason::kGoods);
  }
  // The service that refuses them is told with the line.
  bool told = false;
  for (const RejectedWay& way : answer.rejected) {
    told = told || (way.line == 1 && way.reason == RejectionReason::kGoods);
  }
  EXPECT_TRUE(told);
}

TEST(PlanShapesTest, AParcelTooHeavyBecomesSeveral) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "1", Mode::kMail, 4);
  struct {
    int64_t limit;
    size_t parcels;
  } cases[] = {{1400, 1}, {1399, 2}, {1100, 2}, {800, 2}};
  for (const auto& item : cases) {
    order->services[0][0].max_parcel_grams = item.limit;
    Arena arena;
    PlanAnswer answer = Planned(*order, arena);
    EXPECT_EQ(answer.best->groups[0].shipments[0].parcels.size(), item.parcels) << item.limit;
  }
  order->services[0][0].max_parcel_grams = 799;
  Arena arena;
  EXPECT_EQ(order->Plan(arena)->state, PlanState::kUnroutable);
}

TEST(PlanShapesTest, TheFastestPlanIsOfferedBesideTheCheapest) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 6);
  AddService(*order, 0, "express", "16", "0", Mode::kExpress, 2);
  order->wishes.objective = Objective::kFastest;
  Arena arena;
  PlanAnswer answer = Planned(*order, arena);
  ASSERT_EQ(answer.pareto.size(), 2u);
  EXPECT_EQ(answer.best, answer.fastest);
  EXPECT_EQ(answer.fastest->cost.freight, 1600);
  EXPECT_EQ(answer.cheapest->cost.freight, 600);
  order->wishes.objective = Objective::kBalanced;
  // 10 euros of freight and the tax on them for four days.
  struct {
    const char* day;
    bool fast;
  } cases[] = {{"2.99", false}, {"3.01", true}};
  for (const auto& item : cases) {
    order->wishes.value_of_a_day = {Decimal::Parse(item.day).value(), order->order.currency};
    PlanAnswer balanced = Planned(*order, arena);
    EXPECT_EQ(balanced.best->cost.freight, item.fast ? 1600 : 600) << item.day;
  }
}

TEST(PlanShapesTest, ADeadlineLeavesOutWhatIsLateAndSaysSo) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 6);
  AddService(*order, 0, "express", "16", "0", Mode::kExpress, 2);
  order->wishes.has_deadline = true;
  struct {
    const char* deadline;
    int64_t freight;  // 0: unroutable
  } cases[] = {{"2026-08-09T00:00:00Z", 600},
               {"2026-08-08T23:00:00Z", 1600},
               {"2026-08-05T00:00:00Z", 1600},
               {"2026-08-04T23:00:00Z", 0}};
  for (const auto& item : cases) {
    SCOPED_TRACE(item.deadline);
    order->wishes.deadline = Instant::Parse(item.deadline).value();
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_TRUE(answer.ok()) << answer.status();
    if (item.freight != 0) {
      ASSERT_EQ(answer->state, PlanState::kPlanned);
      EXPECT_EQ(answer->best->cost.freight, item.freight);
      continue;
    }
    ASSERT_EQ(answer->state, PlanState::kUnroutable);
    ASSERT_EQ(answer->conflict.size(), 1u);
    EXPECT_EQ(answer->conflict[0].kind, ConstraintKind::kDeadline);
    EXPECT_EQ(answer->rejected.size(), 2u);
  }
}

TEST(PlanShapesTest, FewerGroupsThanTheOrderNeedsCannotBePlanned) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 0});
  AddNode(*order, "canton", "CN", 0, {0, 1});
  for (size_t node : {0, 1}) AddService(*order, node, "post", "6", "0", Mode::kMail, 4);
  order->request.max_groups = 1;
  Arena arena;
  absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
  ASSERT_TRUE(answer.ok());
  ASSERT_EQ(answer->state, PlanState::kUnroutable);
  ASSERT_EQ(answer->conflict.size(), 1u);
  EXPECT_EQ(answer->conflict[0].kind, ConstraintKind::kMaxGroups);
  order->request.max_groups = 2;
  EXPECT_EQ(order->Plan(arena)->state, PlanState::kPlanned);
}

TEST(PlanShapesTest, ACutOffSendsTheGoodsOneDayLater) {
  std::unique_ptr<TestOrder> order = ToParis();  // 14:00 in Berlin
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 4);
  struct {
    int32_t minute;
    const char* latest;
  } cases[] = {{-1, "2026-08-07"}, {14 * 60 + 1, "2026-08-07"}, {14 * 60, "2026-08-08"}};
  for (const auto& item : cases) {
    order->nodes[0].cut_off_minute = item.minute;
    Arena arena;
    EXPECT_EQ(Planned(*order, arena).best->latest.ToString(), item.latest) << item.minute;
  }
}

TEST(PlanShapesTest, AShadowPriceMovesTheGoodsButIsNobodysCost) {
  std::unique_ptr<TestOrder> order = ToParis();
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddNode(*order, "munich", "AT", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 4);
  AddService(*order, 1, "post", "7", "0", Mode::kMail, 4);
  Arena arena;
  EXPECT_EQ(Planned(*order, arena).best->cost.freight, 600);
  order->stock[0][0].has_shadow_price = true;
  order->stock[0][0].shadow_price = {Decimal::FromInteger(1), order->order.currency};
  PlanAnswer moved = Planned(*order, arena);
  EXPECT_EQ(moved.best->cost.freight, 700);
  EXPECT_EQ(moved.best->cost.shadow, 0);
  EXPECT_EQ(moved.best->cost.landed, moved.best->cost.counted);
}

TEST(PlanShapesTest, CancellationEndsTheSearch) {
  std::unique_ptr<TestOrder> order = RandomOrder(5, 6, 4);
  std::atomic<bool> cancelled = true;
  order->request.cancelled = &cancelled;
  Arena arena;
  EXPECT_EQ(order->Plan(arena)->state, PlanState::kCancelled);
}

}  // namespace
}  // namespace landfall::planning
