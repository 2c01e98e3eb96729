#include "services/planning/decision.h"

#include <tuple>

#include "services/planning/domain/partition.h"

namespace landfall::planning {

GroupChoice Choose(GroupPricer& pricer, const GroupDecision& group, Day latest, bool by_freight,
                   Arena& arena) {
  GroupChoice best;
  auto key = [&](const GroupChoice& choice) {
    return by_freight ? std::make_tuple(choice.FreightKey(), choice.Key())
                      : std::make_tuple(choice.Key(), int64_t{0});
  };
  auto visit = [&](const GroupChoice& choice) {
    if (choice.latest > latest) return;
    if (best.count == 0 || key(choice) < key(best)) best = choice;
  };
  if (group.items.empty()) {
    pricer.Visit(group.stage, group.atoms, arena, visit);
  } else {
    pricer.VisitItems(group.stage, group.items, arena, visit);
  }
  return best;
}

int64_t CostOfDecision(GroupPricer& pricer, const Decision& decision, Arena& scratch) {
  int64_t sum = 0;
  for (const GroupDecision& group : decision.groups) {
    scratch.Reset();
    GroupChoice choice = Choose(pricer, group, decision.latest, decision.by_freight, scratch);
    if (choice.count == 0) return kNever;
    sum += choice.cost;
  }
  return sum;
}

}  // namespace landfall::planning
