#pragma once

#include <array>

#include "services/planning/assignment.h"
#include "services/planning/exact_search.h"
#include "services/planning/group_choice.h"
#include "services/planning/plan.h"
#include "services/planning/watch.h"

namespace landfall::planning {

// Finds the plans of one problem, each way a line could be sent being known to exist.
class Planner {
 public:
  Planner(Problem& problem, Watch& watch, Arena& arena, Arena& scratch);

  // Fills plans, baselines and proof of the answer; `pareto` is empty when there is no plan.
  void Run(PlanAnswer& answer);

 private:
  // A decision and the sum it counts.
  struct Candidate {
    Decision decision;
    int64_t cost = 0;
    bool found = false;
  };

  void FindRulePlans();
  bool SearchWhole(PlanAnswer& answer);
  void SearchLocally(PlanAnswer& answer);
  Candidate ImprovedFrom(const Candidate& start, Day latest, bool by_freight);
  void Offer(const Candidate& candidate);
  bool SettleGaps();
  void WriteAnswer(PlanAnswer& answer);
  void Rank(std::span<Plan> plans, PlanAnswer& answer);
  void Prove(PlanAnswer& answer);

  Problem& problem_;
  Watch& watch_;
  Arena& arena_;
  Arena& scratch_;
  GroupPricer pricer_;
  std::span<const Day> days_;
  int64_t budget_micros_;
  uint32_t max_groups_;
  std::array<Candidate, 4> rules_;   // kFewestSplits to kFreightOnly
  std::array<Candidate, 17> found_;  // by day, the first found_count_
  size_t found_count_ = 0;
  bool whole_ = false;
};

}  // namespace landfall::planning
