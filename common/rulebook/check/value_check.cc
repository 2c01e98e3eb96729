#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/load/condition_words.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

void CheckWords(const FieldCheck& check, std::string_view field, Subject subject) {
  for (int i = 0; i < check.Count(field); ++i) {
    const std::string word = check.Text(field, i);
    if (WordNumber(subject, word)) continue;
    check.Complain(field, InQuotes(word) + " is not one of " + std::string(WordsOf(subject)), i);
  }
}

void CheckShare(const FieldCheck& check, const grammar::FreightShare& share) {
  for (int i = 0; i < share.dispatch_size(); ++i) check.RefersToPlace("dispatch", i);
  CheckWords(check, "modes", Subject::kMode);
  if (!check.Require("percent")) return;
  std::optional<Decimal> percent = check.Percentage("percent");
  if (percent && *percent > Decimal::FromInteger(100)) check.Complain("percent", "is above 100");
  check.Percentage("cap_percent_of_goods");
}

void CheckValuationVersion(const FieldCheck& check, const grammar::ValuationVersion& version) {
  check.Percentage("default_insurance_percent");
  check.Percentage("default_freight_percent");
  check.Percentage("uplift_percent");
  if (version.default_insurance_percent().empty()) {
    check.Forbid("default_insurance_of", "needs default_insurance_percent");
  }
  for (int i = 0; i < version.freight_shares_size(); ++i) {
    CheckShare(check.Part(version.freight_shares(i), "freight_shares", i),
               version.freight_shares(i));
  }
  if (version.has_conversion_rounding()) {
    CheckRounding(check, version.conversion_rounding(), "conversion_rounding");
  }
  if (version.has_rounding()) CheckRounding(check, version.rounding(), "rounding");
  check.Percentage("personal_use_percent");
  if (version.has_personal_use_when()) {
    CheckCondition(check, version.personal_use_when(), "personal_use_when");
    check.Require("personal_use_percent");
  }
  CheckWords(check, "full_freight_channels", Subject::kChannel);
  if (version.freight_after_border() && !version.freight_to_border()) {
    check.Complain("freight_after_border", "needs freight_to_border");
  }
  check.Cites();
}

void CheckRateSource(const FieldCheck& check, const grammar::RateSource& source) {
  check.Require("id");
  if (source.max_age_days() < 0) check.Complain("max_age_days", "may not be negative");
  if (source.timing() != grammar::RateSource_Timing_TIMING_WEEK_BEFORE_LAST) {
    check.Forbid("week_starts", "belongs to TIMING_WEEK_BEFORE_LAST");
  }
  for (int i = 0; i < source.parities_size(); ++i) {
    FieldCheck parity = check.Part(source.parities(i), "parities", i);
    if (parity.Require("currency")) parity.Currency("currency");
    if (parity.Require("follows")) parity.Currency("follows");
    parity.PositiveNumber("rate");
    if (source.parities(i).currency() == source.parities(i).follows()) {
      parity.Complain("follows", "is the currency itself");
    }
  }
}

void CheckCoverageVersion(const FieldCheck& check, const grammar::CoverageVersion& version) {
  check.Require("state");
  check.Cites();
  std::optional<Decimal> low = check.Percentage("low_percent");
  std::optional<Decimal> high = check.Percentage("high_percent");
  if (low.has_value() != high.has_value()) {
    check.Complain("low_percent", "a range has both ends");
  }
  if (low && high && *high < *low) check.Complain("high_percent", "lies below low_percent");
  if (low && version.state() != grammar::CoverageVersion_State_STATE_UNKNOWN) {
    check.Complain("low_percent", "belongs to STATE_UNKNOWN");
  }
}

}  // namespace

void CheckValuations(const RuleSet& rules, Defects& defects) {
  for (const auto& [territory, valuation] : rules.valuations) {
    FieldCheck check(rules, *valuation, "valuation of " + InQuotes(territory), defects);
    if (check.Require("territory")) check.RefersToTerritory("territory");
    check.Require("versions");
    std::vector<FieldCheck> versions;
    for (int i = 0; i < valuation->versions_size(); ++i) {
      versions.push_back(check.Part(valuation->versions(i), "versions", i));
      CheckValuationVersion(versions.back(), valuation->versions(i));
    }
    CheckAscending(versions);
  }
}

void CheckRateRules(const RuleSet& rules, Defects& defects) {
  for (const auto& [key, rule] : rules.rate_rules) {
    FieldCheck check(rules, *rule, "rate rule " + InQuotes(key), defects);
    check.RefersToTerritory("territory");
    check.Require("purpose");
    if (check.Require("from")) check.Date("from");
    check.Require("sources");
    for (int i = 0; i < rule->sources_size(); ++i) {
      CheckRateSource(check.Part(rule->sources(i), "sources", i), rule->sources(i));
    }
    check.Cites();
  }
}

void CheckCoverage(const RuleSet& rules, Defects& defects) {
  for (const auto& [key, coverage] : rules.coverage) {
    FieldCheck check(rules, *coverage, "coverage of " + InQuotes(key), defects);
    if (check.Require("territory")) check.RefersToTerritory("territory");
    check.Require("family");
    for (int i = 0; i < coverage->hs_size(); ++i) check.RefersToGoods("hs", i);
    for (int i = 0; i < coverage->origins_size(); ++i) check.RefersToPlace("origins", i);
    for (int i = 0; i < coverage->not_origins_size(); ++i) check.RefersToPlace("not_origins", i);
    if (!coverage->origins().empty()) check.Forbid("not_origins", "does not go with origins");
    if (coverage->has_when()) CheckCondition(check, coverage->when());
    check.Require("versions");
    std::vector<FieldCheck> versions;
    for (int i = 0; i < coverage->versions_size(); ++i) {
      versions.push_back(check.Part(coverage->versions(i), "versions", i));
      CheckCoverageVersion(versions.back(), coverage->versions(i));
    }
    CheckAscending(versions);
  }
}

}  // namespace landfall
