#pragma once

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Whether a test on an amount holds, compared exactly in the test's own currency. `beside` are the
// tests of the condition it stands in.
Truth AmountTestHolds(Frame& frame, const TestRow& test, const ConditionScope& scope,
                      std::span<const TestRow> beside, uint32_t rule, bool rule_is_regime);

// Keeps what a rule compared with its threshold for the answer, once. A limit of nothing asks
// whether there is an amount at all and is no threshold.
void NoteThreshold(Frame& frame, const ThresholdUse& use);

}  // namespace landfall::landed_cost
