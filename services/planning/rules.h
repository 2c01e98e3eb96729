#pragma once

#include <span>

#include "services/planning/assignment.h"

namespace landfall::planning {

// How platforms choose nodes today. Each gives every atom a node, or says that it finds none.

// Each atom from the first node of a ranking that still has it.
bool AssignByRank(const Problem& problem, const GroupPricer& pricer,
                  std::span<const uint32_t> ranking, Assignment assignment, Arena& scratch);

// Nodes nearest to the buyer first: by distance where every node has one, else those of its
// territory, its country, its customs territory; then by days, then by id.
std::span<uint32_t> RankByNearness(const Problem& problem, Arena& arena);

// Nodes by the caller's list, then by id.
std::span<uint32_t> RankByPriority(const Problem& problem, Arena& arena);

// As few nodes as can send the order; of equal ones those with the least transport and handling. Of
// very many combinations (kMostCombinations) only the first are tried.
bool AssignToFewest(Problem& problem, GroupPricer& pricer, Assignment assignment, Arena& scratch);

}  // namespace landfall::planning
