#include <algorithm>
#include <tuple>

#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/load/condition_words.h"
#include "common/rulebook/tables/value_tables.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

using Words = google::protobuf::RepeatedPtrField<std::string>;

uint32_t Bits(Subject subject, const Words& words) {
  uint32_t bits = 0;
  for (const std::string& word : words) bits |= 1u << WordNumber(subject, word).value_or(0);
  return bits;
}

RowRange AddShares(CompileContext& context, const grammar::ValuationVersion& version) {
  std::vector<FreightShareRow> rows;
  for (const grammar::FreightShare& share : version.freight_shares()) {
    FreightShareRow row;
    row.percent = ToDecimal(share.percent());
    row.cap_percent = ToDecimal(share.cap_percent_of_goods());
    row.has_cap = !share.cap_percent_of_goods().empty();
    row.dispatch = context.Places({share.dispatch().begin(), share.dispatch().end()});
    row.modes = Bits(Subject::kMode, share.modes());
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const FreightShareRow>(rows));
}

ValuationRow MakeValuation(CompileContext& context, const grammar::ValuationVersion& version) {
  ValuationRow row;
  if (version.has_conversion_rounding()) {
    row.conversion_rounding = ToRounding(version.conversion_rounding());
  }
  if (version.has_rounding()) row.rounding = ToRounding(version.rounding());
  row.default_insurance_percent = ToDecimal(version.default_insurance_percent());
  row.has_default_insurance = !version.default_insurance_percent().empty();
  row.personal_use_percent = ToDecimal(version.personal_use_percent());
  row.has_personal_use = !version.personal_use_percent().empty();
  row.personal_use_when = context.Condition(version.personal_use_when());
  row.from = ToTime(version.from(), LocalTime::Min());
  row.freight_shares = AddShares(context, version);
  row.citation = context.Citation(version);
  row.full_freight_channels = Bits(Subject::kChannel, version.full_freight_channels());
  row.rate_read_at = ToEnum(version.rate_read_at(), ReadAt::kEntry);
  row.freight_to_border = version.freight_to_border();
  row.freight_after_border = version.freight_after_border();
  row.insurance = version.insurance();
  row.default_freight_percent = ToDecimal(version.default_freight_percent());
  row.uplift_percent = ToDecimal(version.uplift_percent());
  row.insurance_of_freight = version.default_insurance_of() ==
                             grammar::ValuationVersion::INSURANCE_BASIS_GOODS_AND_FREIGHT;
  return row;
}

RowRange AddParities(CompileContext& context, const grammar::RateSource& source) {
  std::vector<ParityRow> rows;
  for (const grammar::Parity& parity : source.parities()) {
    ParityRow row;
    row.rate = ToDecimal(parity.rate(), Decimal::FromInteger(1));
    row.currency = ToCurrency(parity.currency());
    row.follows = ToCurrency(parity.follows());
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const ParityRow>(rows));
}

RateRuleRow MakeRateRule(CompileContext& context, const grammar::RateRule& rule) {
  std::vector<RateSourceRow> sources;
  for (const grammar::RateSource& source : rule.sources()) {
    RateSourceRow row;
    row.id = context.Text(source.id());
    row.max_age_days = source.max_age_days();
    row.timing = ToEnum(source.timing(), RateTiming::kDay);
    row.substitute = source.substitute();
    row.parities = AddParities(context, source);
    if (source.week_starts() != 0) row.week_start = static_cast<uint8_t>(source.week_starts());
    sources.push_back(row);
  }
  RateRuleRow row;
  row.territory = ToCode(rule.territory());
  row.from = ToDay(rule.from(), Day::Min());
  row.sources = context.builder.AddAll(std::span<const RateSourceRow>(sources));
  row.citation = context.Citation(rule);
  row.purpose = static_cast<RatePurpose>(rule.purpose());
  return row;
}

}  // namespace

void CompileValues(CompileContext& context) {
  for (const auto& [territory, valuation] : context.rules.valuations) {
    for (const grammar::ValuationVersion& version : valuation->versions()) {
      ValuationRow row = MakeValuation(context, version);
      row.territory = ToCode(territory);
      context.builder.Add(row);
    }
  }
  std::vector<RateRuleRow> rules;
  for (const auto& [key, rule] : context.rules.rate_rules) {
    rules.push_back(MakeRateRule(context, *rule));
  }
  std::ranges::stable_sort(rules, {}, [](const RateRuleRow& row) {
    return std::tuple(row.territory, row.purpose, row.from);
  });
  context.builder.AddAll(std::span<const RateRuleRow>(rules));
  for (const auto& [territory, rule] : context.rules.rounding_defaults) {
    RoundingDefaultRow row;
    row.rounding = ToRounding(rule->rounding());
    row.territory = ToCode(territory);
    row.citation = context.Citation(*rule);
    context.builder.Add(row);
  }
}

}  // namespace landfall
