#pragma once

#include <cstdint>
#include <span>

#include "common/base/arena.h"
#include "services/planning/problem.h"
#include "services/planning/shipment_freight.h"

namespace landfall::planning {

// Atoms at one node of a stage as items, one a line. Empty when its stock does not reach.
std::span<GroupItem> ItemsAt(const Problem& problem, uint32_t node, std::span<const uint32_t> atoms,
                             Arena& arena);

// Handling and shadow prices of items, in minor units of the presentment currency.
int64_t HandlingOf(Problem& problem, std::span<const GroupItem> items);

// How a stage of several nodes divides its goods among them at the least transport and handling.
// Tables over all subsets of at most kExactAtoms atoms, made for a way when it is first asked for.
class InnerSplits {
 public:
  InnerSplits(Problem& problem, Arena& arena);

  // Items by node, line; empty when the stage cannot send the atoms on the way. Of equal divisions
  // one is found, always the same.
  std::span<const GroupItem> Cheapest(uint32_t stage, const StageWay& way,
                                      std::span<const uint32_t> atoms, Arena& arena);

 private:
  // By node of the stage, then by subset of atoms.
  struct Tables {
    std::span<int64_t> own;    // what the node asks for sending the subset
    std::span<int64_t> least;  // what the nodes up to this one ask together
  };

  void Build(uint32_t stage, const StageWay& way, std::span<Tables> tables);

  Problem& problem_;
  Arena& arena_;
  std::span<std::span<std::span<Tables>>> tables_;  // by stage, way
};

}  // namespace landfall::planning
