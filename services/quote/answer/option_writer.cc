#include "services/quote/answer/option_writer.h"

#include "common/money/fraction.h"
#include "common/money/money.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;
using routing::FreightComponent;

uint32_t ServiceName(const Edition& edition, const Way& way, AnswerTables& tables) {
  if (way.offer != nullptr) return tables.Name(edition.Rows<ServiceRow>()[way.offer->service].id);
  return tables.Name(way.caller->service_id);
}

void WriteImporter(const landed_cost::Assessment& assessment, type::v1::Option& out) {
  out.set_importer_of_record(static_cast<type::v1::Party>(assessment.importer));
  out.set_importer_reason(assessment.importer_by_law  ? type::v1::IMPORTER_REASON_LAW
                          : assessment.importer_asked ? type::v1::IMPORTER_REASON_ASKED
                                                      : type::v1::IMPORTER_REASON_DEFAULT);
}

TextRef CardOf(const Edition& edition, const FreightComponent& part) {
  if (part.row == kNoRow) return {};
  if (part.part == FreightPart::kBase) return edition.Rows<FreightRateRow>()[part.row].card;
  return edition.Rows<FreightSurchargeRow>()[part.row].id;
}

void WriteFreight(const Edition& edition, const Option& option, AnswerTables& tables,
                  type::v1::Option& out) {
  std::span<const FreightComponent> parts = option.way->price.parts;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].state == routing::PartState::kContingent) continue;
    type::v1::FreightComponent& part = *out.add_freight();
    part.set_kind(static_cast<type::v1::FreightPartKind>(parts[i].part));
    part.set_amount(option.freight[i].minor);
    part.set_unknown(!option.freight[i].known);
    part.set_basis(static_cast<type::v1::FreightBasis>(parts[i].basis));
    part.set_as_of(tables.Name(parts[i].as_of));
    part.set_rule(tables.Name(CardOf(edition, parts[i])));
    if (parts[i].state != routing::PartState::kUnknown || !parts[i].has_range) continue;
    part.set_low(option.freight_low.minor);
    part.set_high(option.freight_high.minor);
  }
}

void WriteParcels(const Quote& quote, const Option& option, type::v1::Option& out) {
  for (const Parcel& parcel : quote.parcels) {
    type::v1::OptionParcel& added = *out.add_parcels();
    added.set_weight_grams(parcel.weight_grams);
    if (quote.parcels.size() == 1) {
      added.set_chargeable_grams(option.way->price.chargeable_micrograms / 1'000'000);
    }
  }
}

void WriteTotals(const Option& option, type::v1::Option& out) {
  const Totals& totals = option.totals;
  type::v1::Totals& sums = *out.mutable_totals();
  sums.set_goods(totals.goods);
  sums.set_freight(totals.freight);
  sums.set_insurance(totals.insurance);
  sums.set_duties(totals.duties);
  sums.set_taxes(totals.taxes + totals.excise);
  sums.set_fees(totals.government_fees + totals.carrier_fees);
  sums.set_remainder(totals.remainder);
  sums.set_total(totals.total);
  if (HasRange(totals)) {
    sums.set_low(totals.low);
    if (totals.bounded) sums.set_high(totals.high);
  }
  out.set_payable_at_checkout(totals.payable_at_checkout);
  out.set_payable_on_delivery(totals.payable_on_delivery);
  out.set_complete(option.complete);
}

void WriteRateUse(const Edition& edition, const landed_cost::RateUse& use, AnswerTables& tables,
                  type::v1::ExchangeRateUse& out) {
  out.set_from_currency(tables.Currency(use.from, MinorDigits(edition, use.from, use.rate.day)));
  out.set_to_currency(tables.Currency(use.to, MinorDigits(edition, use.to, use.rate.day)));
  out.set_purpose(static_cast<type::v1::ConversionPurpose>(use.purpose));
  out.set_status(static_cast<type::v1::RateStatus>(use.rate.status));
  if (!use.rate.found()) return;
  out.set_rate(Fraction(use.rate.num).Over(use.rate.den).Value().ToString());
  out.set_source(tables.Name(use.rate.source));
  out.set_day(tables.Name(use.rate.day));
  out.set_age_days(use.rate.age_days);
}

TextRef RuleName(const Edition& edition, const landed_cost::ThresholdUse& use) {
  return use.is_regime ? edition.Rows<RegimeRow>()[use.rule].id
                       : edition.Rows<ReliefRow>()[use.rule].id;
}

void WriteThresholds(const Edition& edition, const Option& option, AnswerTables& tables,
                     type::v1::Option& out) {
  for (const landed_cost::ThresholdUse& use : option.assessment.thresholds) {
    if (use.currency.IsNone()) continue;
    int digits = MinorDigits(edition, use.currency, option.assessment.entered.day());
    type::v1::ThresholdDistance& distance = *out.add_thresholds();
    distance.set_rule(tables.Name(RuleName(edition, use)));
    distance.set_currency(tables.Currency(use.currency, digits));
    distance.set_measured(ToMinor(use.measured, digits, RoundingMode::kHalfUp).value_or(0));
    distance.set_limit(ToMinor(use.limit, digits, RoundingMode::kHalfUp).value_or(0));
    distance.set_state(static_cast<type::v1::ThresholdState>(use.state));
    distance.set_comparison(static_cast<type::v1::ThresholdComparison>(use.comparison));
    if (use.state == ThresholdState::kUntested) continue;
    if (FromMinor(distance.measured(), digits) == use.measured) continue;
    distance.set_measured_exact(use.measured.ToString());
  }
}

// What the seller's side funds at the border under DDP.
void WriteFunded(const Option& option, AnswerTables& tables, type::v1::Option& out) {
  if (option.terms != Terms::kDdp) return;
  type::v1::FundedParts& funded = *out.mutable_funded();
  for (size_t i = 0; i < option.charges.size(); ++i) {
    const Charge& charge = option.assessment.charges[i];
    if (charge.collection != Collection::kAtBorder) continue;
    int64_t amount = option.charges[i].minor;
    switch (charge.family) {
      case LevyFamily::kTax:
      case LevyFamily::kExcise:
        funded.set_taxes(funded.taxes() + amount);
        break;
      case LevyFamily::kGovernmentFee:
      case LevyFamily::kCarrierFee:
        funded.set_fees(funded.fees() + amount);
        break;
      default:
        funded.set_duties(funded.duties() + amount);
    }
  }
  funded.set_label_terms(tables.Name("DDP"));
}

void WriteLawChange(const Option& option, AnswerTables& tables, type::v1::Option& out) {
  if (!option.has_law_change) return;
  type::v1::LawChange& change = *out.mutable_law_change();
  change.set_rule(tables.Name(option.law_change.change.rule));
  change.set_at(tables.Name(option.law_change.change.at.ToString()));
  change.set_total_at_start(option.law_change.total_at_start);
  change.set_total_at_end(option.law_change.total_at_end);
}

}  // namespace

void WriteOption(const Edition& edition, const Quote& quote, const Option& option,
                 AnswerTables& tables, type::v1::Option& out) {
  const Way& way = *option.way;
  out.set_service(ServiceName(edition, way, tables));
  out.set_mode(static_cast<type::v1::Mode>(way.mode));
  out.set_channel(static_cast<type::v1::Channel>(way.channel));
  out.set_terms(static_cast<type::v1::Terms>(option.terms));
  if (option.assessment.regime != kNoRow) {
    out.set_regime(tables.Name(edition.Rows<RegimeRow>()[option.assessment.regime].id));
  }
  WriteImporter(option.assessment, out);
  out.set_min_days(way.transit.min_days);
  out.set_max_days(way.transit.max_days);
  WriteParcels(quote, option, out);
  WriteFreight(edition, option, tables, out);
  WriteTotals(option, out);
  for (const landed_cost::RateUse& use : option.assessment.rates) {
    WriteRateUse(edition, use, tables, *out.add_exchange_rates());
  }
  for (const landed_cost::RateUse& use : quote.market_rates) {
    WriteRateUse(edition, use, tables, *out.add_exchange_rates());
  }
  WriteThresholds(edition, option, tables, out);
  WriteFunded(option, tables, out);
  WriteLawChange(option, tables, out);
}

void WriteRejection(const Edition& edition, const Rejected& rejected, AnswerTables& tables,
                    type::v1::Rejection& out) {
  out.set_reason(static_cast<type::v1::RejectionReason>(rejected.reason));
  out.set_terms(static_cast<type::v1::Terms>(rejected.terms));
  out.set_nearest_below(rejected.nearest_below);
  out.set_nearest_above(rejected.nearest_above);
  if (rejected.way != nullptr) {
    out.set_service(ServiceName(edition, *rejected.way, tables));
    out.set_mode(static_cast<type::v1::Mode>(rejected.way->mode));
  } else {
    const ServiceRow& service = edition.Rows<ServiceRow>()[rejected.service->service];
    out.set_service(tables.Name(service.id));
    out.set_mode(static_cast<type::v1::Mode>(service.mode));
    if (rejected.service->rule != kNoRow) {
      bool lane = rejected.reason == RejectionReason::kLaneClosed;
      out.set_rule(tables.Name(lane ? edition.Rows<LaneStatusRow>()[rejected.service->rule].id
                                    : edition.Rows<GoodsRuleRow>()[rejected.service->rule].id));
      out.set_detail(
          tables.Name(lane ? edition.Rows<LaneStatusRow>()[rejected.service->rule].note
                           : edition.Rows<GoodsRuleRow>()[rejected.service->rule].condition));
    }
  }
  if (rejected.rule == kNoRow) return;
  const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[rejected.rule];
  out.set_rule(tables.Name(restriction.id));
  out.set_detail(tables.Name(restriction.goods));
}

}  // namespace landfall::quote
