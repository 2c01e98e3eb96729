#include "services/planning/rules.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "common/rulebook/lookup/place_lookup.h"
#include "services/planning/domain/partition.h"

namespace landfall::planning {
namespace {

constexpr int kMostCombinations = 10'000;
constexpr int kMostPriced = 32;

Day FirstDay(const Problem& problem, uint32_t node) {
  Day day = Day::Max();
  for (const Leg& leg : problem.legs) {
    if (leg.node == node && leg.blocked == 0) day = std::min(day, leg.latest);
  }
  return day;
}

int TierOf(const Problem& problem, uint32_t node) {
  const Stage& stage = problem.stages[problem.nodes[node].stage];
  const Place& place = problem.destination;
  if (stage.territory == place.territory) return 0;
  if (stage.country == place.country) return 1;
  uint32_t row = FindTerritory(problem.edition(), stage.territory);
  bool same = row != kNoRow && PlaceOf(problem.edition(), row).customs == place.customs;
  return same ? 2 : 3;
}

std::span<uint32_t> AllNodes(const Problem& problem, Arena& arena) {
  std::span<uint32_t> nodes = arena.AllocateArray<uint32_t>(problem.nodes.size());
  std::iota(nodes.begin(), nodes.end(), 0u);
  return nodes;
}

int64_t FreightOf(Problem& problem, GroupPricer& pricer, std::span<const uint32_t> assignment,
                  Arena& keep) {
  Arena scratch;
  Decision decision = DecisionOf(problem, assignment, keep);
  int64_t sum = 0;
  for (const GroupDecision& group : decision.groups) {
    scratch.Reset();
    GroupChoice choice = Choose(pricer, group, Day::Max(), true, scratch);
    if (choice.count == 0) return kNever;
    sum += choice.freight;
  }
  return sum;
}

// Combinations of `size` numbers below `limit`, in order of the alphabet. False after the last.
bool NextCombination(std::span<uint32_t> chosen, uint32_t limit) {
  auto size = static_cast<uint32_t>(chosen.size());
  for (uint32_t i = size; i-- > 0;) {
    if (chosen[i] + size - i >= limit) continue;
    ++chosen[i];
    for (uint32_t j = i + 1; j < size; ++j) chosen[j] = chosen[j - 1] + 1;
    return true;
  }
  return false;
}

}  // namespace

bool AssignByRank(const Problem& problem, const GroupPricer& pricer,
                  std::span<const uint32_t> ranking, Assignment assignment, Arena& scratch) {
  std::span<int64_t> left =
      scratch.AllocateArray<int64_t>(problem.nodes.size() * problem.lines.size());
  for (size_t node = 0; node < problem.nodes.size(); ++node) {
    std::span<const int64_t> stock = problem.nodes[node].stock;
    std::copy(stock.begin(), stock.end(), &left[node * problem.lines.size()]);
  }
  for (uint32_t atom = 0; atom < assignment.size(); ++atom) {
    const Atom& each = problem.atoms[atom];
    assignment[atom] = kNoRow;
    for (uint32_t node : ranking) {
      int64_t& held = left[node * problem.lines.size() + each.line];
      if (held < each.quantity || !CanSend(problem, pricer, node, atom)) continue;
      held -= each.quantity;
      assignment[atom] = node;
      break;
    }
    if (assignment[atom] == kNoRow) return false;
  }
  return true;
}

std::span<uint32_t> RankByNearness(const Problem& problem, Arena& arena) {
  std::span<uint32_t> nodes = AllNodes(problem, arena);
  bool distances = std::all_of(problem.nodes.begin(), problem.nodes.end(),
                               [](const PlanNode& node) { return node.node->distance_km >= 0; });
  auto key = [&](uint32_t node) {
    return std::make_tuple(distances ? problem.nodes[node].node->distance_km : 0,
                           distances ? 0 : TierOf(problem, node), FirstDay(problem, node), node);
  };
  std::sort(nodes.begin(), nodes.end(), [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  return nodes;
}

std::span<uint32_t> RankByPriority(const Problem& problem, Arena& arena) {
  std::span<uint32_t> nodes = AllNodes(problem, arena);
  auto key = [&](uint32_t node) {
    return std::make_tuple(problem.nodes[node].node->priority, node);
  };
  std::sort(nodes.begin(), nodes.end(), [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  return nodes;
}

bool AssignToFewest(Problem& problem, GroupPricer& pricer, Assignment assignment, Arena& scratch) {
  std::span<uint32_t> ranking = RankByNearness(problem, scratch);
  auto limit = static_cast<uint32_t>(ranking.size());
  std::span<uint32_t> tried = scratch.AllocateArray<uint32_t>(assignment.size());
  int left = kMostCombinations;
  Arena keep;
  for (uint32_t size = 1; size <= limit; ++size) {
    std::span<uint32_t> chosen = scratch.AllocateArray<uint32_t>(size);
    std::span<uint32_t> nodes = scratch.AllocateArray<uint32_t>(size);
    std::iota(chosen.begin(), chosen.end(), 0u);
    int64_t best = kNever;
    int priced = 0;
    do {
      if (left-- == 0) return AssignByRank(problem, pricer, ranking, assignment, scratch);
      for (uint32_t i = 0; i < size; ++i) nodes[i] = ranking[chosen[i]];
      keep.Reset();
      if (!AssignByRank(problem, pricer, nodes, tried, keep)) continue;
      int64_t freight = FreightOf(problem, pricer, tried, keep);
      if (freight < best) {
        best = freight;
        std::copy(tried.begin(), tried.end(), assignment.begin());
      }
      ++priced;
    } while (priced < kMostPriced && NextCombination(chosen, limit));
    if (!IsNever(best)) return true;
  }
  return false;
}

}  // namespace landfall::planning
