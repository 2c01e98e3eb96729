#include "services/planning/stage_ways.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/text_key.h"

namespace landfall::planning {
namespace {

bool IsAsked(const Wishes& wishes, std::string_view id) {
  return wishes.service_ids.empty() ||
         std::find(wishes.service_ids.begin(), wishes.service_ids.end(), id) !=
             wishes.service_ids.end();
}

void Block(Leg& leg, ConstraintKind kind, RejectionReason reason) {
  if (leg.blocked == 0) leg.reason = reason;
  leg.blocked |= BitOf(kind);
}

// What the wishes say against a leg whose mode, terms and days are known.
void Judge(const Wishes& wishes, Mode mode, Leg& leg) {
  bool moded = wishes.modes.empty() ||
               std::find(wishes.modes.begin(), wishes.modes.end(), mode) != wishes.modes.end();
  if (!moded) Block(leg, ConstraintKind::kMode, RejectionReason::kMode);
  if (wishes.terms != Terms::kEither && (leg.terms & routing::BitOf(wishes.terms)) == 0) {
    Block(leg, ConstraintKind::kTerms, RejectionReason::kTerms);
  }
  if (wishes.has_deadline && leg.latest > quote::UtcDay(wishes.deadline)) {
    Block(leg, ConstraintKind::kDeadline, RejectionReason::kDeadline);
  }
}

void SetDays(Day dispatched, Leg& leg) {
  leg.earliest = leg.latest = Day::Max();
  if (!leg.transit.known) return;
  routing::ArrivalWindow arrival = routing::ArrivalOf(leg.transit, dispatched);
  leg.earliest = arrival.earliest;
  leg.latest = arrival.latest;
}

Leg LegOf(const Problem& problem, uint32_t node, uint32_t service) {
  const Edition& edition = problem.edition();
  const PlanNode& from = problem.nodes[node];
  const ServiceRow& row = edition.Rows<ServiceRow>()[service];
  Leg leg{.key = row.key, .id = edition.Text(row.id), .node = node};
  leg.lane = {.service = service,
              .dispatch = from.node->address.country,
              .destination = problem.destination.territory,
              .country = problem.destination.country,
              .day = from.day};
  routing::LaneFacts facts = routing::FactsOf(edition, leg.lane);
  leg.transit = facts.transit;
  leg.terms = facts.terms;
  leg.rule = facts.rule;
  SetDays(from.day, leg);
  if (facts.refusal != RejectionReason::kNone) Block(leg, ConstraintKind::kService, facts.refusal);
  Judge(problem.wishes, facts.mode, leg);
  return leg;
}

Leg LegOf(const Problem& problem, uint32_t node, const NodeService& own) {
  const CallerFreight& freight = own.freight;
  Leg leg{.own = &own,
          .key = TextKey(freight.service_id),
          .id = freight.service_id,
          .transit = {.min_days = freight.min_days,
                      .max_days = freight.max_days,
                      .known = freight.max_days > 0},
          .node = node};
  leg.terms = freight.terms == Terms::kEither || freight.terms == Terms::kUnset
                  ? routing::BitOf(Terms::kDdp) | routing::BitOf(Terms::kDap)
                  : routing::BitOf(freight.terms);
  SetDays(problem.nodes[node].day, leg);
  Judge(problem.wishes, freight.mode, leg);
  return leg;
}

void FindLegs(Problem& problem, Arena& arena) {
  std::span<std::span<const uint32_t>> rows =
      arena.AllocateArray<std::span<const uint32_t>>(problem.nodes.size());
  size_t room = 0;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const PlanNode& node = problem.nodes[i];
    if (problem.wishes.landfall_rates) {
      rows[i] = routing::ServicesOn(problem.edition(), node.node->address.country, node.day, arena);
    }
    room += rows[i].size() + node.node->services.size();
  }
  std::span<Leg> legs = arena.AllocateArray<Leg>(room);
  size_t count = 0;
  auto keep = [&](const Leg& leg) {
    if (IsAsked(problem.wishes, leg.id)) legs[count++] = leg;
  };
  for (uint32_t i = 0; i < rows.size(); ++i) {
    for (uint32_t service : rows[i]) keep(LegOf(problem, i, service));
    for (const NodeService& own : problem.nodes[i].node->services) keep(LegOf(problem, i, own));
  }
  legs = legs.first(count);
  auto key = [&](const Leg& leg) {
    return std::make_tuple(problem.nodes[leg.node].stage, leg.id, leg.own != nullptr, leg.node);
  };
  std::sort(legs.begin(), legs.end(), [&](const Leg& a, const Leg& b) { return key(a) < key(b); });
  problem.legs = legs;
}

// The way of one service that arrives by `latest`, from the legs of that service in one stage.
StageWay WayBy(const Problem& problem, const Stage& stage, std::span<const Leg> legs, Day latest,
               Arena& arena) {
  StageWay way{.key = legs[0].key, .id = legs[0].id, .latest = latest, .terms = 0xff};
  std::span<const Leg*> of_node = arena.AllocateArray<const Leg*>(stage.nodes.size());
  for (const Leg& leg : legs) {
    if (leg.blocked != 0 || leg.latest > latest) continue;
    auto at = std::find(stage.nodes.begin(), stage.nodes.end(), leg.node);
    of_node[static_cast<size_t>(at - stage.nodes.begin())] = &leg;
    way.terms &= leg.terms;
  }
  way.legs = of_node;
  Terms asked = problem.wishes.terms;
  way.terms &= asked == Terms::kEither ? routing::BitOf(Terms::kDdp) | routing::BitOf(Terms::kDap)
                                       : routing::BitOf(asked);
  return way;
}

// Ways of one service: one for each day by which some more node is reached.
uint32_t AddWays(const Problem& problem, const Stage& stage, std::span<const Leg> legs,
                 std::span<StageWay> ways, Arena& arena) {
  std::span<Day> days = arena.AllocateArray<Day>(legs.size());
  uint32_t count = 0;
  for (const Leg& leg : legs) {
    if (leg.blocked == 0) days[count++] = leg.latest;
  }
  std::sort(days.begin(), days.begin() + count);
  auto end = std::unique(days.begin(), days.begin() + count);
  uint32_t added = 0;
  for (auto day = days.begin(); day != end; ++day) {
    StageWay way = WayBy(problem, stage, legs, *day, arena);
    if (way.terms != 0) ways[added++] = way;
  }
  return added;
}

}  // namespace

void FindWays(Problem& problem, Arena& arena) {
  FindLegs(problem, arena);
  size_t begin = 0;
  for (uint32_t number = 0; number < problem.stages.size(); ++number) {
    Stage& stage = problem.stages[number];
    size_t end = begin;
    auto here = [&](size_t i) {
      return i < problem.legs.size() && problem.nodes[problem.legs[i].node].stage == number;
    };
    while (here(end)) ++end;
    std::span<StageWay> ways = arena.AllocateArray<StageWay>(end - begin);
    uint32_t count = 0;
    while (begin < end) {
      size_t next = begin;
      const Leg& first = problem.legs[begin];
      auto same = [&](const Leg& leg) {
        return leg.id == first.id && (leg.own != nullptr) == (first.own != nullptr);
      };
      while (next < end && same(problem.legs[next])) ++next;
      count += AddWays(problem, stage, problem.legs.subspan(begin, next - begin),
                       ways.subspan(count), arena);
      begin = next;
    }
    stage.ways = ways.first(count);
  }
}

}  // namespace landfall::planning
