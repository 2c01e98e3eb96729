#pragma once

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/rates/rate_set.h"
#include "common/rulebook/rulebook.h"
#include "services/landed_cost/assessment.h"
#include "services/landed_cost/consignment.h"

namespace landfall::landed_cost {

// Which rules act besides those in force; set by the operator, marked in every answer.
struct AssessOptions {
  bool announced = false;
  bool unverified = false;
  bool explain = false;  // keep what each base is made of
};

// What assessments of the same goods for the same parties share, whichever way the goods travel.
struct Findings;

// Empty ones, on the arena.
Findings* NewFindings(Arena& arena);

// Computes every levy on one consignment: value, regime, levy graph, reliefs, coverage. The truth
// of the product: pure, deterministic, and without allocation once the arena has grown to its
// working size. The assessment lives on `arena` and points into `book`.
//
// Consignments assessed with the same `shared` must differ only in the way they travel (freight,
// carrier, service, mode, channel, terms, insurance) and in their instants; nothing shared changes
// an answer.
//
// "The answer is no" (no schedule, no rate of exchange, no rule, no law at
// all) is a charge with its reason.
// Errors: InvalidArgument when an amount overflows; the message names the field.
absl::StatusOr<Assessment> Assess(const Rulebook& book, const RateSet& rates,
                                  const Consignment& goods, const AssessOptions& options,
                                  Arena& arena, Findings* shared = nullptr);

}  // namespace landfall::landed_cost
