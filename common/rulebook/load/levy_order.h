#pragma once

#include <string>
#include <vector>

#include "common/rulebook/load/rule_set.h"

namespace landfall {

// Levies so that each comes after every levy its bases name, by id or by family, and every levy its
// conditions ask about; of those that may come next, the first by id.
struct LevyOrder {
  std::vector<std::string> ids;
  // When bases and conditions run in a circle: the ids round it, the first again at the end. Then
  // `ids` holds only levies that do not wait for it.
  std::vector<std::string> cycle;
};

// A base by family, or of what is advanced at the border, waits only for levies that can be due in
// the same place.
LevyOrder OrderLevies(const RuleSet& rules);

}  // namespace landfall
