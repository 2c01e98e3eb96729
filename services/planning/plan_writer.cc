#include "services/planning/plan_writer.h"

#include <algorithm>
#include <tuple>

#include "services/planning/shipment_pricer.h"

namespace landfall::planning {
namespace {

std::span<const ThresholdDistance> DistancesOf(const landed_cost::Assessment& assessment,
                                               Arena& arena) {
  std::span<ThresholdDistance> distances =
      arena.AllocateArray<ThresholdDistance>(assessment.thresholds.size());
  size_t count = 0;
  for (uint32_t i = 0; i < assessment.thresholds.size(); ++i) {
    const landed_cost::ThresholdUse& use = assessment.thresholds[i];
    if (use.state == ThresholdState::kUntested) continue;
    distances[count++] = {.distance = use.limit - use.measured, .threshold = i};
  }
  return distances.first(count);
}

// Numbers of the problem become those of order and request.
void NameItems(const Problem& problem, const Stage& stage, const ShipmentFreight& freight,
               PlannedShipment& shipment, Arena& arena) {
  for (PlannedItem& item : freight.items) {
    Code own = problem.nodes[item.node].origins[item.line];
    item.origin = own.IsNone() ? stage.goods.lines[item.line].origin : own;
  }
  std::sort(freight.items.begin(), freight.items.end(),
            [](const PlannedItem& a, const PlannedItem& b) {
              return std::tie(a.line, a.node, a.parcel) < std::tie(b.line, b.node, b.parcel);
            });
  std::span<uint32_t> nodes = arena.AllocateArray<uint32_t>(freight.parcels.size());
  size_t count = 0;
  for (PlannedParcel& parcel : freight.parcels) {
    uint32_t index = problem.nodes[parcel.node].index;
    if (count == 0 || nodes[count - 1] != index) nodes[count++] = index;
    parcel.node = index;
  }
  for (PlannedItem& item : freight.items) {
    item.line = problem.lines[item.line].order_line;
    item.node = problem.nodes[item.node].index;
  }
  shipment.nodes = nodes.first(count);
  shipment.items = freight.items;
  shipment.parcels = freight.parcels;
}

bool Write(Problem& problem, const Stage& stage, const ShipmentChoice& choice,
           const Counting& counting, PlannedShipment& shipment, Arena& arena) {
  auto& freight = *arena.New<ShipmentFreight>();
  freight = PriceFreight(problem, stage, *choice.way, choice.items, arena);
  if (freight.refusal != RejectionReason::kNone) return false;
  GroupGoods goods = GoodsOfGroup(problem, stage, choice.items, arena);
  SharedFindings shared;
  PricedShipment priced = AssessShipment(problem, stage, freight, goods, choice.terms,
                                         choice.other_goods, counting, shared, arena);
  if (priced.refusal != RejectionReason::kNone) return false;
  shipment.option = arena.New<quote::Option>(priced.option);
  shipment.lines = priced.lines;
  std::span<uint32_t> order_line = arena.CopyArray(std::span<const uint32_t>(goods.plan_line));
  for (uint32_t& line : order_line) line = problem.lines[line].order_line;
  shipment.order_line = order_line;
  shipment.distances = DistancesOf(priced.option.assessment, arena);
  shipment.cost = priced.cost;
  shipment.dispatched = quote::UtcDay(freight.shipped);
  shipment.earliest = freight.way.earliest;
  shipment.latest = freight.way.latest;
  shipment.terms = choice.terms;
  NameItems(problem, stage, freight, shipment, arena);
  return true;
}

// Why the second shipment does not go with the first.
SplitReason ReasonOf(const Problem& problem, const Stage& stage, const GroupChoice& choice,
                     Arena& arena) {
  GroupItem item = choice.shipments[1].items[0];
  item.quantity = 1;
  ShipmentFreight alone = PriceFreight(problem, stage, *choice.shipments[0].way, {&item, 1}, arena);
  bool goods =
      alone.refusal == RejectionReason::kGoods || alone.refusal == RejectionReason::kProhibited;
  return goods ? SplitReason::kGoods : SplitReason::kLimit;
}

// Shipments of one group of a decision, appended; false when there is no choice.
bool WriteShipments(Problem& problem, GroupPricer& pricer, const Decision& decision,
                    const GroupDecision& group, std::span<PlannedShipment> shipments, size_t& count,
                    Arena& arena) {
  const Stage& stage = problem.stages[group.stage];
  GroupChoice choice = Choose(pricer, group, decision.latest, decision.by_freight, arena);
  if (choice.count == 0) return false;
  SplitReason reason =
      choice.count > 1 ? ReasonOf(problem, stage, choice, arena) : SplitReason::kNone;
  for (uint32_t i = 0; i < choice.count; ++i) {
    PlannedShipment& shipment = shipments[count++];
    if (!Write(problem, stage, choice.shipments[i], pricer.counting(), shipment, arena)) {
      return false;
    }
    shipment.reason = reason;
  }
  return true;
}

void SumUp(Plan& plan) {
  plan.latest = Day::Min();
  for (const PlannedGroup& group : plan.groups) {
    AddCost(group.cost, plan.cost);
    for (const PlannedShipment& shipment : group.shipments) {
      plan.parcels += static_cast<uint32_t>(shipment.parcels.size());
      plan.days_known = plan.days_known && shipment.option->way->transit.known;
      plan.complete = plan.complete && shipment.option->complete;
      plan.latest = std::max(plan.latest, shipment.latest);
    }
  }
  if (!plan.days_known) plan.latest = Day::Max();
  plan.objective = plan.cost.counted;
}

void NameReasons(std::span<PlannedGroup> groups) {
  for (PlannedGroup& group : groups) {
    if (groups.size() == 1) return;
    bool kin = std::any_of(groups.begin(), groups.end(), [&](const PlannedGroup& other) {
      return &other != &group && other.seller == group.seller;
    });
    group.reason = kin ? SplitReason::kOtherTerritory : SplitReason::kOtherExporter;
  }
}

}  // namespace

Plan* WritePlan(Problem& problem, GroupPricer& pricer, const Decision& decision, Arena& arena) {
  std::span<PlannedShipment> shipments =
      arena.AllocateArray<PlannedShipment>(2 * decision.groups.size());
  std::span<PlannedGroup> groups = arena.AllocateArray<PlannedGroup>(decision.groups.size());
  size_t written = 0;
  size_t count = 0;
  for (size_t begin = 0, end = 0; begin < decision.groups.size(); begin = end) {
    uint32_t stage = decision.groups[begin].stage;
    size_t first = written;
    while (end < decision.groups.size() && decision.groups[end].stage == stage) {
      if (!WriteShipments(problem, pricer, decision, decision.groups[end++], shipments, written,
                          arena)) {
        return nullptr;
      }
    }
    PlannedGroup& group = groups[count++];
    std::span<PlannedShipment> own = shipments.subspan(first, written - first);
    for (PlannedShipment& shipment : own) {
      AddCost(shipment.cost, group.cost);
      bool contract = end - begin > 1 && shipment.reason == SplitReason::kNone;
      if (contract) shipment.reason = SplitReason::kOwnContract;
    }
    group.shipments = own;
    group.territory = problem.stages[stage].territory;
    group.seller = problem.stages[stage].seller;
  }
  NameReasons(groups.first(count));
  Plan* plan = arena.New<Plan>();
  plan->groups = groups.first(count);
  SumUp(*plan);
  return plan;
}

}  // namespace landfall::planning
