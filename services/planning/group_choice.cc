#include "services/planning/group_choice.h"

#include <algorithm>

#include "services/planning/shipment_pricer.h"

namespace landfall::planning {
namespace {

// Divisions of a group over the nodes of its stage that are all priced whole.
constexpr uint64_t kWhole = 64;

bool InOrder(const GroupItem& a, const GroupItem& b) {
  return a.node != b.node ? a.node < b.node : a.line < b.line;
}

// Items of single atoms, each at its node: sorted, those of one line and node joined. False when
// some node has too few.
bool Join(const Problem& problem, std::span<GroupItem>& items) {
  std::sort(items.begin(), items.end(), InOrder);
  size_t count = 0;
  for (const GroupItem& item : items) {
    bool same =
        count > 0 && items[count - 1].node == item.node && items[count - 1].line == item.line;
    if (same) {
      items[count - 1].quantity += item.quantity;
    } else {
      items[count++] = item;
    }
    if (items[count - 1].quantity > problem.nodes[item.node].stock[item.line]) return false;
  }
  items = items.first(count);
  return true;
}

}  // namespace

// One group on its way to be priced.
struct GroupPricer::Work {
  uint32_t number = 0;
  const Stage& stage;
  std::span<const GroupItem> items;
  GroupGoods goods;
  SharedFindings shared;
  Arena& arena;
  Visitor visit;
};

GroupPricer::GroupPricer(Problem& problem, const Counting& counting, Arena& arena)
    : problem_(problem), counting_(counting), splits_(problem, arena) {
  refused_ = arena.AllocateArray<std::span<bool>>(problem.stages.size());
  Arena scratch;
  for (uint32_t i = 0; i < problem.stages.size(); ++i) {
    const Stage& stage = problem.stages[i];
    refused_[i] = arena.AllocateArray<bool>(stage.ways.size() * problem.lines.size());
    bool* next = refused_[i].data();
    for (const StageWay& way : stage.ways) {
      for (uint32_t line = 0; line < problem.lines.size(); ++line, ++next) {
        *next = std::none_of(stage.nodes.begin(), stage.nodes.end(), [&](uint32_t node) {
          scratch.Reset();
          GroupItem item{line, node, 1};
          return LegFrom(stage, way, node) != nullptr &&
                 PriceFreight(problem, stage, way, {&item, 1}, scratch).refusal ==
                     RejectionReason::kNone;
        });
      }
    }
  }
}

bool GroupPricer::IsTaken(uint32_t stage, uint32_t line) const {
  std::span<const bool> refused = refused_[stage];
  for (size_t at = line; at < refused.size(); at += problem_.lines.size()) {
    if (!refused[at]) return true;
  }
  return false;
}

void GroupPricer::VisitTerms(Work& work, const StageWay& way, const ShipmentFreight& freight) {
  Decimal other;
  if (problem_.aggregation == Aggregation::kAggregateSameDay) {
    other = problem_.goods_value - work.goods.price;
  }
  for (Terms terms : {Terms::kDdp, Terms::kDap}) {
    if ((way.terms & routing::BitOf(terms)) == 0) continue;
    ++priced_;
    PricedShipment priced = AssessShipment(problem_, work.stage, freight, work.goods, terms, other,
                                           counting_, work.shared, work.arena);
    if (priced.refusal != RejectionReason::kNone) continue;
    gaps_ |= priced.gaps;
    GroupChoice choice{.count = 1,
                       .cost = priced.cost.counted,
                       .freight = priced.cost.freight + priced.cost.handling + priced.cost.shadow,
                       .latest = way.latest};
    choice.shipments[0] = {&way, work.items, other, terms};
    work.visit(choice);
  }
}

void GroupPricer::VisitWays(Work& work) {
  for (const StageWay& way : work.stage.ways) {
    ShipmentFreight freight = PriceFreight(problem_, work.stage, way, work.items, work.arena);
    if (freight.refusal == RejectionReason::kNone) VisitTerms(work, way, freight);
  }
}

// Goods a service refuses, or that are beyond its limits, may go by another; the law still counts
// both shipments as one.
void GroupPricer::VisitPairs(Work& work) {
  size_t lines = problem_.lines.size();
  for (size_t first = 0; first < work.stage.ways.size(); ++first) {
    const StageWay& way = work.stage.ways[first];
    std::span<const bool> refused = refused_[work.number].subspan(first * lines, lines);
    std::span<GroupItem> kept = work.arena.CopyArray(work.items);
    auto middle = std::stable_partition(kept.begin(), kept.end(),
                                        [&](const GroupItem& item) { return !refused[item.line]; });
    auto count = static_cast<size_t>(middle - kept.begin());
    if (count == 0 || count == kept.size()) continue;
    std::array<std::span<const GroupItem>, 2> halves = {kept.first(count), kept.subspan(count)};
    VisitHalves(work, way, halves);
  }
}

void GroupPricer::VisitHalves(Work& work, const StageWay& way,
                              std::array<std::span<const GroupItem>, 2> halves) {
  Arena& arena = work.arena;
  ShipmentFreight near = PriceFreight(problem_, work.stage, way, halves[0], arena);
  if (near.refusal != RejectionReason::kNone) return;
  std::array<GroupGoods, 2> goods = {GoodsOfGroup(problem_, work.stage, halves[0], arena),
                                     GoodsOfGroup(problem_, work.stage, halves[1], arena)};
  Half kept = CheapestTerms(work, way, near, goods[0], goods[1].price);
  if (kept.terms == Terms::kUnset) return;
  for (const StageWay& other : work.stage.ways) {
    if (other.key == way.key) continue;
    ShipmentFreight far = PriceFreight(problem_, work.stage, other, halves[1], arena);
    if (far.refusal != RejectionReason::kNone) continue;
    Half sent = CheapestTerms(work, other, far, goods[1], goods[0].price);
    if (sent.terms == Terms::kUnset) continue;
    GroupChoice choice{.count = 2,
                       .cost = kept.cost.counted + sent.cost.counted,
                       .freight = kept.cost.freight + kept.cost.handling + kept.cost.shadow +
                                  sent.cost.freight + sent.cost.handling + sent.cost.shadow,
                       .latest = std::max(way.latest, other.latest)};
    choice.shipments[0] = {&way, halves[0], kept.other_goods, kept.terms};
    choice.shipments[1] = {&other, halves[1], sent.other_goods, sent.terms};
    work.visit(choice);
  }
}

GroupPricer::Half GroupPricer::CheapestTerms(Work& work, const StageWay& way,
                                             const ShipmentFreight& freight,
                                             const GroupGoods& goods, Decimal beside) {
  Half half;
  switch (problem_.aggregation) {
    case Aggregation::kAggregate:
      half.other_goods = beside;
      break;
    case Aggregation::kAggregateSameDay:
      half.other_goods = problem_.goods_value - goods.price;
      break;
    case Aggregation::kPerConsignment:
      break;
  }
  SharedFindings shared;
  for (Terms terms : {Terms::kDdp, Terms::kDap}) {
    if ((way.terms & routing::BitOf(terms)) == 0) continue;
    ++priced_;
    PricedShipment priced = AssessShipment(problem_, work.stage, freight, goods, terms,
                                           half.other_goods, counting_, shared, work.arena);
    if (priced.refusal != RejectionReason::kNone) continue;
    gaps_ |= priced.gaps;
    if (half.terms != Terms::kUnset && half.cost.counted <= priced.cost.counted) continue;
    half.terms = terms;
    half.cost = priced.cost;
  }
  return half;
}

void GroupPricer::VisitItems(uint32_t stage, std::span<const GroupItem> items, Arena& arena,
                             Visitor visit) {
  Work work{.number = stage,
            .stage = problem_.stages[stage],
            .items = items,
            .goods = GoodsOfGroup(problem_, problem_.stages[stage], items, arena),
            .arena = arena,
            .visit = visit};
  VisitWays(work);
  VisitPairs(work);
}

void GroupPricer::Visit(uint32_t number, std::span<const uint32_t> atoms, Arena& arena,
                        Visitor visit) {
  const Stage& stage = problem_.stages[number];
  size_t nodes = stage.nodes.size();
  uint64_t divisions = 1;
  for (size_t i = 0; i < atoms.size() && divisions <= kWhole; ++i) divisions *= nodes;
  if (divisions > kWhole) {
    for (const StageWay& way : stage.ways) {
      std::span<const GroupItem> items = splits_.Cheapest(number, way, atoms, arena);
      if (!items.empty()) VisitItems(number, items, arena, visit);
    }
    return;
  }
  for (uint64_t division = 0; division < divisions; ++division) {
    std::span<GroupItem> items = arena.AllocateArray<GroupItem>(atoms.size());
    uint64_t rest = division;
    for (size_t i = 0; i < atoms.size(); ++i, rest /= nodes) {
      const Atom& atom = problem_.atoms[atoms[i]];
      items[i] = {atom.line, stage.nodes[rest % nodes], atom.quantity};
    }
    if (Join(problem_, items)) VisitItems(number, items, arena, visit);
  }
}

}  // namespace landfall::planning
