#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// What the papers of each line's claim are worth on the day, by the agreements of the destination.
// The span lives on the arena.
std::span<Claim> ClaimsOf(const Edition& edition, const Consignment& goods, Day day,
                          RuleChoice choice, Arena& arena);

// Whether an agreement could do without the proof a claim lacks.
bool MayBeWaived(const Edition& edition, std::span<const Claim> claims);

// Grants claims without proof where the agreement waives it. Values are known; decided once for the
// goods, on the first way they are assessed on.
void WaiveProof(Frame& frame);

// Whether the duty of a row was found without a preference that one of its lines claims. `index` is
// the place of the row in state.rows.
bool RefusesPreference(const Frame& frame, const LevyState& state, uint32_t index);

}  // namespace landfall::landed_cost
