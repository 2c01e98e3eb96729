#pragma once

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Whether a test on a set subject (origin, channel, flags …) holds.
Truth SetTestHolds(const Frame& frame, const TestRow& test, const ConditionScope& scope);

// Whether a set subject is a property of a line (its origin, its flags) rather than of the
// consignment.
bool IsOfLine(Subject subject);

// Whether a set subject can differ between two ways of the same goods, or during an assessment.
bool IsOfWay(Subject subject);

}  // namespace landfall::landed_cost
