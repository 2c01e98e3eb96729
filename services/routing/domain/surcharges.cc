#include "services/routing/domain/surcharges.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "common/money/percent.h"
#include "services/routing/domain/rate_choice.h"

namespace landfall::routing {
namespace {

bool Concerns(const Edition& edition, const FreightSurchargeRow& row, const Shipment& shipment) {
  if (shipment.day < row.first || shipment.day > row.last) return false;
  if (row.region.IsNone()) return true;
  return ZoneOf(edition, row.region_scheme, shipment.destination, shipment.country) == row.region;
}

bool SetsOff(const FreightSurchargeRow& row, const Piece& piece) {
  if (row.over_weight != 0 && piece.weight > row.over_weight) return true;
  if (!piece.HasSides()) return false;
  if (row.over_longest != 0 && piece.sides[0] > row.over_longest) return true;
  __int128 volume = static_cast<__int128>(piece.sides[0]) * piece.sides[1] * piece.sides[2];
  return row.over_volume != 0 && volume > row.over_volume;
}

// Parcels for which `row` is the first of the oversize rows they set off.
int64_t CountParcels(const Edition& edition, const FreightSurchargeRow& row,
                     std::span<const FreightSurchargeRow> rows, const Shipment& shipment) {
  int64_t count = 0;
  for (const Parcel& parcel : shipment.parcels) {
    Piece piece = PieceOf(parcel);
    auto first = std::find_if(rows.begin(), rows.end(), [&](const FreightSurchargeRow& each) {
      return each.kind == row.kind && Concerns(edition, each, shipment) && SetsOff(each, piece);
    });
    if (first != rows.end() && &*first == &row) ++count;
  }
  return count;
}

// A figure of the row for the whole shipment.
Decimal Charge(Decimal figure, const FreightSurchargeRow& row, Decimal chargeable_kg,
               int64_t parcels) {
  switch (row.per) {
    case SurchargePer::kKilogram:
      return Larger(Fraction(figure).Times(chargeable_kg).Value(), row.minimum);
    case SurchargePer::kParcel:
      return Fraction(figure).Times(Decimal::FromInteger(parcels)).Value();
    default:
      return figure;
  }
}

FreightComponent PartOf(const FreightSurchargeRow& row, uint32_t number) {
  FreightComponent part;
  part.part = row.kind;
  part.basis = row.basis;
  part.as_of = row.as_of;
  part.citation = row.citation;
  part.row = number;
  if (!row.known) {
    part.state = PartState::kUnknown;
    part.gap = PartGap::kNoFigure;
    part.has_range = row.has_range;
  }
  return part;
}

// A charge by a table of the carrier that holds nothing for the day.
FreightComponent NoFigure(FreightPart kind) {
  FreightComponent part;
  part.part = kind;
  part.state = PartState::kUnknown;
  part.gap = PartGap::kNoFigure;
  return part;
}

void AddFuel(const FreightSurchargeRow& row, uint32_t number, PriceSum& sum) {
  FreightComponent part = PartOf(row, number);
  Decimal least = row.known ? row.amount : row.low;
  Decimal most = row.known ? row.amount : row.high;
  part.low = Of(Percent{least}, sum.fuel_low());
  part.high = Of(Percent{most}, sum.fuel_high());
  bool exact = row.known && sum.fuel_has_high() && sum.fuel_low() == sum.fuel_high();
  if (exact) {
    part.amount = part.low;
    part.low = part.high = Decimal();
  } else {
    if (row.known) part.gap = PartGap::kBase;
    part.state = PartState::kUnknown;
    part.has_range = (row.known || row.has_range) && sum.fuel_has_high();
  }
  sum.Add(part, false);
}

void AddCharge(const FreightSurchargeRow& row, uint32_t number, const Shipment& shipment,
               int64_t parcels, PriceSum& sum) {
  FreightComponent part = PartOf(row, number);
  part.amount = Charge(row.amount, row, shipment.chargeable_kg, parcels);
  part.low = Charge(row.low, row, shipment.chargeable_kg, parcels);
  part.high = Charge(row.high, row, shipment.chargeable_kg, parcels);
  if (row.known) part.low = part.high = Decimal();
  if (!row.known) part.amount = Decimal();
  if (row.kind == FreightPart::kRemote && shipment.remote == RemoteArea::kUnknown) {
    part.state = PartState::kContingent;
  }
  sum.Add(part, row.fuel_applies);
}

}  // namespace

void AddSurcharges(const Edition& edition, const Shipment& shipment, PriceSum& sum) {
  const ServiceRow& service = *shipment.service;
  std::span<const FreightSurchargeRow> rows = edition.Rows<FreightSurchargeRow>(service.surcharges);
  bool fuel_due = service.fuel_by_table;
  bool remote_due = service.remote_by_table && shipment.remote != RemoteArea::kNo;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const FreightSurchargeRow& row = rows[i];
    uint32_t number = service.surcharges.begin + i;
    if (!Concerns(edition, row, shipment)) continue;
    if (row.kind == FreightPart::kFuel) {
      if (fuel_due) AddFuel(row, number, sum);
      fuel_due = false;
      continue;
    }
    if (row.kind == FreightPart::kRemote) {
      if (remote_due) AddCharge(row, number, shipment, 0, sum);
      remote_due = false;
      continue;
    }
    bool oversize = row.kind == FreightPart::kOversize;
    int64_t parcels = oversize ? CountParcels(edition, row, rows, shipment)
                               : static_cast<int64_t>(shipment.parcels.size());
    if (parcels > 0) AddCharge(row, number, shipment, parcels, sum);
  }
  if (fuel_due) sum.Add(NoFigure(FreightPart::kFuel), false);
  if (remote_due && shipment.remote == RemoteArea::kYes) {
    sum.Add(NoFigure(FreightPart::kRemote), false);
  }
}

}  // namespace landfall::routing
