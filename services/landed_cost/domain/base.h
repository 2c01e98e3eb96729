#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

struct BaseParts {
  std::span<BasePart> parts;
  uint32_t count = 0;  // filled
};

// The base of a levy on one line: the sum its rule names. When a summand is not known, `reason` and
// `missing` say why and `value` is meaningless.
struct LineBase {
  Decimal value;
  NotComputedReason reason = NotComputedReason::kNone;
  MissingInput missing = MissingInput::kNone;
  uint32_t missing_line = kNoRow;  // line that lacks it; kNoRow: the line asked for
};

// Whether a carrier lays the levy out: one of the border, not a carrier's own fee.
inline bool IsAdvanced(const LevyState& levy) {
  return levy.row->family != LevyFamily::kCarrierFee &&
         (levy.collection == Collection::kAtBorder || levy.collection == Collection::kOnDelivery);
}

// With `parts` what each summand came to is added to them, for as long as there is room.
LineBase BaseOf(const Frame& frame, const LevyState& state, uint32_t line,
                BaseParts* parts = nullptr);

}  // namespace landfall::landed_cost
