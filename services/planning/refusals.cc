#include "services/planning/refusals.h"

#include <algorithm>
#include <bit>

#include "services/planning/shipment_pricer.h"

namespace landfall::planning {
namespace {

// The leg alone as a way, on every terms it is sold on.
StageWay WayOf(const Stage& stage, const Leg& leg, Arena& arena) {
  StageWay way{.key = leg.key, .id = leg.id, .latest = leg.latest, .terms = leg.terms};
  std::span<const Leg*> legs = arena.AllocateArray<const Leg*>(stage.nodes.size());
  auto at = std::find(stage.nodes.begin(), stage.nodes.end(), leg.node);
  legs[static_cast<size_t>(at - stage.nodes.begin())] = &leg;
  way.legs = legs;
  return way;
}

// Whether the law admits the goods on some of the terms; else the rule that does not.
uint32_t ProhibitionOf(Problem& problem, const Stage& stage, const StageWay& way,
                       const ShipmentFreight& freight, std::span<const GroupItem> items,
                       Arena& scratch) {
  GroupGoods goods = GoodsOfGroup(problem, stage, items, scratch);
  SharedFindings shared;
  uint32_t rule = kNoRow;
  for (Terms terms : {Terms::kDdp, Terms::kDap}) {
    if ((way.terms & routing::BitOf(terms)) == 0) continue;
    PricedShipment priced =
        AssessShipment(problem, stage, freight, goods, terms, Decimal(), {}, shared, scratch);
    if (priced.refusal != RejectionReason::kProhibited) return kNoRow;
    rule = priced.rule;
  }
  return rule;
}

LineRefusal RefusalOf(Problem& problem, uint32_t number, uint32_t line, Arena& arena,
                      Arena& scratch) {
  const Leg& leg = problem.legs[number];
  const Stage& stage = problem.stages[problem.nodes[leg.node].stage];
  LineRefusal refusal{.leg = number, .line = line, .blocked = leg.blocked, .reason = leg.reason};
  if ((leg.blocked & BitOf(ConstraintKind::kService)) != 0) return refusal;
  scratch.Reset();
  StageWay way = WayOf(stage, leg, scratch);
  GroupItem item{line, leg.node, 1};
  ShipmentFreight freight = PriceFreight(problem, stage, way, {&item, 1}, scratch);
  ConstraintKind kind = ConstraintKind::kService;
  RejectionReason reason = freight.refusal;
  if (reason == RejectionReason::kNone) {
    refusal.rule = ProhibitionOf(problem, stage, way, freight, {&item, 1}, scratch);
    if (refusal.rule == kNoRow) return refusal;
    kind = ConstraintKind::kProhibited;
    reason = RejectionReason::kProhibited;
  } else if (freight.carrier != nullptr) {
    refusal.carrier = arena.New<routing::ServiceRejection>(*freight.carrier);
  }
  if (refusal.blocked == 0) refusal.reason = reason;
  refusal.blocked |= BitOf(kind);
  return refusal;
}

// Items of the order a node holds: all of them, or one of each line.
std::span<GroupItem> HeldAt(const Problem& problem, uint32_t node, bool one, Arena& arena) {
  std::span<GroupItem> items = arena.AllocateArray<GroupItem>(problem.lines.size());
  size_t count = 0;
  for (uint32_t line = 0; line < problem.lines.size(); ++line) {
    int64_t held = std::min(problem.nodes[node].stock[line], problem.lines[line].quantity);
    if (held > 0) items[count++] = {line, node, one ? 1 : held};
  }
  return items.first(count);
}

// Whether nothing stands against any line, told at once: what goes together also goes alone.
bool TakesAll(Problem& problem, const Leg& leg, Arena& scratch) {
  if (leg.blocked != 0) return false;
  scratch.Reset();
  const Stage& stage = problem.stages[problem.nodes[leg.node].stage];
  StageWay way = WayOf(stage, leg, scratch);
  std::span<GroupItem> items = HeldAt(problem, leg.node, true, scratch);
  if (items.empty()) return true;
  ShipmentFreight freight = PriceFreight(problem, stage, way, items, scratch);
  return freight.refusal == RejectionReason::kNone && freight.parcels.size() == 1 &&
         ProhibitionOf(problem, stage, way, freight, items, scratch) == kNoRow;
}

const routing::ServiceRejection* CarrierOf(const Leg& leg, Arena& arena) {
  bool listed = leg.own == nullptr && (leg.reason == RejectionReason::kLaneClosed ||
                                       leg.reason == RejectionReason::kNoRate);
  if (!listed) return nullptr;
  auto& carrier = *arena.New<routing::ServiceRejection>();
  carrier.service = leg.lane.service;
  carrier.rule = leg.rule;
  carrier.reason = leg.reason;
  return &carrier;
}

// The price of all the node holds of the order on a leg that only the wishes shut.
void PriceLeg(Problem& problem, const Leg& leg, RejectedWay& way, Arena& scratch) {
  if ((leg.blocked & BitOf(ConstraintKind::kService)) != 0) return;
  scratch.Reset();
  const Stage& stage = problem.stages[problem.nodes[leg.node].stage];
  std::span<GroupItem> items = HeldAt(problem, leg.node, false, scratch);
  StageWay alone = WayOf(stage, leg, scratch);
  ShipmentFreight freight = PriceFreight(problem, stage, alone, items, scratch);
  if (items.empty() || freight.refusal != RejectionReason::kNone) return;
  quote::Shown shown = problem.presenter.Show(freight.way.price.known, freight.way.price.currency);
  way.freight = shown.minor;
  way.has_freight = shown.known;
}

// Constraints of one line that together shut every node that could make up its quantity: whether
// `shut` (bit per ConstraintKind) does.
bool IsShut(const Problem& problem, std::span<const LineRefusal> refusals, uint32_t line,
            uint32_t shut, Arena& scratch) {
  scratch.Reset();
  std::span<bool> open = scratch.AllocateArray<bool>(problem.nodes.size());
  for (const LineRefusal& refusal : refusals) {
    if (refusal.line == line && (refusal.blocked & shut) == 0) {
      open[problem.legs[refusal.leg].node] = true;
    }
  }
  int64_t reachable = 0;
  for (uint32_t node = 0; node < problem.nodes.size(); ++node) {
    int64_t held = std::min(problem.nodes[node].stock[line], problem.lines[line].quantity);
    if (open[node]) reachable += held;
  }
  return reachable < problem.lines[line].quantity;
}

// The smallest set of constraints that shuts the line; 0 when it can be sent.
uint32_t SmallestShut(const Problem& problem, std::span<const LineRefusal> refusals, uint32_t line,
                      Arena& scratch) {
  uint32_t all = 0;
  for (const LineRefusal& refusal : refusals) {
    if (refusal.line == line) all |= refusal.blocked;
  }
  if (!IsShut(problem, refusals, line, all, scratch)) return 0;
  uint32_t best = all;
  for (uint32_t set = all; set != 0; set = (set - 1) & all) {
    bool smaller = std::popcount(set) < std::popcount(best) ||
                   (std::popcount(set) == std::popcount(best) && set < best);
    if (smaller && IsShut(problem, refusals, line, set, scratch)) best = set;
  }
  return best;
}

std::span<const Constraint> ConstraintsOf(const Problem& problem, uint32_t line, uint32_t set,
                                          Arena& arena) {
  std::span<Constraint> constraints =
      arena.AllocateArray<Constraint>(std::max(1, std::popcount(set)));
  size_t count = 0;
  for (uint32_t kind = 1; kind < 32; ++kind) {
    if ((set & (1u << kind)) == 0) continue;
    auto named = static_cast<ConstraintKind>(kind);
    bool of_line = named == ConstraintKind::kService || named == ConstraintKind::kProhibited;
    constraints[count++] = {.kind = named,
                            .line = of_line ? problem.lines[line].order_line : kNoRow};
  }
  if (count == 0) {  // nothing ever leaves from a node that holds it
    constraints[count++] = {.kind = ConstraintKind::kService,
                            .line = problem.lines[line].order_line};
  }
  return constraints.first(count);
}

}  // namespace

std::span<const LineRefusal> FindRefusals(Problem& problem, Watch& watch, Arena& arena,
                                          Arena& scratch) {
  std::span<LineRefusal> refusals =
      arena.AllocateArray<LineRefusal>(problem.legs.size() * problem.lines.size());
  size_t count = 0;
  for (uint32_t leg = 0; leg < problem.legs.size(); ++leg) {
    bool all = TakesAll(problem, problem.legs[leg], scratch);
    for (uint32_t line = 0; line < problem.lines.size(); ++line) {
      if (problem.nodes[problem.legs[leg].node].stock[line] == 0) continue;
      refusals[count++] = all || watch.Stop() ? LineRefusal{.leg = leg, .line = line}
                                              : RefusalOf(problem, leg, line, arena, scratch);
    }
  }
  return refusals.first(count);
}

std::span<const RejectedWay> RejectedWays(Problem& problem, std::span<const LineRefusal> refusals,
                                          Arena& arena) {
  std::span<RejectedWay> ways =
      arena.AllocateArray<RejectedWay>(refusals.size() + problem.legs.size());
  size_t count = 0;
  Arena scratch;
  size_t next = 0;
  for (uint32_t number = 0; number < problem.legs.size(); ++number) {
    const Leg& leg = problem.legs[number];
    size_t end = next;
    while (end < refusals.size() && refusals[end].leg == number) ++end;
    std::span<const LineRefusal> own = refusals.subspan(next, end - next);
    next = end;
    RejectedWay way{
        .node = problem.nodes[leg.node].index,
        .service = leg.key,
        .carrier = CarrierOf(leg, arena),
        .own = leg.own,
        .reason = leg.reason,
        .terms = leg.reason == RejectionReason::kTerms ? problem.wishes.terms : Terms::kUnset};
    if (leg.blocked != 0) {
      if (problem.request.price_rejected) PriceLeg(problem, leg, way, scratch);
      ways[count++] = way;
      continue;
    }
    bool alike = std::all_of(own.begin(), own.end(), [&](const LineRefusal& refusal) {
      return refusal.blocked != 0 && refusal.reason == own[0].reason;
    });
    for (const LineRefusal& refusal : own) {
      if (refusal.blocked == 0) continue;
      way.line = alike ? kNoRow : problem.lines[refusal.line].order_line;
      way.reason = refusal.reason;
      way.carrier = refusal.carrier;
      way.rule = refusal.rule;
      ways[count++] = way;
      if (alike) break;
    }
  }
  return ways.first(count);
}

std::span<const Constraint> FindConflict(const Problem& problem,
                                         std::span<const LineRefusal> refusals, Arena& arena) {
  for (uint32_t line = 0; line < problem.lines.size(); ++line) {
    int64_t held = 0;
    int64_t wanted = problem.lines[line].quantity;
    for (const PlanNode& node : problem.nodes) held += std::min(node.stock[line], wanted);
    if (held >= wanted) continue;
    std::span<Constraint> short_of = arena.AllocateArray<Constraint>(1);
    short_of[0] = {ConstraintKind::kStock, problem.lines[line].order_line, held, wanted};
    return short_of;
  }
  Arena scratch;
  uint32_t worst = kNoRow;
  uint32_t worst_line = 0;
  for (uint32_t line = 0; line < problem.lines.size(); ++line) {
    bool reached = std::any_of(refusals.begin(), refusals.end(),
                               [&](const LineRefusal& refusal) { return refusal.line == line; });
    uint32_t set =
        reached ? SmallestShut(problem, refusals, line, scratch) : BitOf(ConstraintKind::kService);
    bool smaller = set != 0 && (worst == kNoRow || std::popcount(set) < std::popcount(worst));
    if (!smaller) continue;
    worst = set;
    worst_line = line;
  }
  if (worst == kNoRow) return {};
  return ConstraintsOf(problem, worst_line, worst, arena);
}

}  // namespace landfall::planning
