#pragma once

#include "services/landed_cost/domain/base.h"

namespace landfall::landed_cost {

// Frees the first part of the base (a relief that taxes only the excess): the allowance is taken
// from the rows in proportion to their base; rows left with nothing are relieved. With `parts` what
// is taken off each row is added to them.
void SubtractAllowance(Frame& frame, LevyState& state, BaseParts* parts);

// After the levy is computed: a declared total below the version's smallest sum, or a relief judged
// on the amount itself, makes every row relieved and zero.
void RelieveSmallSums(Frame& frame, LevyState& state);

}  // namespace landfall::landed_cost
