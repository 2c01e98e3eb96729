#pragma once

#include "services/landed_cost/domain/base.h"

namespace landfall::landed_cost {

// Frees the first part of the base (a relief that taxes only the excess): the allowance is taken
// from the rows in proportion to their base; rows left with nothing are relieved. With `parts` what
// is taken off each row is added to them.
void SubtractAllowance(Frame& frame, LevyState& state, BaseParts* parts);

// A relief that tests amounts of levies, and what became of it.
struct AmountRelief {
  uint32_t relief = kNoRow;  // ReliefRow
  bool decided = false;
  bool fresh = false;  // decided, and not yet acted on levies computed before
  bool holds = false;
};

struct AmountReliefs {
  std::span<AmountRelief> reliefs;
  uint32_t count = 0;
};

// Those of the place; on the frame's arena.
AmountReliefs AmountReliefsOf(Frame& frame);

// After the levy at `index` of Frame::levies is computed: a total below the version's smallest sum
// makes every row relieved and zero. So does a relief judged on amounts. It is decided once the
// last levy it tests is computed, then frees all its levies computed so far, and later ones as they
// are.
void RelieveSmallSums(Frame& frame, uint32_t index, AmountReliefs& reliefs);

}  // namespace landfall::landed_cost
