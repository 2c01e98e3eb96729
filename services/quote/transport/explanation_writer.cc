#include "services/quote/transport/explanation_writer.h"

#include <string>

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;
using type::v1::ExplanationNode;

// Adds a node below `parent` and returns it.
ExplanationNode& AddNode(type::v1::NodeKind kind, int parent, type::v1::Option& out) {
  ExplanationNode& node = *out.add_explanation();
  node.set_kind(kind);
  if (parent > 0) {
    out.mutable_explanation(parent - 1)
        ->add_children(static_cast<uint32_t>(out.explanation_size()));
  }
  return *out.mutable_explanation(out.explanation_size() - 1);
}

void AddInput(std::string_view name, const std::string& value, AnswerTables& tables,
              ExplanationNode& node) {
  type::v1::ExplanationInput& input = *node.add_inputs();
  input.set_name(tables.Name(name));
  input.set_value(value);
}

std::string_view QuantityName(BaseQuantity quantity) {
  constexpr std::string_view kNames[] = {"",
                                         "customs_value",
                                         "goods_price",
                                         "freight",
                                         "freight_in_value",
                                         "freight_outside_value",
                                         "insurance",
                                         "insurance_outside_value",
                                         "shipping_charged",
                                         "advanced",
                                         "retail_price"};
  return kNames[static_cast<size_t>(quantity)];
}

std::string_view FamilyName(uint32_t family) {
  constexpr std::string_view kNames[] = {"",
                                         "every duty",
                                         "every additional duty",
                                         "every trade remedy",
                                         "every excise",
                                         "every tax",
                                         "every government fee",
                                         "every carrier fee"};
  return kNames[family];
}

// What the base of a levy is made of, in words of the rule: the value of each input is its sign.
void AddBases(const Edition& edition, const LevyRow& levy, AnswerTables& tables,
              ExplanationNode& node) {
  for (const BaseRow& base : edition.Rows<BaseRow>(levy.bases)) {
    std::string sign = base.minus ? "minus" : "plus";
    if (base.levy != kNoRow) {
      AddInput(edition.Text(edition.Rows<LevyRow>()[base.levy].id), sign, tables, node);
    } else if (base.family != 0) {
      AddInput(FamilyName(base.family), sign, tables, node);
    } else {
      AddInput(QuantityName(base.quantity), sign, tables, node);
    }
  }
}

std::string FormulaOf(const Edition& edition, const Charge& charge) {
  const LevyVersionRow& version = edition.Rows<LevyVersionRow>()[charge.version];
  if (charge.expression != kNoRow) {
    return FormatDutyText(ExpressionAt(edition, charge.expression)) + " of base";
  }
  switch (version.kind) {
    case RateKind::kPercent:
      return version.percent.ToString() + " % of base";
    case RateKind::kInsideOut:
      return "base / (100 - " + version.percent.ToString() + ") x " + version.percent.ToString();
    case RateKind::kFlat:
      return version.flat.ToString() + " " + version.flat_currency.ToString();
    case RateKind::kBrackets:
      return "the band of the base: " + charge.percent.ToString() + " % of it, and the band's sums";
    default:
      return charge.caller_rate ? "rate stated by the caller" : "";
  }
}

void AddValidity(const Edition& edition, const LevyRow& levy, uint32_t version,
                 ExplanationNode& node) {
  node.set_valid_from(edition.Rows<LevyVersionRow>()[version].from.ToString());
  uint32_t next = version + 1;
  if (next < levy.versions.begin + levy.versions.count) {
    node.set_valid_until(edition.Rows<LevyVersionRow>()[next].from.ToString());
  }
}

void AddRounding(const LevyRow& levy, ExplanationNode& node) {
  const StoredRounding& rounding =
      levy.document_rounding.stated ? levy.document_rounding : levy.rounding;
  if (!rounding.stated || rounding.rounding.increment.IsZero()) return;
  // On the wire 0 means that a number is carried exact, so the modes begin at 1.
  node.set_rounding_mode(
      static_cast<type::v1::RoundingMode>(static_cast<int>(rounding.rounding.mode) + 1));
  node.set_rounding_increment(rounding.rounding.increment.ToString());
}

void AddCharge(const Edition& edition, const Option& option, size_t index, AnswerTables& tables,
               type::v1::Option& out) {
  const Charge& charge = option.assessment.charges[index];
  bool gap = charge.levy == kNoRow;
  ExplanationNode& node =
      AddNode(gap ? type::v1::NODE_KIND_COVERAGE : type::v1::NODE_KIND_CHARGE, 1, out);
  node.set_charge(static_cast<uint32_t>(index) + 1);
  node.set_citation(tables.Citation(charge.citation));
  node.set_currency(tables.Currency(option.assessment.currency, option.assessment.minor_digits));
  if (gap) {
    if (charge.coverage == kNoRow) return;
    node.set_rule(tables.Name(edition.Rows<CoverageRow>()[charge.coverage].note));
    return;
  }
  const LevyRow& levy = edition.Rows<LevyRow>()[charge.levy];
  node.set_rule(tables.Name(levy.id));
  AddValidity(edition, levy, charge.version, node);
  AddBases(edition, levy, tables, node);
  AddRounding(levy, node);
  if (charge.status != ComponentStatus::kComputed && charge.status != ComponentStatus::kZeroRated) {
    return;
  }
  node.set_base(charge.base.ToString());
  node.set_formula(tables.Name(FormulaOf(edition, charge)));
  node.set_exact(charge.exact.ToString());
  node.set_result(charge.amount.ToString());
}

void AddValues(const Edition& edition, const Quote& quote, const Option& option,
               AnswerTables& tables, type::v1::Option& out) {
  const landed_cost::Assessment& assessment = option.assessment;
  if (!assessment.customs_value_known) return;
  for (size_t i = 0; i < assessment.values.size(); ++i) {
    const landed_cost::LineValue& value = assessment.values[i];
    ExplanationNode& node = AddNode(type::v1::NODE_KIND_CUSTOMS_VALUE, 1, out);
    node.set_citation(tables.Citation(edition.Rows<ValuationRow>()[assessment.valuation].citation));
    node.set_currency(tables.Currency(assessment.currency, assessment.minor_digits));
    AddInput("lines[" + std::to_string(quote.order_line[i]) + "].goods", value.goods.ToString(),
             tables, node);
    AddInput("freight_in_value", value.freight_in_value.ToString(), tables, node);
    AddInput("freight_outside_value", value.freight_outside_value.ToString(), tables, node);
    AddInput("insurance", value.insurance.ToString(), tables, node);
    node.set_exact(value.customs_value.ToString());
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

void AddFreight(const Edition& edition, const Option& option, AnswerTables& tables,
                type::v1::Option& out) {
  const routing::FreightPrice& price = option.way->price;
  for (const routing::FreightComponent& part : price.parts) {
    if (part.state == routing::PartState::kContingent) continue;
    ExplanationNode& node = AddNode(type::v1::NODE_KIND_FREIGHT, 1, out);
    node.set_citation(tables.Citation(part.citation));
    AddInput("currency", price.currency.ToString(), tables, node);
    if (part.part == FreightPart::kBase && part.row != kNoRow) {
      const FreightRateRow& rate = edition.Rows<FreightRateRow>()[part.row];
      AddInput("base", rate.base.ToString(), tables, node);
      AddInput("per_kg", rate.per_kg.ToString(), tables, node);
    }
    if (part.state == routing::PartState::kKnown) node.set_result(part.amount.ToString());
  }
}

}  // namespace

void WriteExplanation(const Edition& edition, const Quote& quote, const Option& option,
                      AnswerTables& tables, type::v1::Option& out) {
  AddNode(type::v1::NODE_KIND_TOTAL, 0, out);
  AddRegime(edition, option, tables, out);
  AddValues(edition, quote, option, tables, out);
  for (size_t i = 0; i < option.assessment.charges.size(); ++i) {
    AddCharge(edition, option, i, tables, out);
  }
  AddFreight(edition, option, tables, out);
  AddConversions(option, tables, out);
}

}  // namespace landfall::quote
