#pragma once

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/quote/option_maker.h"

namespace landfall::quote {

// Makes the option of a consignment whose prices are without tax, on the arena given.
using Assessor = absl::FunctionRef<absl::StatusOr<Made>(const landed_cost::Consignment&, Arena&)>;

// Solves the prices of ALL_IN lines back: finds prices without freight, levies and fees with which
// the option's total is `paid`, the sum of the prices in minor units of the presentment currency.
//
// The sum of the net prices is found by bisection, in whole minor units of the order's currency
// where one of them serves, else in ten-thousandths, because levies rise in steps of their
// rounding. It is shared over the lines so that each bears its own levies. Where rounding makes the
// total leap over `paid` the greatest total below it is taken and Totals::remainder fills the gap:
// the total is `paid` always.
//
// Refused with kNoNetPrice, and the totals next to it that can be reached, when the price does not
// cover freight and fees, or lies in a gap between two sides of a threshold of the law, where no
// net price belongs to it. Assesses at most some hundred times, on memory of its own.
absl::StatusOr<Made> SolveAllIn(const landed_cost::Consignment& goods, Shown paid, int minor_digits,
                                Assessor assess, Arena& arena);

}  // namespace landfall::quote
