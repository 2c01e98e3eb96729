#pragma once

#include <cstdint>
#include <span>

#include "common/time/day.h"
#include "services/planning/group_choice.h"
#include "services/planning/problem.h"

namespace landfall::planning {

// Goods one stage sends as one consignment.
struct GroupDecision {
  uint32_t stage = 0;
  std::span<const uint32_t> atoms;   // ascending; their nodes are chosen when it is priced
  std::span<const GroupItem> items;  // by node, line, where nodes are given; then no atoms
};

// Who sends what. Services and terms are those that cost least.
struct Decision {
  std::span<const GroupDecision> groups;  // by stage
  Day latest = Day::Max();                // nothing arrives later
  bool by_freight = false;                // services are chosen by transport and handling alone
};

// The choice a decision means for one of its groups; count 0 when there is none.
GroupChoice Choose(GroupPricer& pricer, const GroupDecision& group, Day latest, bool by_freight,
                   Arena& arena);

// Counted cost of a decision, kNever when a group of it cannot be sent.
int64_t CostOfDecision(GroupPricer& pricer, const Decision& decision, Arena& scratch);

}  // namespace landfall::planning
