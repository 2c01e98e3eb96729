#include <set>

#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/load/condition_words.h"
#include "common/rulebook/load/levy_order.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

namespace {

void CheckBase(const FieldCheck& check, const grammar::Base& base) {
  const int named = (base.quantity() != 0) + !base.levy().empty() + (base.family() != 0);
  if (named != 1) check.Complain("", "must name exactly one of quantity, levy and family");
  check.RefersToLevy("levy");
  check.Number("times");
  std::optional<Decimal> over = check.Number("over");
  if (over && over->IsZero()) check.Complain("over", "may not be zero");
  for (int i = 0; i < base.regimes_size(); ++i) check.RefersToRegime("regimes", i);
  if (!base.collection().empty() && !CollectionNumber(base.collection())) {
    check.Complain("collection", InQuotes(base.collection()) +
                                     " is not AT_SALE, AT_BORDER, ON_DELIVERY or "
                                     "ACCOUNTED_BY_IMPORTER");
  }
  if (base.form() != 0 && base.quantity() != 0) {
    check.Complain("form", "belongs to the amount of a levy");
  }
}

void CheckScope(const FieldCheck& check, const grammar::Levy& levy) {
  if (levy.scope() != grammar::SCOPE_TARIFF_ITEM) {
    check.Forbid("tariff_digits", "belongs to SCOPE_TARIFF_ITEM");
    check.Forbid("split_by_origin", "belongs to SCOPE_TARIFF_ITEM");
  }
  const int digits = levy.tariff_digits();
  if (digits != 0 && (digits < 2 || digits > 12)) {
    check.Complain("tariff_digits", "must be 0 or 2 to 12");
  }
}

void CheckRoundings(const FieldCheck& check, const grammar::Levy& levy) {
  if (levy.has_base_rounding()) CheckRounding(check, levy.base_rounding(), "base_rounding");
  if (levy.has_rounding()) CheckRounding(check, levy.rounding(), "rounding", true);
  if (levy.has_document_rounding()) {
    CheckRounding(check, levy.document_rounding(), "document_rounding");
  } else {
    check.Forbid("document_sums_exact", "needs document_rounding");
  }
}

void CheckLevy(const FieldCheck& check, const grammar::Levy& levy) {
  check.Require("id");
  check.Require("name");
  check.Require("family");
  if (check.Require("territory")) check.RefersToTerritory("territory");
  CheckScope(check, levy);
  CheckRoundings(check, levy);
  for (int i = 0; i < levy.base_size(); ++i) {
    CheckBase(check.Part(levy.base(i), "base", i), levy.base(i));
  }
  if (levy.has_when()) CheckCondition(check, levy.when());
  if (TestsLevyAmount(levy.when())) {
    check.Complain("when", "levies are found before they have amounts; a relief tests them");
  }
  for (int i = 0; i < levy.replaces_size(); ++i) {
    check.RefersToLevy("replaces", i);
    if (levy.replaces(i) == levy.id()) check.Complain("replaces", "names the levy itself", i);
  }
  check.Require("versions");
  std::vector<FieldCheck> versions;
  for (int i = 0; i < levy.versions_size(); ++i) {
    versions.push_back(check.Part(levy.versions(i), "versions", i));
    CheckLevyVersion(versions.back(), levy, levy.versions(i));
  }
  CheckAscending(versions);
}

// Whether something general is said of the family where the levy holds.
bool IsCovered(const RuleSet& rules, const grammar::Levy& levy) {
  std::set<std::string> places{levy.territory()};
  auto territory = rules.territories.find(levy.territory());
  if (territory != rules.territories.end()) {
    const grammar::Territory& place = *territory->second;
    places.insert({place.customs(), place.vat(), place.excise()});
  }
  for (const auto& [key, coverage] : rules.coverage) {
    if (coverage->family() == levy.family() && coverage->hs().empty() &&
        coverage->origins().empty() && coverage->not_origins().empty() && !coverage->has_when() &&
        places.contains(coverage->territory())) {
      return true;
    }
  }
  return false;
}

}  // namespace

void CheckLevies(const RuleSet& rules, Defects& defects) {
  std::set<std::pair<std::string, int>> uncovered;
  for (const auto& [id, levy] : rules.levies) {
    FieldCheck check(rules, *levy, "levy " + InQuotes(id), defects);
    CheckLevy(check, *levy);
    if (levy->family() == 0 || !rules.territories.contains(levy->territory())) continue;
    if (IsCovered(rules, *levy)) continue;
    if (!uncovered.emplace(levy->territory(), levy->family()).second) continue;
    check.Complain("", "no coverage says what is known of " + grammar::Family_Name(levy->family()) +
                           " in " + InQuotes(levy->territory()));
  }
  const LevyOrder order = OrderLevies(rules);
  if (order.cycle.empty()) return;
  std::string circle;
  for (const std::string& id : order.cycle) circle += (circle.empty() ? "" : " <- ") + id;
  const std::string& first = order.cycle.front();
  FieldCheck check(rules, *rules.levies.find(first)->second, "levy " + InQuotes(first), defects);
  check.Complain("", "bases and conditions run in a circle: " + circle);
}

}  // namespace landfall
