#include "services/planning/domain/partition.h"

#include <algorithm>

namespace landfall::planning {
namespace {

// One step: `after`(S) = min over T in S, T not empty, of `before`(S - T) + costs(T), and
// `same`(S), at which the stage sends nothing.
void AddStage(std::span<const int64_t> before, std::span<const int64_t> same,
              std::span<const int64_t> costs, std::span<int64_t> after) {
  for (uint32_t set = 0; set < costs.size(); ++set) {
    int64_t least = same[set];
    for (uint32_t part = set; part != 0; part = (part - 1) & set) {
      least = std::min(least, before[set ^ part] + costs[part]);
    }
    after[set] = IsNever(least) ? kNever : least;
  }
}

// The subset the stage sends where `after`(set) was found.
uint32_t SubsetAt(std::span<const int64_t> before, std::span<const int64_t> same,
                  std::span<const int64_t> costs, uint32_t set, int64_t cost) {
  if (same[set] == cost) return 0;
  uint32_t part = 0;
  do {
    part = (part - set) & set;  // the next subset, ascending
  } while (part != 0 && before[set ^ part] + costs[part] != cost);
  return part;
}

}  // namespace

Division CheapestDivision(std::span<const std::span<const int64_t>> costs, uint32_t atoms,
                          uint32_t max_stages, Arena& arena) {
  auto stages = static_cast<uint32_t>(costs.size());
  uint32_t limit = std::min(stages, max_stages);
  bool counted = limit < std::min(stages, atoms);
  size_t sets = size_t{1} << atoms;
  // Layers by number of stages that send something; one for any number when none is too many.
  size_t layers = counted ? limit + 1 : 1;
  auto layer = [&](std::span<int64_t> all, uint32_t stage, size_t count) {
    return all.subspan((stage * layers + count) * sets, sets);
  };
  std::span<int64_t> all = arena.AllocateArray<int64_t>((stages + 1) * layers * sets);
  std::fill(all.begin(), all.begin() + static_cast<ptrdiff_t>(layers * sets), kNever);
  for (size_t count = 0; count < layers; ++count) layer(all, 0, count)[0] = 0;
  for (uint32_t stage = 0; stage < stages; ++stage) {
    for (size_t count = 0; count < layers; ++count) {
      std::span<int64_t> same = layer(all, stage, count);
      std::span<int64_t> after = layer(all, stage + 1, count);
      if (counted && count == 0) {
        std::copy(same.begin(), same.end(), after.begin());
      } else {
        AddStage(layer(all, stage, counted ? count - 1 : 0), same, costs[stage], after);
      }
    }
  }
  Division division{.subsets = arena.AllocateArray<uint32_t>(stages)};
  size_t count = layers - 1;
  auto set = static_cast<uint32_t>(sets - 1);
  division.cost = layer(all, stages, count)[set];
  if (IsNever(division.cost)) {
    division.cost = kNever;
    return division;
  }
  for (uint32_t stage = stages; stage-- > 0;) {
    std::span<int64_t> before = layer(all, stage, counted && count > 0 ? count - 1 : 0);
    std::span<int64_t> same = layer(all, stage, count);
    int64_t cost = layer(all, stage + 1, count)[set];
    uint32_t part = counted && count == 0 ? 0 : SubsetAt(before, same, costs[stage], set, cost);
    division.subsets[stage] = part;
    set ^= part;
    if (counted && part != 0) --count;
  }
  return division;
}

void AllowParts(std::span<int64_t> costs) {
  for (uint32_t set = 1; set < costs.size(); ++set) {
    uint32_t lowest = set & -set;
    uint32_t rest = set ^ lowest;
    int64_t least = costs[set];
    // Subsets of `set` that hold its lowest atom, without `set` itself.
    for (uint32_t part = rest; part != 0;) {
      part = (part - 1) & rest;
      least = std::min(least, costs[part | lowest] + costs[rest ^ part]);
    }
    costs[set] = IsNever(least) ? kNever : least;
  }
}

uint32_t PartsOf(std::span<const int64_t> whole, std::span<const int64_t> parted, uint32_t subset,
                 std::span<uint32_t> parts) {
  uint32_t count = 0;
  while (subset != 0) {
    uint32_t lowest = subset & -subset;
    uint32_t rest = subset ^ lowest;
    uint32_t part = rest;
    while (whole[part | lowest] + (part == rest ? 0 : parted[rest ^ part]) != parted[subset]) {
      part = (part - 1) & rest;
    }
    parts[count++] = part | lowest;
    subset = rest ^ part;
  }
  return count;
}

}  // namespace landfall::planning
