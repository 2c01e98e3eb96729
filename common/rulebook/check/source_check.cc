#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

void CheckSources(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, source] : rules.sources) {
    FieldCheck check(rules, *source, "source " + InQuotes(id), defects);
    check.Require("id");
    check.Require("title");
    check.Date("published");
    if (check.Require("read_on")) check.Date("read_on");
  }
}

}  // namespace landfall
