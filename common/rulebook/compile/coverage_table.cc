#include "common/rulebook/compile/coverage_table.h"

#include <map>
#include <utility>

#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

std::string After(const std::string& name, size_t prefix) {
  return name.size() > prefix ? name.substr(prefix) : name;
}

struct Line {
  std::string general = "nothing general is said";
  size_t exceptions = 0;
};

}  // namespace

std::vector<std::string> CoverageTable(const RuleSet& rules) {
  std::map<std::pair<std::string, int>, Line> lines;
  for (const auto& [key, coverage] : rules.coverage) {
    Line& line = lines[{coverage->territory(), coverage->family()}];
    if (!coverage->hs().empty() || !coverage->origins().empty()) {
      ++line.exceptions;
    } else if (!coverage->versions().empty()) {
      const grammar::CoverageVersion& newest = *coverage->versions().rbegin();
      line.general =
          After(grammar::CoverageVersion_State_Name(newest.state()), 6) + " from " + newest.from();
    }
  }
  std::vector<std::string> table;
  for (const auto& [key, line] : lines) {
    std::string text = key.first + "  " +
                       After(grammar::Family_Name(static_cast<grammar::Family>(key.second)), 7) +
                       "  " + line.general;
    if (line.exceptions > 0) {
      text += ", " + std::to_string(line.exceptions) +
              (line.exceptions == 1 ? " exception" : " exceptions");
    }
    table.push_back(std::move(text));
  }
  return table;
}

}  // namespace landfall
