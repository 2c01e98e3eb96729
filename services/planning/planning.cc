#include "services/planning/planning.h"

#include "common/rulebook/lookup/place_lookup.h"
#include "services/planning/planner.h"
#include "services/planning/problem.h"
#include "services/planning/refusals.h"

namespace landfall::planning {
namespace {

Policy ActingPolicy(const PlanRequest& request, const Wishes& wishes) {
  if (request.policy != Policy::kUnset) return request.policy;
  switch (wishes.objective) {
    case Objective::kFastest:
      return Policy::kFastest;
    case Objective::kBalanced:
      return Policy::kBalanced;
    default:
      return Policy::kLeastLandedCost;
  }
}

// Each line can be sent by itself, but not all of them together.
std::span<const Constraint> TooManyGroups(const PlanRequest& request, Arena& arena) {
  std::span<Constraint> conflict = arena.AllocateArray<Constraint>(1);
  conflict[0] = {
      .kind = request.max_groups > 0 ? ConstraintKind::kMaxGroups : ConstraintKind::kStock,
      .have = request.max_groups,
      .need = request.max_groups + 1};
  return conflict;
}

}  // namespace

absl::StatusOr<PlanAnswer> MakePlan(const quote::Sources& sources, const Order& order,
                                    const Wishes& wishes, const AnswerSettings& settings,
                                    const PlanRequest& request, Arena& arena, Arena* scratch) {
  const Edition& edition = sources.book.edition();
  Watch watch(BudgetOf(request), request.cancelled);
  PlanAnswer answer;
  absl::StatusOr<Place> place = DestinationOf(edition, order);
  if (!place.ok()) return place.status();
  answer.destination = *place;
  answer.policy = ActingPolicy(request, wishes);
  Day day = quote::UtcDay(order.entered_at);
  answer.presentment =
      settings.presentment_currency.IsNone() ? order.currency : settings.presentment_currency;
  answer.presentment_digits = MinorDigits(edition, answer.presentment, day);
  quote::Presenter presenter(sources, *place, answer.presentment, answer.presentment_digits,
                             quote::UtcDay(order.as_of), order.exchange_rates);
  Problem problem{.sources = sources,
                  .wishes = wishes,
                  .request = request,
                  .presenter = presenter,
                  .destination = *place};
  absl::Status status = ReadProblem(order, problem, arena);
  if (!status.ok()) return status;
  Arena own;
  Arena& memory = scratch != nullptr ? *scratch : own;
  std::span<const LineRefusal> refusals = FindRefusals(problem, watch, arena, memory);
  answer.rejected = RejectedWays(problem, refusals, arena);
  answer.conflict = FindConflict(problem, refusals, arena);
  answer.state = PlanState::kUnroutable;
  if (!answer.conflict.empty()) return answer;
  Planner planner(problem, watch, arena, memory);
  planner.Run(answer);
  answer.market_rates = arena.CopyArray(presenter.used());
  if (watch.cancelled()) {
    answer.state = PlanState::kCancelled;
  } else if (answer.best != nullptr) {
    answer.state = PlanState::kPlanned;
  } else {
    answer.conflict = TooManyGroups(request, arena);
  }
  return answer;
}

}  // namespace landfall::planning
