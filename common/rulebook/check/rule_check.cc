#include "common/rulebook/check/rule_check.h"

namespace landfall {

void CheckRules(const RuleSet& rules, Defects& defects) {
  CheckSources(rules, defects);
  CheckTerritories(rules, defects);
  CheckAreas(rules, defects);
  CheckGroups(rules, defects);
  CheckCurrencies(rules, defects);
  CheckGoodsLists(rules, defects);
  CheckSchedules(rules, defects);
  CheckRateTables(rules, defects);
  CheckLevies(rules, defects);
  CheckRegimes(rules, defects);
  CheckReliefs(rules, defects);
  CheckValuations(rules, defects);
  CheckRateRules(rules, defects);
  CheckRoundingDefaults(rules, defects);
  CheckCoverage(rules, defects);
  CheckRestrictions(rules, defects);
  CheckAgreements(rules, defects);
}

}  // namespace landfall
