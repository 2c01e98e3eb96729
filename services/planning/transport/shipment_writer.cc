#include "services/planning/transport/shipment_writer.h"

#include "common/money/money.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/law_tables.h"
#include "services/quote/answer/charge_writer.h"
#include "services/quote/answer/explanation_writer.h"
#include "services/quote/answer/option_writer.h"
#include "services/quote/answer/warning_writer.h"

namespace landfall::planning {
namespace {

namespace rv1 = routing::v1;

void WriteParcels(const PlannedShipment& shipment, rv1::PlannedShipment& out) {
  for (const PlannedParcel& parcel : shipment.parcels) {
    rv1::PlannedParcel& added = *out.add_parcels();
    added.set_node(parcel.node);
    added.set_weight_grams(parcel.parcel.weight_grams);
    if (!parcel.parcel.dimensions.IsKnown()) continue;
    Dimensions sides = parcel.parcel.dimensions.Sorted();
    added.add_sides_mm(sides.length_mm);
    added.add_sides_mm(sides.width_mm);
    added.add_sides_mm(sides.height_mm);
  }
}

}  // namespace

void WriteCost(const CostParts& cost, rv1::Cost& out) {
  out.set_freight(cost.freight);
  out.set_insurance(cost.insurance);
  out.set_duties(cost.duties);
  out.set_taxes(cost.taxes + cost.excise);
  out.set_fees(cost.government_fees + cost.carrier_fees);
  out.set_handling(cost.handling);
  out.set_shadow(cost.shadow);
  out.set_goods(cost.goods);
  out.set_recoverable(cost.recoverable);
  out.set_landed(cost.landed);
  out.set_buyer(cost.buyer);
  out.set_seller(cost.seller);
  out.set_counted(cost.counted);
}

quote::Quote ShipmentWriter::QuoteOf(const PlannedShipment& shipment) {
  std::span<Parcel> parcels = arena_.AllocateArray<Parcel>(shipment.parcels.size());
  for (size_t i = 0; i < parcels.size(); ++i) parcels[i] = shipment.parcels[i].parcel;
  return {.order = &order_,
          .options = std::span(shipment.option, 1),
          .lines = shipment.lines,
          .order_line = shipment.order_line,
          .parcels = parcels,
          .market_rates = plans_.market_rates,
          .destination = plans_.destination,
          .presentment = plans_.presentment,
          .presentment_digits = plans_.presentment_digits};
}

uint32_t ShipmentWriter::OptionOf(const PlannedShipment& shipment) {
  auto [place, is_new] =
      written_.emplace(shipment.option, static_cast<uint32_t>(answer_.options_size()));
  if (!is_new) return place->second;
  const Edition& edition = sources_.book.edition();
  quote::Quote quote = QuoteOf(shipment);
  type::v1::Option& option = *answer_.add_options();
  quote::WriteOption(edition, quote, *shipment.option, tables_, option);
  quote::WriteCharges(edition, quote, *shipment.option, tables_, option);
  return place->second;
}

void ShipmentWriter::WriteDistances(const PlannedShipment& shipment, rv1::PlannedShipment& out) {
  const Edition& edition = sources_.book.edition();
  const landed_cost::Assessment& assessment = shipment.option->assessment;
  for (const ThresholdDistance& distance : shipment.distances) {
    const landed_cost::ThresholdUse& use = assessment.thresholds[distance.threshold];
    if (use.currency.IsNone()) continue;
    int digits = MinorDigits(edition, use.currency, assessment.entered.day());
    rv1::DistanceToThreshold& added = *out.add_thresholds();
    added.set_rule(tables_.Name(use.is_regime ? edition.Rows<RegimeRow>()[use.rule].id
                                              : edition.Rows<ReliefRow>()[use.rule].id));
    added.set_currency(tables_.Currency(use.currency, digits));
    added.set_distance(ToMinor(distance.distance, digits, RoundingMode::kHalfUp).value_or(0));
  }
}

void ShipmentWriter::Write(const PlannedShipment& shipment, rv1::PlannedShipment& out) {
  out.set_option(OptionOf(shipment));
  for (uint32_t node : shipment.nodes) out.add_nodes(node);
  for (const PlannedItem& item : shipment.items) {
    rv1::PlannedItem& added = *out.add_items();
    added.set_line(item.line);
    added.set_node(item.node);
    added.set_quantity(item.quantity);
    if (!item.origin.IsNone()) added.set_origin(tables_.Name(item.origin.ToString()));
    added.set_parcel(item.parcel);
  }
  WriteParcels(shipment, out);
  WriteCost(shipment.cost, *out.mutable_cost());
  out.set_dispatched(tables_.Name(shipment.dispatched));
  if (shipment.option->way->transit.known) {
    out.set_earliest(tables_.Name(shipment.earliest));
    out.set_latest(tables_.Name(shipment.latest));
  }
  out.set_reason(static_cast<rv1::SplitReason>(shipment.reason));
  WriteDistances(shipment, out);
}

void ShipmentWriter::Explain(const PlannedShipment& shipment) {
  type::v1::Option& option =
      *answer_.mutable_options(static_cast<int>(written_.at(shipment.option)));
  if (option.explanation_size() > 0) return;
  quote::WriteExplanation(sources_.book.edition(), QuoteOf(shipment), *shipment.option, tables_,
                          option);
}

void ShipmentWriter::Warn(const PlannedShipment& shipment) {
  type::v1::Answer one;
  quote::Quote quote = QuoteOf(shipment);
  quote::WriteWarnings(sources_.book.edition(), quote, tables_, one);
  for (type::v1::Warning& warning : *one.mutable_warnings()) {
    bool known = false;
    for (const type::v1::Warning& other : answer_.warnings()) {
      known = known || (other.kind() == warning.kind() && other.rule() == warning.rule() &&
                        other.field() == warning.field() && other.detail() == warning.detail());
    }
    if (!known) *answer_.add_warnings() = std::move(warning);
  }
}

}  // namespace landfall::planning
