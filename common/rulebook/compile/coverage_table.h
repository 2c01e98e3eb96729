#pragma once

#include <string>
#include <vector>

#include "common/rulebook/load/rule_set.h"

namespace landfall {

// What is known, for people: one line for each territory and family, its newest general statement
// and how many statements on parts of the goods there are: "QM  TAX  COVERED from 2020-01-01, 1
// exception".
std::vector<std::string> CoverageTable(const RuleSet& rules);

}  // namespace landfall
