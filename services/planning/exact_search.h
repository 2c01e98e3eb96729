#pragma once

#include <span>

#include "services/planning/decision.h"
#include "services/planning/domain/partition.h"
#include "services/planning/watch.h"

namespace landfall::planning {

// Days by which some service arrives, ascending; of very many a part that holds the last.
std::span<const Day> DaysOf(const Problem& problem, Arena& arena);

// About how long a whole search of the problem takes, in microseconds of a slow core: the same on
// every machine, so that which search answers is, too. The largest number beyond kExactAtoms atoms.
int64_t WholeSearchMicros(const Problem& problem);

// Whole search of a problem of at most kExactAtoms atoms: every group a stage could send is priced,
// and the groups of least cost that make up the order are put together.
class ExactSearch {
 public:
  ExactSearch(Problem& problem, GroupPricer& pricer, std::span<const Day> days, Arena& arena);

  // Prices all groups. False when the watch ended it; then nothing may be asked.
  bool Price(Watch& watch, Arena& scratch);

  struct Found {
    int64_t cost = kNever;  // GroupChoice::Key of all groups, summed
    Decision decision;
  };

  // The least cost at which everything arrives by days()[day].
  Found Cheapest(size_t day, uint32_t max_groups, Arena& arena, Arena& scratch);

  // The least transport and handling.
  Found CheapestFreight(uint32_t max_groups, Arena& arena, Arena& scratch);

  std::span<const Day> days() const { return days_; }

 private:
  // By subset of atoms.
  struct Costs {
    std::span<int64_t> whole;   // sent as one consignment
    std::span<int64_t> parted;  // in several, where the destination assesses each; else `whole`
  };

  void PriceGroup(uint32_t stage, uint32_t set, Arena& scratch);
  void Part(Costs& costs);
  Found Divide(std::span<const Costs> costs, uint32_t max_groups, Arena& arena, Arena& scratch);

  Problem& problem_;
  GroupPricer& pricer_;
  std::span<const Day> days_;
  Arena& arena_;
  std::span<Costs> costs_;    // by day, then stage
  std::span<Costs> freight_;  // by stage
};

}  // namespace landfall::planning
