#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

void CheckEffect(const FieldCheck& check, const grammar::RegimeEffect& effect) {
  if (effect.levy().empty() == (effect.family() == 0)) {
    check.Complain("", "must name exactly one of levy and family");
  }
  check.RefersToLevy("levy");
  if (!effect.excluded() && effect.collection() == 0 && effect.owed_by() == 0) {
    check.Complain("", "changes nothing");
  }
}

void CheckReliefVersion(const FieldCheck& check, const grammar::ReliefVersion& version) {
  check.Cites();
  if (version.repealed()) return;
  if (version.has_when()) CheckCondition(check, version.when());
  check.Number("allowance");
  check.Number("whole_lines_within");
  if (!version.whole_lines_within().empty()) {
    if (check.Require("currency")) check.Currency("currency");
    check.Forbid("allowance", "does not go with whole_lines_within");
    if (version.excess_only()) check.Forbid("excess_only", "does not go with whole_lines_within");
  } else if (version.excess_only()) {
    check.Require("allowance");
    if (check.Require("currency")) check.Currency("currency");
  } else {
    check.Forbid("allowance", "belongs to excess_only");
    check.Forbid("currency", "belongs to excess_only");
  }
}

}  // namespace

void CheckRegimes(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, regime] : rules.regimes) {
    FieldCheck check(rules, *regime, "regime " + InQuotes(id), defects);
    check.Require("id");
    check.Require("name");
    if (check.Require("territory")) check.RefersToTerritory("territory");
    if (regime->has_when()) {
      CheckCondition(check, regime->when());
      if (TestsLevyAmount(regime->when())) {
        check.Complain("when", "a regime is chosen before levies have amounts");
      }
    }
    for (int i = 0; i < regime->effects_size(); ++i) {
      CheckEffect(check.Part(regime->effects(i), "effects", i), regime->effects(i));
    }
    if (regime->per_line()) check.Forbid("choice", "does not go with per_line");
    check.Require("from");
    std::optional<LocalTime> from = check.Time("from");
    std::optional<LocalTime> until = check.Time("until");
    if (from && until && *until <= *from) check.Complain("until", "must lie after from");
    check.Cites();
  }
}

void CheckReliefs(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, relief] : rules.reliefs) {
    FieldCheck check(rules, *relief, "relief " + InQuotes(id), defects);
    check.Require("id");
    check.Require("name");
    if (check.Require("territory")) check.RefersToTerritory("territory");
    for (int i = 0; i < relief->levies_size(); ++i) check.RefersToLevy("levies", i);
    if (relief->levies().empty() && relief->families().empty()) {
      check.Complain("", "names no levy and no family");
    }
    for (int i = 0; i < relief->families_size(); ++i) {
      if (relief->families(i) == 0) check.Complain("families", "is unspecified", i);
    }
    check.Require("versions");
    std::vector<FieldCheck> versions;
    for (int i = 0; i < relief->versions_size(); ++i) {
      versions.push_back(check.Part(relief->versions(i), "versions", i));
      CheckReliefVersion(versions.back(), relief->versions(i));
    }
    CheckAscending(versions);
  }
}

}  // namespace landfall
