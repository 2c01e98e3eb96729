#pragma once

#include <cstdint>
#include <span>

#include "services/planning/decision.h"

namespace landfall::planning {

// The node of each atom (Problem::nodes), kNoRow while it has none.
using Assignment = std::span<uint32_t>;

// Whether the node has the atom's line in stock and some service takes it from there.
bool CanSend(const Problem& problem, const GroupPricer& pricer, uint32_t node, uint32_t atom);

// Items of the atoms that nodes of a stage send, by node, line. `atoms` numbers them.
std::span<GroupItem> ItemsOf(const Problem& problem, std::span<const uint32_t> assignment,
                             uint32_t stage, Arena& arena);

// Whether no node sends more than it has.
bool IsInStock(const Problem& problem, std::span<const uint32_t> assignment, Arena& scratch);

// The decision an assignment stands for. Lives on `arena`.
Decision DecisionOf(const Problem& problem, std::span<const uint32_t> assignment, Arena& arena);

}  // namespace landfall::planning
