#include "services/planning/exact_search.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "services/planning/planning.h"

namespace landfall::planning {
namespace {

// Each costs a pass over all divisions of the order.
constexpr size_t kMostDays = 16;

std::span<uint32_t> AtomsIn(uint32_t set, Arena& arena) {
  std::span<uint32_t> atoms =
      arena.AllocateArray<uint32_t>(static_cast<size_t>(std::popcount(set)));
  for (uint32_t& atom : atoms) {
    atom = static_cast<uint32_t>(std::countr_zero(set));
    set &= set - 1;
  }
  return atoms;
}

// Whether the stage's nodes together have enough of every line of the set.
bool HasStock(const Problem& problem, const Stage& stage, std::span<const uint32_t> atoms) {
  int64_t wanted = 0;
  for (size_t i = 0; i < atoms.size(); ++i) {
    uint32_t line = problem.atoms[atoms[i]].line;
    bool first = i == 0 || problem.atoms[atoms[i - 1]].line != line;
    wanted = (first ? 0 : wanted) + problem.atoms[atoms[i]].quantity;
    int64_t held = 0;
    for (uint32_t node : stage.nodes) {
      held += std::min(problem.nodes[node].stock[line], problem.lines[line].quantity);
    }
    if (held < wanted) return false;
  }
  return true;
}

}  // namespace

std::span<const Day> DaysOf(const Problem& problem, Arena& arena) {
  size_t room = 0;
  for (const Stage& stage : problem.stages) room += stage.ways.size();
  std::span<Day> days = arena.AllocateArray<Day>(room);
  size_t count = 0;
  for (const Stage& stage : problem.stages) {
    for (const StageWay& way : stage.ways) days[count++] = way.latest;
  }
  std::sort(days.begin(), days.end());
  days = days.first(static_cast<size_t>(std::unique(days.begin(), days.end()) - days.begin()));
  if (days.size() <= kMostDays) return days;
  std::span<Day> some = arena.AllocateArray<Day>(kMostDays);
  for (size_t i = 0; i < kMostDays; ++i) {
    some[i] = days[(i + 1) * days.size() / kMostDays - 1];
  }
  return some;
}

int64_t WholeSearchMicros(const Problem& problem) {
  constexpr int64_t kMicrosOfChoice = 8;       // an assessment and what leads to it
  constexpr int64_t kMicrosOfSolution = 2000;  // prices that contain everything are solved back
  if (problem.atoms.size() > kExactAtoms) return INT64_MAX;
  int64_t choices = 0;
  for (const Stage& stage : problem.stages) {
    int held = 0;
    for (const Atom& atom : problem.atoms) {
      held += std::any_of(stage.nodes.begin(), stage.nodes.end(), [&](uint32_t node) {
        return problem.nodes[node].stock[atom.line] >= atom.quantity;
      });
    }
    choices += (int64_t{1} << held) * static_cast<int64_t>(stage.ways.size()) * 2;
  }
  return choices * (problem.all_in ? kMicrosOfSolution : kMicrosOfChoice);
}

ExactSearch::ExactSearch(Problem& problem, GroupPricer& pricer, std::span<const Day> days,
                         Arena& arena)
    : problem_(problem), pricer_(pricer), days_(days), arena_(arena) {
  size_t sets = size_t{1} << problem.atoms.size();
  costs_ = arena.AllocateArray<Costs>(days.size() * problem.stages.size());
  freight_ = arena.AllocateArray<Costs>(problem.stages.size());
  for (std::span<Costs> all : {costs_, freight_}) {
    for (Costs& costs : all) {
      costs.whole = costs.parted = arena.AllocateArray<int64_t>(sets);
      std::fill(costs.whole.begin(), costs.whole.end(), kNever);
    }
  }
}

void ExactSearch::PriceGroup(uint32_t number, uint32_t set, Arena& scratch) {
  scratch.Reset();
  std::span<const uint32_t> atoms = AtomsIn(set, scratch);
  if (!HasStock(problem_, problem_.stages[number], atoms)) return;
  size_t stages = problem_.stages.size();
  int64_t& freight = freight_[number].whole[set];
  pricer_.Visit(number, atoms, scratch, [&](const GroupChoice& choice) {
    freight = std::min(freight, choice.FreightKey());
    for (size_t day = days_.size(); day-- > 0 && choice.latest <= days_[day];) {
      int64_t& cost = costs_[day * stages + number].whole[set];
      cost = std::min(cost, choice.Key());
    }
  });
}

void ExactSearch::Part(Costs& costs) {
  costs.parted = arena_.CopyArray(std::span<const int64_t>(costs.whole));
  AllowParts(costs.parted);
}

bool ExactSearch::Price(Watch& watch, Arena& scratch) {
  auto sets = uint32_t{1} << problem_.atoms.size();
  for (uint32_t stage = 0; stage < problem_.stages.size(); ++stage) {
    if (problem_.stages[stage].ways.empty()) continue;
    for (uint32_t set = 1; set < sets; ++set) {
      if (watch.Stop()) return false;
      PriceGroup(stage, set, scratch);
    }
  }
  if (problem_.aggregation != Aggregation::kPerConsignment) return true;
  for (Costs& costs : costs_) Part(costs);
  for (Costs& costs : freight_) Part(costs);
  return true;
}

ExactSearch::Found ExactSearch::Divide(std::span<const Costs> costs, uint32_t max_groups,
                                       Arena& arena, Arena& scratch) {
  scratch.Reset();
  std::span<std::span<const int64_t>> tables =
      scratch.AllocateArray<std::span<const int64_t>>(costs.size());
  for (size_t i = 0; i < costs.size(); ++i) tables[i] = costs[i].parted;
  auto atoms = static_cast<uint32_t>(problem_.atoms.size());
  Division division = CheapestDivision(tables, atoms, max_groups, scratch);
  Found found{.cost = division.cost};
  if (IsNever(found.cost)) return found;
  std::span<GroupDecision> groups = arena.AllocateArray<GroupDecision>(atoms);
  std::span<uint32_t> parts = scratch.AllocateArray<uint32_t>(atoms);
  size_t count = 0;
  for (uint32_t stage = 0; stage < costs.size(); ++stage) {
    uint32_t number =
        PartsOf(costs[stage].whole, costs[stage].parted, division.subsets[stage], parts);
    for (uint32_t part : parts.first(number)) {
      groups[count++] = {.stage = stage, .atoms = AtomsIn(part, arena)};
    }
  }
  found.decision.groups = groups.first(count);
  return found;
}

ExactSearch::Found ExactSearch::Cheapest(size_t day, uint32_t max_groups, Arena& arena,
                                         Arena& scratch) {
  size_t stages = problem_.stages.size();
  Found found = Divide(costs_.subspan(day * stages, stages), max_groups, arena, scratch);
  found.decision.latest = days_[day];
  return found;
}

ExactSearch::Found ExactSearch::CheapestFreight(uint32_t max_groups, Arena& arena, Arena& scratch) {
  Found found = Divide(freight_, max_groups, arena, scratch);
  found.decision.by_freight = true;
  return found;
}

}  // namespace landfall::planning
