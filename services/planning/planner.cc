#include "services/planning/planner.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "services/planning/local_search.h"
#include "services/planning/lower_bound.h"
#include "services/planning/plan_writer.h"
#include "services/planning/rules.h"

namespace landfall::planning {
namespace {

constexpr Policy kRules[] = {Policy::kFewestSplits, Policy::kNearest, Policy::kPriorityList,
                             Policy::kFreightOnly};
constexpr size_t kFreightRule = 3;
constexpr int kKicks = 40;

int DaysAfter(const Plan& plan, const Plan& first) {
  if (!plan.days_known || !first.days_known) return plan.days_known == first.days_known ? 0 : 365;
  return plan.latest - first.latest;
}

// Nodes of a decision whose groups give theirs.
bool NodesOf(const Problem& problem, const Decision& decision, Assignment assignment) {
  std::fill(assignment.begin(), assignment.end(), kNoRow);
  for (const GroupDecision& group : decision.groups) {
    for (GroupItem item : group.items) {
      for (uint32_t atom = 0; atom < assignment.size() && item.quantity > 0; ++atom) {
        bool fits = problem.atoms[atom].line == item.line && assignment[atom] == kNoRow &&
                    problem.atoms[atom].quantity <= item.quantity;
        if (!fits) continue;
        assignment[atom] = item.node;
        item.quantity -= problem.atoms[atom].quantity;
      }
    }
  }
  return std::find(assignment.begin(), assignment.end(), kNoRow) == assignment.end();
}

}  // namespace

Planner::Planner(Problem& problem, Watch& watch, Arena& arena, Arena& scratch)
    : problem_(problem),
      watch_(watch),
      arena_(arena),
      scratch_(scratch),
      pricer_(problem, {.bearer = problem.wishes.cost_bearer}, arena),
      days_(DaysOf(problem, arena)),
      budget_micros_(BudgetOf(problem.request)),
      max_groups_(problem.request.max_groups == 0 ? kMaxGroups : problem.request.max_groups) {}

// Families not known on some way are compared on none. True when one more has turned up.
bool Planner::SettleGaps() {
  uint32_t known = pricer_.counting().not_compared;
  if ((pricer_.gaps() | known) == known) return false;
  pricer_.set_not_compared(pricer_.gaps() | known);
  return true;
}

void Planner::FindRulePlans() {
  std::span<uint32_t> assignment = arena_.AllocateArray<uint32_t>(problem_.atoms.size());
  for (size_t i = 0; i < kFreightRule; ++i) {
    scratch_.Reset();
    bool found = false;
    switch (kRules[i]) {
      case Policy::kFewestSplits:
        found = AssignToFewest(problem_, pricer_, assignment, scratch_);
        break;
      case Policy::kNearest:
        found = AssignByRank(problem_, pricer_, RankByNearness(problem_, scratch_), assignment,
                             scratch_);
        break;
      default:
        found = AssignByRank(problem_, pricer_, RankByPriority(problem_, scratch_), assignment,
                             scratch_);
        break;
    }
    rules_[i] = {};
    if (!found) continue;
    rules_[i].decision = DecisionOf(problem_, assignment, arena_);
    rules_[i].decision.by_freight = true;
    rules_[i].cost = CostOfDecision(pricer_, rules_[i].decision, scratch_);
    rules_[i].found = !IsNever(rules_[i].cost) && rules_[i].decision.groups.size() <= max_groups_;
  }
}

void Planner::Offer(const Candidate& candidate) {
  if (candidate.found && found_count_ < found_.size()) found_[found_count_++] = candidate;
}

bool Planner::SearchWhole(PlanAnswer& answer) {
  if (!problem_.request.search_whole || WholeSearchMicros(problem_) > budget_micros_) return false;
  Arena tables;
  ExactSearch search(problem_, pricer_, days_, tables);
  if (!search.Price(watch_, scratch_)) {
    answer.proof.budget_spent = !watch_.cancelled();
    return false;
  }
  int64_t least = kNever;
  for (size_t day = 0; day < days_.size(); ++day) {
    ExactSearch::Found found = search.Cheapest(day, max_groups_, arena_, scratch_);
    if (found.cost >= least) continue;
    least = found.cost;
    Offer({.decision = found.decision, .cost = found.cost / 256, .found = true});
  }
  ExactSearch::Found freight = search.CheapestFreight(max_groups_, arena_, scratch_);
  rules_[kFreightRule] = {.decision = freight.decision, .found = !IsNever(freight.cost)};
  whole_ = true;
  return true;
}

Planner::Candidate Planner::ImprovedFrom(const Candidate& start, Day latest, bool by_freight) {
  Candidate best;
  if (!start.found) return best;
  std::span<uint32_t> assignment = arena_.AllocateArray<uint32_t>(problem_.atoms.size());
  if (!NodesOf(problem_, start.decision, assignment)) return best;
  Arena memory;
  LocalSearch search(problem_, pricer_,
                     {.latest = latest,
                      .by_freight = by_freight,
                      .max_groups = max_groups_,
                      .kicks = by_freight ? 0 : kKicks},
                     memory);
  int64_t key = search.Improve(assignment, watch_);
  if (IsNever(key)) return best;
  best.decision = DecisionOf(problem_, assignment, arena_);
  best.decision.latest = latest;
  best.decision.by_freight = by_freight;
  best.cost = CostOfDecision(pricer_, best.decision, scratch_);
  best.found = !IsNever(best.cost);
  return best;
}

void Planner::SearchLocally(PlanAnswer& answer) {
  found_count_ = 0;
  Candidate& freight = rules_[kFreightRule];
  freight = {};
  for (size_t i = 0; i < kFreightRule; ++i) {
    Candidate found = ImprovedFrom(rules_[i], Day::Max(), true);
    if (found.found && (!freight.found || found.cost < freight.cost)) freight = found;
  }
  // From the cheapest of the rules' plans to the least cost on the last day; then ever earlier.
  const Candidate* start = nullptr;
  for (const Candidate& rule : rules_) {
    if (rule.found && (start == nullptr || rule.cost < start->cost)) start = &rule;
  }
  std::array<Candidate, 16> by_day;
  if (start == nullptr) return;
  Candidate from = *start;
  for (size_t day = days_.size(); day-- > 0;) {
    by_day[day] = ImprovedFrom(from, days_[day], false);
    if (!by_day[day].found) break;
    from = by_day[day];
  }
  int64_t least = kNever;
  for (const Candidate& candidate : std::span(by_day).first(days_.size())) {
    if (!candidate.found || candidate.cost >= least) continue;
    least = candidate.cost;
    Offer(candidate);
  }
  answer.proof.budget_spent = watch_.stopped() && !watch_.cancelled();
}

void Planner::Rank(std::span<Plan> plans, PlanAnswer& answer) {
  answer.pareto = plans;
  answer.fastest = &plans.front();
  answer.cheapest = &plans.back();
  int64_t day = 0;
  const Amount& value = problem_.wishes.value_of_a_day;
  if (!value.currency.IsNone()) day = problem_.presenter.Show(value.value, value.currency).minor;
  auto traded = [&](const Plan& plan) {
    return static_cast<__int128>(plan.cost.counted) +
           static_cast<__int128>(day) * DaysAfter(plan, plans.front());
  };
  answer.balanced =
      &*std::min_element(plans.begin(), plans.end(),
                         [&](const Plan& a, const Plan& b) { return traded(a) < traded(b); });
  switch (answer.policy) {
    case Policy::kFastest:
      answer.best = answer.fastest;
      break;
    case Policy::kBalanced:
      answer.best = answer.balanced;
      break;
    case Policy::kLeastLandedCost:
    case Policy::kUnset:
      answer.best = answer.cheapest;
      break;
    default:
      for (const Baseline& baseline : answer.baselines) {
        if (baseline.policy == answer.policy) answer.best = baseline.plan;
      }
      if (answer.best == nullptr) answer.best = answer.cheapest;
      break;
  }
}

void Planner::Prove(PlanAnswer& answer) {
  Proof& proof = answer.proof;
  proof.groups_priced = pricer_.priced();
  CostBearer bearer = problem_.wishes.cost_bearer;
  bool bounded = bearer != CostBearer::kBuyer && bearer != CostBearer::kSeller;
  if (bounded) proof.relaxed_bound = LowerBound(problem_, scratch_);
  int64_t cost = answer.cheapest->cost.counted;
  if (whole_ && !problem_.coarse) {
    proof.kind = ProofKind::kOptimal;
    proof.lower_bound = cost;
    proof.has_gap = true;
    return;
  }
  proof.kind = ProofKind::kHeuristic;
  proof.lower_bound = proof.relaxed_bound;
  proof.has_gap = proof.lower_bound > 0;
  if (!proof.has_gap) return;
  proof.gap_percent = Fraction(Decimal::FromInteger(cost - proof.lower_bound))
                          .Times(Decimal::FromInteger(100))
                          .Over(Decimal::FromInteger(proof.lower_bound))
                          .Value();
}

void Planner::WriteAnswer(PlanAnswer& answer) {
  answer.not_compared = pricer_.counting().not_compared;
  std::span<Plan> plans = arena_.AllocateArray<Plan>(found_count_);
  size_t count = 0;
  for (const Candidate& candidate : std::span(found_).first(found_count_)) {
    Plan* plan = WritePlan(problem_, pricer_, candidate.decision, arena_);
    if (plan == nullptr) continue;
    // Of plans that arrive together only the cheapest counts.
    if (count > 0 && plans[count - 1].latest == plan->latest) --count;
    plans[count++] = *plan;
  }
  if (count == 0) return;
  std::span<Baseline> baselines = arena_.AllocateArray<Baseline>(rules_.size());
  for (size_t i = 0; i < rules_.size(); ++i) {
    baselines[i].policy = kRules[i];
    if (rules_[i].found) {
      baselines[i].plan = WritePlan(problem_, pricer_, rules_[i].decision, arena_);
    }
  }
  answer.baselines = baselines;
  Rank(plans.first(count), answer);
  Prove(answer);
}

void Planner::Run(PlanAnswer& answer) {
  // A family found open late changes what is compared; each adds to the mask, so this ends.
  do {
    found_count_ = 0;
    whole_ = false;
    FindRulePlans();
    if (!SearchWhole(answer)) SearchLocally(answer);
  } while (SettleGaps() && !watch_.stopped());
  if (!watch_.cancelled()) WriteAnswer(answer);
}

}  // namespace landfall::planning
