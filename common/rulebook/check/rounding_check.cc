#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

void CheckRounding(const FieldCheck& owner, const grammar::RoundingRule& rounding,
                   std::string_view field, bool in_a_currency) {
  FieldCheck check = owner.Part(rounding, field);
  std::optional<Decimal> step = check.Number("step");
  if (step && step->IsNegative()) check.Complain("step", "may not be negative");
  if (in_a_currency) {
    check.Currency("currency");
  } else {
    check.Forbid("currency", "belongs to the rounding of a levy");
  }
  const bool rounds = step && !step->IsZero();
  if (rounds && rounding.mode() == 0) check.Complain("mode", "is required with a step");
}

void CheckRoundingDefaults(const RuleSet& rules, Defects& defects) {
  for (const auto& [territory, rule] : rules.rounding_defaults) {
    FieldCheck check(rules, *rule, "rounding default " + InQuotes(territory), defects);
    check.RefersToTerritory("territory");
    if (check.Require("rounding")) {
      CheckRounding(check, rule->rounding(), "rounding");
      check.Part(rule->rounding(), "rounding").Require("mode");
    }
    check.Cites();
  }
}

}  // namespace landfall
