#pragma once

#include "common/rulebook/check/field_check.h"
#include "common/rulebook/load/rule_set.h"

namespace landfall {

// Everything the grammar cannot say: ids, references, dates, numbers, citations, words of
// conditions, cycles, coverage. Adds a defect for each thing that is wrong; a rule set without
// defects compiles.
void CheckRules(const RuleSet& rules, Defects& defects);

// Its parts, one for each kind of rule.
void CheckSources(const RuleSet& rules, Defects& defects);
void CheckTerritories(const RuleSet& rules, Defects& defects);
void CheckAreas(const RuleSet& rules, Defects& defects);
void CheckGroups(const RuleSet& rules, Defects& defects);
void CheckCurrencies(const RuleSet& rules, Defects& defects);
void CheckGoodsLists(const RuleSet& rules, Defects& defects);
void CheckSchedules(const RuleSet& rules, Defects& defects);
void CheckRateTables(const RuleSet& rules, Defects& defects);
void CheckLevies(const RuleSet& rules, Defects& defects);
void CheckRegimes(const RuleSet& rules, Defects& defects);
void CheckReliefs(const RuleSet& rules, Defects& defects);
void CheckValuations(const RuleSet& rules, Defects& defects);
void CheckRateRules(const RuleSet& rules, Defects& defects);
void CheckRoundingDefaults(const RuleSet& rules, Defects& defects);
void CheckCoverage(const RuleSet& rules, Defects& defects);
void CheckRestrictions(const RuleSet& rules, Defects& defects);
void CheckAgreements(const RuleSet& rules, Defects& defects);

// Shared by several kinds: the message in `field`, when it was written.
void CheckCondition(const FieldCheck& owner, const grammar::Condition& condition,
                    std::string_view field = "when");
bool TestsLevyAmount(const grammar::Condition& condition);
void CheckRounding(const FieldCheck& owner, const grammar::RoundingRule& rounding,
                   std::string_view field, bool in_a_currency = false);

// A version of a levy but for the order of versions.
void CheckLevyVersion(const FieldCheck& check, const grammar::Levy& levy,
                      const grammar::LevyVersion& version);

}  // namespace landfall
