#include "services/planning/assignment.h"

#include <algorithm>

namespace landfall::planning {

bool CanSend(const Problem& problem, const GroupPricer& pricer, uint32_t node, uint32_t atom) {
  const Atom& each = problem.atoms[atom];
  const PlanNode& from = problem.nodes[node];
  if (from.stock[each.line] < each.quantity) return false;
  bool leaves = std::any_of(problem.legs.begin(), problem.legs.end(),
                            [&](const Leg& leg) { return leg.node == node && leg.blocked == 0; });
  return leaves && pricer.IsTaken(from.stage, each.line);
}

std::span<GroupItem> ItemsOf(const Problem& problem, std::span<const uint32_t> assignment,
                             uint32_t stage, Arena& arena) {
  std::span<GroupItem> items = arena.AllocateArray<GroupItem>(assignment.size());
  size_t count = 0;
  for (uint32_t node : problem.stages[stage].nodes) {
    size_t first = count;
    for (uint32_t atom = 0; atom < assignment.size(); ++atom) {
      if (assignment[atom] != node) continue;
      const Atom& each = problem.atoms[atom];
      if (count == first || items[count - 1].line != each.line) {
        items[count++] = {each.line, node, 0};
      }
      items[count - 1].quantity += each.quantity;
    }
  }
  return items.first(count);
}

bool IsInStock(const Problem& problem, std::span<const uint32_t> assignment, Arena& scratch) {
  for (uint32_t stage = 0; stage < problem.stages.size(); ++stage) {
    for (const GroupItem& item : ItemsOf(problem, assignment, stage, scratch)) {
      if (item.quantity > problem.nodes[item.node].stock[item.line]) return false;
    }
  }
  return true;
}

Decision DecisionOf(const Problem& problem, std::span<const uint32_t> assignment, Arena& arena) {
  std::span<GroupDecision> groups = arena.AllocateArray<GroupDecision>(problem.stages.size());
  size_t count = 0;
  for (uint32_t stage = 0; stage < problem.stages.size(); ++stage) {
    std::span<GroupItem> items = ItemsOf(problem, assignment, stage, arena);
    if (!items.empty()) groups[count++] = {.stage = stage, .items = items};
  }
  return {.groups = groups.first(count)};
}

}  // namespace landfall::planning
