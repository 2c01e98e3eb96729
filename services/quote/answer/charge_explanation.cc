#include "services/quote/answer/charge_explanation.h"

#include <algorithm>
#include <string>

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/quote/answer/band_text.h"
#include "services/quote/answer/explanation_nodes.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;
using type::v1::ExplanationNode;

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

std::string_view SummandName(const Edition& edition, uint32_t number) {
  if (number == kNoRow) return "allowance";
  const BaseRow& base = edition.Rows<BaseRow>()[number];
  if (base.levy != kNoRow) return edition.Text(edition.Rows<LevyRow>()[base.levy].id);
  return base.family != 0 ? FamilyName(base.family) : QuantityName(base.quantity);
}

// What each summand came to on each line, and what an allowance takes off the sum.
void AddBase(const Edition& edition, const Quote& quote, const Option& option, const Charge& charge,
             AnswerTables& tables, ExplanationNode& node) {
  for (const landed_cost::BasePart& part : option.assessment.base_parts) {
    if (part.levy != charge.levy || !std::ranges::binary_search(charge.lines, part.line)) continue;
    std::string line = "lines[" + std::to_string(quote.order_line[part.line]) + "].";
    line += SummandName(edition, part.base);
    AddInput(line, part.value.ToString(), tables, node);
  }
  node.set_base_exact(charge.base_exact.ToString());
  node.set_base(charge.base.ToString());
}

std::string Limits(const LevyVersionRow& version) {
  std::string text;
  std::string currency = " " + version.limit_currency.ToString();
  if (version.has_minimum) text += ", at least " + version.minimum.ToString() + currency;
  if (!version.free_quantity.IsZero()) {
    text += ", " + version.free_quantity.ToString() + " kg of it free";
  }
  if (version.has_maximum) text += ", at most " + version.maximum.ToString() + currency;
  return text;
}

std::string FormulaOf(const Edition& edition, const Charge& charge) {
  const LevyVersionRow& version = edition.Rows<LevyVersionRow>()[charge.version];
  if (charge.expression != kNoRow) {
    return FormatDutyText(ExpressionAt(edition, charge.expression)) + " of base" + Limits(version);
  }
  switch (version.kind) {
    case RateKind::kPercent:
      return version.percent.ToString() + " % of base" + Limits(version);
    case RateKind::kInsideOut:
      return version.percent.ToString() + " % of base and itself" + Limits(version);
    case RateKind::kFlat:
      return version.flat.ToString() + " " + version.flat_currency.ToString();
    case RateKind::kBrackets:
      return BandText(edition, charge) + " of base" + Limits(version);
    default:
      return charge.caller_rate ? "rate stated by the caller" : "";
  }
}

// A levy rounded in another currency is told rounded: the rates it is converted at are conversions
// of their own.
bool IsRoundedElsewhere(const LevyRow& levy) {
  return levy.rounding.stated != 0 && !levy.rounding.currency.IsNone();
}

std::string StepOf(const LevyRow& levy) {
  if (!IsRoundedElsewhere(levy)) return "";
  return ", in steps of " + levy.rounding.rounding.increment.ToString() + " " +
         levy.rounding.currency.ToString();
}

void AddValidity(const Edition& edition, const LevyRow& levy, uint32_t version,
                 ExplanationNode& node) {
  node.set_valid_from(edition.Rows<LevyVersionRow>()[version].from.ToString());
  uint32_t next = version + 1;
  if (next < levy.versions.begin + levy.versions.count) {
    node.set_valid_until(edition.Rows<LevyVersionRow>()[next].from.ToString());
  }
}

void AddRoundings(const LevyRow& levy, const Rounding& otherwise, ExplanationNode& node) {
  if (!IsRoundedElsewhere(levy)) {
    SetRounding(levy.rounding.stated ? levy.rounding.rounding : otherwise, node);
  }
  if (levy.base_rounding.stated && !levy.base_rounding.rounding.increment.IsZero()) {
    node.set_base_rounding_mode(WireMode(levy.base_rounding.rounding.mode));
    node.set_base_rounding_increment(levy.base_rounding.rounding.increment.ToString());
  }
  if (!levy.document_rounding.stated) return;
  node.set_document_rounding_mode(WireMode(levy.document_rounding.rounding.mode));
  node.set_document_rounding_increment(levy.document_rounding.rounding.increment.ToString());
  node.set_document_sums_exact(levy.document_sums_exact != 0);
}

}  // namespace

void AddCharge(const Edition& edition, const Quote& quote, const Option& option, size_t index,
               AnswerTables& tables, type::v1::Option& out) {
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
  if (charge.status != ComponentStatus::kComputed && charge.status != ComponentStatus::kZeroRated) {
    return;
  }
  AddRoundings(levy, option.assessment.default_rounding, node);
  if (levy.bases.count != 0) AddBase(edition, quote, option, charge, tables, node);
  node.set_formula(tables.Name(FormulaOf(edition, charge) + StepOf(levy)));
  node.set_exact((IsRoundedElsewhere(levy) ? charge.rounded : charge.exact).ToString());
  node.set_rounded(charge.rounded.ToString());
  node.set_result(charge.amount.ToString());
}

}  // namespace landfall::quote
