#pragma once

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "services/planning/fulfilment.h"
#include "services/planning/plan.h"
#include "services/quote/quote.h"

namespace landfall::planning {

// Chooses nodes, services, parcels and terms for an order: the plan of least landed cost (freight,
// levies, fees, handling), the fastest, the best trade-off and all between, with proof. Orders of
// at most kExactAtoms lines (a line counts more than once when it must be split) are searched
// whole where the budget is enough for that; others by improving the plans of the rules platforms
// have, within the budget.
//
// Deterministic: the same plan whatever the order of lines, nodes and services, unless the budget
// ends the search. Ties go to fewer shipments, then to the lower node and service id.
//
// "No" is a value: kUnroutable with constraints that cannot be met together. InvalidArgument names
// a field no plan can be made from: no node or more than kMaxNodes, negative stock, a deadline
// before the order ships, an unknown territory, a line given twice.
//
// `scratch` is memory of the search that the caller keeps from order to order; nothing is left in
// it that is needed after the call. Null: memory of the call's own.
absl::StatusOr<PlanAnswer> MakePlan(const quote::Sources& sources, const Order& order,
                                    const Wishes& wishes, const AnswerSettings& settings,
                                    const PlanRequest& request, Arena& arena,
                                    Arena* scratch = nullptr);

inline constexpr uint32_t kExactAtoms = 12;

}  // namespace landfall::planning
