#pragma once

#include <cstdint>
#include <span>

#include "services/planning/assignment.h"
#include "services/planning/watch.h"

namespace landfall::planning {

// Improves assignments of orders too large to be searched whole: single atoms move to other nodes,
// two change places, a stage takes over all of another; from a plan no such step improves, some
// atoms are thrown about (always the same ones) and the search goes on. Prices each group once.
class LocalSearch {
 public:
  // What is minimised: counted cost, or transport and handling; of choices that arrive by `latest`.
  struct Goal {
    Day latest = Day::Max();
    bool by_freight = false;
    uint32_t max_groups = kMaxGroups;
    int kicks = 0;
  };

  LocalSearch(Problem& problem, GroupPricer& pricer, const Goal& goal, Arena& arena);

  // Key of an assignment; kNever when it cannot be sent so.
  int64_t CostOf(std::span<const uint32_t> assignment);

  // Improves `assignment`, whose key is returned, until nothing helps or the watch ends it.
  int64_t Improve(Assignment assignment, Watch& watch);

 private:
  // Keys of groups by the hash of their items.
  struct Slot {
    uint64_t hash = 0;
    int64_t key = 0;
  };

  int64_t GroupKey(std::span<const uint32_t> assignment, uint32_t stage);
  int64_t Descend(Assignment assignment, int64_t cost, Watch& watch);
  bool TryMove(Assignment assignment, uint32_t atom, uint32_t node, int64_t& cost);
  bool TryExchange(Assignment assignment, uint32_t a, uint32_t b, int64_t& cost);
  bool TryTakeOver(Assignment assignment, uint32_t from, uint32_t to, int64_t& cost);
  bool Accept(Assignment assignment, int64_t& cost);
  void Kick(Assignment assignment);

  Problem& problem_;
  GroupPricer& pricer_;
  Goal goal_;
  std::span<std::span<const uint32_t>> senders_;  // by atom: nodes that can send it
  std::span<Slot> slots_;
  std::span<uint32_t> tried_;
  std::span<uint32_t> kicked_;
  Arena scratch_;
  Arena prices_;
  uint64_t state_ = 0x9e3779b97f4a7c15u;
};

}  // namespace landfall::planning
