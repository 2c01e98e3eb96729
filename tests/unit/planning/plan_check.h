#pragma once

#include <string>

#include "tests/unit/planning/planning_fixture.h"

namespace landfall::planning {

// What is wrong with a plan of an order, by rules of its own: every item sent once, from stock, by
// a service that takes it, in parcels within its limits, in time, on terms asked for, one
// consignment for each exporter and territory; sums are those of the parts. Empty: nothing.
std::string FaultOf(const TestOrder& order, const Plan& plan);

}  // namespace landfall::planning
