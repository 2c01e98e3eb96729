#pragma once

#include <string>
#include <vector>

#include "common/rulebook/load/rule_set.h"

namespace landfall {

// What a rulebook holds, for the people who keep it, one line each: territories; rules by kind; how
// sure their sources are; each schedule with its rows, chapters and day; what is covered, one
// territory a line. A duty said to be covered whose schedule lacks whole chapters is PARTIAL.
std::vector<std::string> DataSummary(const RuleSet& rules);

}  // namespace landfall
