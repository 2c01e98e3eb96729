#include <set>

#include "common/goods/hs_code.h"
#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

void CheckGoodsLists(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, list] : rules.goods_lists) {
    FieldCheck check(rules, *list, "goods list " + InQuotes(id), defects);
    check.Require("id");
    check.Require("prefixes");
    std::set<HsCode> seen;
    for (int i = 0; i < list->prefixes_size(); ++i) {
      absl::StatusOr<HsCode> code = HsCode::Parse(list->prefixes(i));
      if (!code.ok()) {
        check.Complain("prefixes", InQuotes(list->prefixes(i)) + " is not an HS code", i);
      } else if (!seen.insert(*code).second) {
        check.Complain("prefixes", InQuotes(list->prefixes(i)) + " is given twice", i);
      }
    }
    check.Cites();
  }
}

void CheckRestrictions(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, restriction] : rules.restrictions) {
    FieldCheck check(rules, *restriction, "restriction " + InQuotes(id), defects);
    check.Require("id");
    if (check.Require("territory")) check.RefersToTerritory("territory");
    check.Require("goods");
    check.Require("action");
    if (restriction->has_when()) CheckCondition(check, restriction->when());
    check.Require("from");
    std::optional<LocalTime> from = check.Time("from");
    std::optional<LocalTime> until = check.Time("until");
    if (from && until && *until <= *from) check.Complain("until", "must lie after from");
    check.Cites();
  }
}

void CheckAgreements(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, agreement] : rules.agreements) {
    FieldCheck check(rules, *agreement, "agreement " + InQuotes(id), defects);
    check.Require("id");
    check.Require("name");
    if (check.Require("importer")) check.RefersToPlace("importer");
    if (check.Require("exporter")) check.RefersToPlace("exporter");
    check.Require("from");
    std::optional<Day> from = check.Date("from");
    std::optional<Day> until = check.Date("until");
    if (from && until && *until <= *from) check.Complain("until", "must lie after from");
    if (agreement->programme().empty() && !Code::Parse(id)) {
      check.Complain("programme", "is required where the id is no code of at most 8 signs");
    }
    check.ShortCode("programme");
    check.ShortCode("same_as");
    for (int kind : agreement->proofs()) {
      if (kind == grammar::PROOF_KIND_UNSPECIFIED) check.Complain("proofs", "must name a kind");
    }
    check.Cites();
  }
}

}  // namespace landfall
