#include "services/quote/answer/explanation_writer.h"

#include <string>

#include "common/money/money.h"
#include "common/money/percent.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/quote/answer/charge_explanation.h"
#include "services/quote/answer/explanation_nodes.h"

namespace landfall::quote {
namespace {

using type::v1::ExplanationNode;

// The total in the presentment currency, from its parts.
void AddTotal(const Quote& quote, const Option& option, AnswerTables& tables,
              type::v1::Option& out) {
  ExplanationNode& node = AddNode(type::v1::NODE_KIND_TOTAL, 0, out);
  auto shown = [&](int64_t minor) { return FromMinor(minor, quote.presentment_digits).ToString(); };
  AddInput("goods", shown(option.totals.goods), tables, node);
  AddInput("freight", shown(option.totals.freight), tables, node);
  AddInput("insurance", shown(option.totals.insurance), tables, node);
  AddInput("duties", shown(option.totals.duties), tables, node);
  AddInput("taxes", shown(option.totals.taxes + option.totals.excise), tables, node);
  AddInput("fees", shown(option.totals.government_fees + option.totals.carrier_fees), tables, node);
  if (option.totals.remainder != 0) {
    AddInput("remainder", shown(option.totals.remainder), tables, node);
  }
  node.set_currency(tables.Currency(quote.presentment, quote.presentment_digits));
  node.set_exact(shown(option.totals.total));
  node.set_result(shown(option.totals.total));
}

void AddValues(const Edition& edition, const Quote& quote, const Option& option,
               AnswerTables& tables, type::v1::Option& out) {
  const landed_cost::Assessment& assessment = option.assessment;
  if (!assessment.customs_value_known) return;
  const ValuationRow& rule = edition.Rows<ValuationRow>()[assessment.valuation];
  for (size_t i = 0; i < assessment.values.size(); ++i) {
    const landed_cost::LineValue& value = assessment.values[i];
    ExplanationNode& node = AddNode(type::v1::NODE_KIND_CUSTOMS_VALUE, 1, out);
    node.set_citation(tables.Citation(rule.citation));
    node.set_currency(tables.Currency(assessment.currency, assessment.minor_digits));
    AddInput("lines[" + std::to_string(quote.order_line[i]) + "].dutiable_goods",
             value.dutiable_goods.ToString(), tables, node);
    AddInput("freight_in_value", value.freight_in_value.ToString(), tables, node);
    Decimal exact = value.dutiable_goods + value.freight_in_value;
    if (rule.insurance) {
      AddInput("insurance", value.insurance.ToString(), tables, node);
      exact = exact + value.insurance;
    }
    if (!rule.uplift_percent.IsZero()) {
      const Decimal uplift = Of(Percent{rule.uplift_percent}, exact);
      AddInput("uplift", uplift.ToString(), tables, node);
      exact = exact + uplift;
    }
    node.set_exact(exact.ToString());
    if (rule.rounding.stated) SetRounding(rule.rounding.rounding, node);
    node.set_result(value.customs_value.ToString());
  }
}

void AddConversions(const Option& option, AnswerTables& tables, type::v1::Option& out) {
  for (const landed_cost::RateUse& use : option.assessment.rates) {
    ExplanationNode& node = AddNode(type::v1::NODE_KIND_CONVERSION, 1, out);
    AddInput("from", use.from.ToString(), tables, node);
    AddInput("to", use.to.ToString(), tables, node);
    if (!use.rate.found()) continue;
    AddInput("times", use.rate.num.ToString(), tables, node);
    AddInput("over", use.rate.den.ToString(), tables, node);
    AddInput("source", std::string(use.rate.source), tables, node);
    AddInput("day", use.rate.day.ToString(), tables, node);
  }
}

void AddRegime(const Edition& edition, const Option& option, AnswerTables& tables,
               type::v1::Option& out) {
  if (option.assessment.regime == kNoRow) return;
  const RegimeRow& regime = edition.Rows<RegimeRow>()[option.assessment.regime];
  ExplanationNode& node = AddNode(type::v1::NODE_KIND_REGIME, 1, out);
  node.set_rule(tables.Name(regime.id));
  node.set_citation(tables.Citation(regime.citation));
  node.set_valid_from(regime.from.ToString());
  node.set_valid_until(regime.until.ToString());
  AddInput("declaration", std::string(edition.Text(regime.declaration)), tables, node);
}

// A weight in kilograms; micrograms are 10^-9 of one.
std::string KilogramsText(int64_t micrograms) {
  return Decimal::FromScaled(static_cast<__int128>(micrograms) * 1'000).ToString();
}

// The parcel a price is for: what it weighs and, where it is the only one, what is charged for.
void AddWeight(const Quote& quote, const routing::FreightPrice& price, size_t parcel,
               AnswerTables& tables, ExplanationNode& node) {
  constexpr int64_t kMicrogramsPerGram = 1'000'000;
  if (parcel >= quote.parcels.size()) return;
  AddInput("parcel", std::to_string(parcel + 1), tables, node);
  AddInput("weight_kg", KilogramsText(quote.parcels[parcel].weight_grams * kMicrogramsPerGram),
           tables, node);
  if (quote.parcels.size() > 1) return;
  AddInput("chargeable_kg", KilogramsText(price.chargeable_micrograms), tables, node);
}

void AddFreight(const Edition& edition, const Quote& quote, const Option& option,
                AnswerTables& tables, type::v1::Option& out) {
  const routing::FreightPrice& price = option.way->price;
  size_t parcel = 0;  // base parts come parcel by parcel
  for (const routing::FreightComponent& part : price.parts) {
    if (part.state == routing::PartState::kContingent) continue;
    ExplanationNode& node = AddNode(type::v1::NODE_KIND_FREIGHT, 1, out);
    node.set_citation(tables.Citation(part.citation));
    AddInput("currency", price.currency.ToString(), tables, node);
    if (part.part == FreightPart::kBase && part.row != kNoRow) {
      const FreightRateRow& rate = edition.Rows<FreightRateRow>()[part.row];
      AddInput("base", rate.base.ToString(), tables, node);
      AddInput("per_kg", rate.per_kg.ToString(), tables, node);
      AddWeight(quote, price, parcel++, tables, node);
    }
    if (part.state == routing::PartState::kKnown) node.set_result(part.amount.ToString());
  }
}

}  // namespace

void WriteExplanation(const Edition& edition, const Quote& quote, const Option& option,
                      AnswerTables& tables, type::v1::Option& out) {
  AddTotal(quote, option, tables, out);
  AddRegime(edition, option, tables, out);
  AddValues(edition, quote, option, tables, out);
  for (size_t i = 0; i < option.assessment.charges.size(); ++i) {
    AddCharge(edition, quote, option, i, tables, out);
  }
  AddFreight(edition, quote, option, tables, out);
  AddConversions(option, tables, out);
}

}  // namespace landfall::quote
