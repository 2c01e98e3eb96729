#include <algorithm>
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

namespace {

bool AsksEveryLine(const grammar::Condition& condition) {
  auto every = [](const grammar::Test& test) { return test.all_lines(); };
  return std::ranges::any_of(condition.all(), every) ||
         std::ranges::any_of(condition.any(), AsksEveryLine);
}

}  // namespace

void CheckRestrictions(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, restriction] : rules.restrictions) {
    FieldCheck check(rules, *restriction, "restriction " + InQuotes(id), defects);
    check.Require("id");
    if (check.Require("territory")) check.RefersToTerritory("territory");
    check.Require("goods");
    check.Require("action");
    if (restriction->has_when()) CheckCondition(check, restriction->when());
    if (AsksEveryLine(restriction->when())) {
      check.Complain("when", "a restriction is tested line by line: no all_lines");
    }
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
    if (agreement->has_proof_waived_when()) {
      CheckCondition(check, agreement->proof_waived_when(), "proof_waived_when");
      if (TestsLevyAmount(agreement->proof_waived_when())) {
        check.Complain("proof_waived_when", "claims are judged before levies have amounts");
      }
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
