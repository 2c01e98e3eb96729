#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "common/base/arena.h"

namespace landfall::planning {

// What cannot be had. Costs lie within +-2^54; sums of few with kNever stay above all of them.
inline constexpr int64_t kNever = std::numeric_limits<int64_t>::max() / 4;
constexpr bool IsNever(int64_t cost) { return cost >= kNever / 2; }

// A division of all atoms among stages: the subset of each, as a bit per atom; 0: the stage sends
// nothing.
struct Division {
  int64_t cost = kNever;
  std::span<uint32_t> subsets;  // by stage
};

// The cheapest division, exactly, by dynamic programming over subsets: with H(e, S) the least cost
// at which the first e stages send S, H(e, S) = min over T in S of H(e - 1, S - T) + cost(e, T),
// where cost(e, {}) = 0. Costs may be anything, so that one atom more may lower them. `costs` has a
// table by subset for each stage. At most `max_stages` stages send something. Of equal divisions
// the one whose later stages send the lower subset.
Division CheapestDivision(std::span<const std::span<const int64_t>> costs, uint32_t atoms,
                          uint32_t max_stages, Arena& arena);

// Turns the cost of a subset as one into the least cost of it in any number of parts.
void AllowParts(std::span<int64_t> costs);

// The parts of the subset that AllowParts found, from the costs before and after it; the part with
// the lowest atom first. Returns their number.
uint32_t PartsOf(std::span<const int64_t> whole, std::span<const int64_t> parted, uint32_t subset,
                 std::span<uint32_t> parts);

}  // namespace landfall::planning
