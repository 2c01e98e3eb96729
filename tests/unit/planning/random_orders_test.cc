#include <algorithm>
#include <numeric>
#include <set>

#include "tests/unit/planning/plan_check.h"

namespace landfall::planning {
namespace {

// What a plan sends from where, by names.
std::set<std::string> ShapeOf(const TestOrder& order, const Plan& plan) {
  std::set<std::string> shape;
  for (const PlannedGroup& group : plan.groups) {
    for (const PlannedShipment& shipment : group.shipments) {
      const quote::Way& way = *shipment.option->way;
      std::string service = way.caller != nullptr ? std::string(way.caller->service_id) : "listed";
      for (const PlannedItem& item : shipment.items) {
        shape.insert(std::string(order.lines[item.line].line_id) + " x " +
                     std::to_string(item.quantity) + " from " +
                     std::string(order.nodes[item.node].node_id) + " by " + service + " on " +
                     std::to_string(static_cast<int>(shipment.terms)));
      }
    }
  }
  return shape;
}

void ExpectSound(const TestOrder& order, const PlanAnswer& answer) {
  for (size_t i = 0; i < answer.pareto.size(); ++i) {
    EXPECT_EQ(FaultOf(order, answer.pareto[i]), "");
    if (i == 0) continue;
    EXPECT_LT(answer.pareto[i].cost.counted, answer.pareto[i - 1].cost.counted);
    EXPECT_GT(answer.pareto[i].latest, answer.pareto[i - 1].latest);
  }
  int64_t least = answer.cheapest->cost.counted;
  EXPECT_LE(answer.proof.relaxed_bound, least);
  EXPECT_LE(answer.proof.lower_bound, least);
  for (const Baseline& baseline : answer.baselines) {
    if (baseline.plan == nullptr) continue;
    EXPECT_EQ(FaultOf(order, *baseline.plan), "");
    EXPECT_LE(least, baseline.plan->cost.counted) << "policy " << static_cast<int>(baseline.policy);
  }
}

// The same order with lines, nodes, stock and services in another sequence.
std::unique_ptr<TestOrder> Shuffled(uint64_t seed, int lines, int nodes) {
  std::unique_ptr<TestOrder> order = RandomOrder(seed, lines, nodes);
  std::mt19937_64 numbers(seed + 1);
  std::vector<uint32_t> by(order->lines.size());
  std::iota(by.begin(), by.end(), 0u);
  std::shuffle(by.begin(), by.end(), numbers);
  std::vector<OrderLine> moved(by.size());
  for (uint32_t i = 0; i < by.size(); ++i) moved[by[i]] = order->lines[i];
  order->lines = moved;
  for (std::vector<LineStock>& stock : order->stock) {
    for (LineStock& held : stock) held.line = by[held.line];
    std::shuffle(stock.begin(), stock.end(), numbers);
  }
  std::reverse(order->nodes.begin(), order->nodes.end());
  std::reverse(order->stock.begin(), order->stock.end());
  std::reverse(order->services.begin(), order->services.end());
  for (std::vector<NodeService>& services : order->services) {
    std::reverse(services.begin(), services.end());
  }
  return order;
}

TEST(RandomOrdersTest, NoPlanIsDearerThanARuleOrBreaksALimit) {
  for (uint64_t seed = 10'000; seed < 10'150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::unique_ptr<TestOrder> order = RandomOrder(seed, 7, 4);
    if (seed % 5 == 0) order->request.max_groups = 1;
    if (seed % 7 == 0) order->services[0][0].max_parcel_grams = 2000;
    if (seed % 9 == 0) order->wishes.landfall_rates = true;
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_TRUE(answer.ok()) << answer.status();
    if (answer->state == PlanState::kPlanned) ExpectSound(*order, *answer);
  }
}

TEST(RandomOrdersTest, LargeOrdersAreNeverDearerThanARule) {
  for (uint64_t seed = 20'000; seed < 20'006; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::unique_ptr<TestOrder> order = RandomOrder(seed, 20, 4);
    while (order->lines.size() < 14) order = RandomOrder(++seed, 20, 4);
    order->request.time_budget_micros = 500'000;
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_TRUE(answer.ok()) << answer.status();
    ASSERT_EQ(answer->state, PlanState::kPlanned);
    EXPECT_EQ(answer->proof.kind, ProofKind::kHeuristic);
    ExpectSound(*order, *answer);
  }
}

TEST(RandomOrdersTest, ThePlanDoesNotDependOnTheOrderOfAnything) {
  for (uint64_t seed = 30'000; seed < 30'100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::unique_ptr<TestOrder> order = RandomOrder(seed, 6, 4);
    std::unique_ptr<TestOrder> other = Shuffled(seed, 6, 4);
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    absl::StatusOr<PlanAnswer> again = other->Plan(arena);
    ASSERT_TRUE(answer.ok() && again.ok());
    ASSERT_EQ(answer->state, again->state);
    if (answer->state != PlanState::kPlanned) continue;
    ASSERT_EQ(answer->pareto.size(), again->pareto.size());
    for (size_t i = 0; i < answer->pareto.size(); ++i) {
      EXPECT_EQ(answer->pareto[i].cost.counted, again->pareto[i].cost.counted);
      EXPECT_EQ(ShapeOf(*order, answer->pareto[i]), ShapeOf(*other, again->pareto[i]));
    }
  }
}

}  // namespace
}  // namespace landfall::planning
