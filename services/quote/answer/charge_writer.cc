#include "services/quote/answer/charge_writer.h"

#include <string>

#include "common/money/money.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/quote/answer/band_text.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;
using landed_cost::MissingInput;

std::string_view FieldOf(MissingInput missing) {
  switch (missing) {
    case MissingInput::kNetWeight:
      return "net_weight_grams";
    case MissingInput::kGrossWeight:
      return "gross_weight_grams";
    case MissingInput::kQuantity:
      return "supplementary_quantities";
    case MissingInput::kAbv:
      return "abv_percent";
    case MissingInput::kSucrose:
      return "sucrose_percent";
    case MissingInput::kRetailPrice:
      return "retail_price";
    case MissingInput::kValuePart:
      return "value_parts";
    case MissingInput::kMeursingCode:
      return "meursing";
    case MissingInput::kHsCode:
      return "hs_code";
    case MissingInput::kOrigin:
      return "origin";
    case MissingInput::kEntryPrice:
      return "duty_rate";
    default:
      return "";
  }
}

type::v1::ChargeScope ScopeOf(const Edition& edition, const Charge& charge) {
  if (charge.levy == kNoRow) return type::v1::CHARGE_SCOPE_UNSPECIFIED;
  Scope scope = edition.Rows<LevyRow>()[charge.levy].scope;
  return scope == Scope::kLine ? type::v1::CHARGE_SCOPE_UNSPECIFIED
                               : static_cast<type::v1::ChargeScope>(scope);
}

// Lines of the row: all, the one it begins with, or those it gathered.
void WriteLines(const Quote& quote, const Charge& charge, type::v1::Charge& out) {
  if (charge.whole_consignment) return;
  for (uint32_t line : charge.lines) out.add_lines(quote.order_line[line]);
}

void WriteLegal(const Quote& quote, const Option& option, const Charge& charge,
                AnswerTables& tables, type::v1::Charge& out) {
  const landed_cost::Assessment& assessment = option.assessment;
  if (charge.levy != kNoRow) {
    out.set_base(ToMinor(charge.base, assessment.minor_digits, RoundingMode::kHalfUp).value_or(0));
  }
  if (assessment.currency == quote.presentment) return;
  out.set_legal_currency(tables.Currency(assessment.currency, assessment.minor_digits));
  out.set_legal_amount(
      ToMinor(charge.amount, assessment.minor_digits, RoundingMode::kHalfUp).value_or(0));
}

void WriteRate(const Edition& edition, const Charge& charge, AnswerTables& tables,
               type::v1::Charge& out) {
  if (IsOfBand(edition, charge)) {
    out.set_rate_text(tables.Name(BandText(edition, charge)));
    return;
  }
  if (!charge.percent.IsZero()) {
    out.set_rate_percent_e6(static_cast<int64_t>(charge.percent.scaled() / 1'000'000));
    return;
  }
  bool from_tariff = charge.rate_row != kNoRow && charge.levy != kNoRow &&
                     charge.version != kNoRow &&
                     edition.Rows<LevyVersionRow>()[charge.version].kind == RateKind::kSchedule;
  if (from_tariff) {
    out.set_rate_text(tables.Name(edition.Rows<TariffRow>()[charge.rate_row].rate_text));
  } else if (charge.expression != kNoRow && charge.status == ComponentStatus::kComputed) {
    out.set_rate_text(tables.Name(FormatDutyText(ExpressionAt(edition, charge.expression))));
  }
}

void WriteRule(const Edition& edition, const Option& option, const Charge& charge,
               AnswerTables& tables, type::v1::Charge& out) {
  if (charge.relief != kNoRow) {
    out.set_rule(tables.Name(edition.Rows<ReliefRow>()[charge.relief].id));
  } else if (charge.coverage != kNoRow) {
    out.set_rule(tables.Name(edition.Rows<CoverageRow>()[charge.coverage].note));
  } else if (charge.status == ComponentStatus::kRelieved && charge.levy != kNoRow) {
    out.set_rule(tables.Name(edition.Rows<LevyRow>()[charge.levy].id));
  } else if (charge.status == ComponentStatus::kNotApplicable &&
             option.assessment.regime != kNoRow) {
    out.set_rule(tables.Name(edition.Rows<RegimeRow>()[option.assessment.regime].id));
  }
}

void WriteMarks(const Charge& charge, type::v1::Charge& out) {
  if (charge.stale) out.add_marks(type::v1::CHARGE_MARK_STALE);
  bool counted = charge.status == ComponentStatus::kComputed;
  if (charge.assumed_rounding && counted) out.add_marks(type::v1::CHARGE_MARK_ASSUMED_ROUNDING);
  if (charge.unverified) out.add_marks(type::v1::CHARGE_MARK_UNVERIFIED);
  if (charge.announced) out.add_marks(type::v1::CHARGE_MARK_ANNOUNCED);
  if (charge.caller_rate) out.add_marks(type::v1::CHARGE_MARK_CALLER_RATE);
  if (charge.has_range) out.add_marks(type::v1::CHARGE_MARK_SHORT_CODE);
  if (charge.preference_refused) out.add_marks(type::v1::CHARGE_MARK_PREFERENCE_REFUSED);
}

void WriteCharge(const Edition& edition, const Quote& quote, const Option& option, size_t index,
                 AnswerTables& tables, type::v1::Charge& out) {
  const Charge& charge = option.assessment.charges[index];
  if (charge.levy != kNoRow) {
    out.set_levy(tables.Name(edition.Rows<LevyRow>()[charge.levy].id));
  }
  out.set_family(static_cast<type::v1::LevyFamily>(charge.family));
  WriteLines(quote, charge, out);
  out.set_scope(ScopeOf(edition, charge));
  out.set_status(static_cast<type::v1::ComponentStatus>(charge.status));
  out.set_reason(static_cast<type::v1::NotComputedReason>(charge.reason));
  if (charge.missing != MissingInput::kNone) {
    out.set_missing_field(MissingField(quote, charge, tables));
  }
  out.set_collection(static_cast<type::v1::Collection>(charge.collection));
  out.set_owed_by(static_cast<type::v1::Party>(charge.owed_by));
  out.set_amount(option.charges[index].minor);
  WriteRate(edition, charge, tables, out);
  WriteRule(edition, option, charge, tables, out);
  WriteMarks(charge, out);
  out.set_recoverable(charge.recoverable);
  if (charge.status == ComponentStatus::kComputed) {
    WriteLegal(quote, option, charge, tables, out);
  } else if (charge.status == ComponentStatus::kUnknown || charge.has_range) {
    out.set_low(option.charges_low[index].minor);
    out.set_high(option.charges_high[index].minor);
  }
}

}  // namespace

uint32_t MissingField(const Quote& quote, const Charge& charge, AnswerTables& tables) {
  if (charge.missing == MissingInput::kExchangeRate) return tables.Name("exchange_rates");
  if (charge.missing == MissingInput::kSubdivision) return tables.Name("destination.subdivision");
  if (charge.missing == MissingInput::kParcels) return tables.Name("parcels");
  std::string_view field = FieldOf(charge.missing);
  if (field.empty()) return 0;
  uint32_t line = quote.order_line[charge.missing_line];
  return tables.Name("lines[" + std::to_string(line) + "]." + std::string(field));
}

void WriteCharges(const Edition& edition, const Quote& quote, const Option& option,
                  AnswerTables& tables, type::v1::Option& out) {
  size_t count = option.assessment.charges.size();
  out.mutable_charges()->Reserve(static_cast<int>(count));
  for (size_t i = 0; i < count; ++i) {
    WriteCharge(edition, quote, option, i, tables, *out.add_charges());
  }
}

}  // namespace landfall::quote
