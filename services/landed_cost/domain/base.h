#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// The base of a levy on one line: the sum its rule names. When a summand is not known, `reason` and
// `missing` say why and `value` is meaningless.
struct LineBase {
  Decimal value;
  NotComputedReason reason = NotComputedReason::kNone;
  MissingInput missing = MissingInput::kNone;
  uint32_t missing_line = kNoRow;  // line that lacks it; kNoRow: the line asked for
};

LineBase BaseOf(const Frame& frame, const LevyState& state, uint32_t line);

}  // namespace landfall::landed_cost
