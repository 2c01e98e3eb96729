#include "services/routing/domain/service_price.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "services/routing/domain/admission.h"
#include "services/routing/domain/limits.h"
#include "services/routing/domain/rate_choice.h"
#include "services/routing/domain/surcharges.h"
#include "services/routing/domain/transit.h"

namespace landfall::routing {
namespace {

// Micrograms are 10^-9 kg.
Decimal Kilograms(int64_t micrograms) {
  return Decimal::FromScaled(static_cast<__int128>(micrograms) * 1'000);
}

bool Reject(ServiceRejection& rejection, RejectionReason reason, uint32_t rule = kNoRow) {
  rejection.reason = reason;
  rejection.rule = rule;
  return false;
}

// What does not depend on weight and size: the lane, the goods, the value.
bool Admit(const Edition& edition, const ServiceRow& service, const FreightRequest& request,
           ServiceOffer& offer, ServiceRejection& rejection) {
  offer.terms = service.terms;
  offer.lane = FindLaneStatus(edition, service, request);
  if (offer.lane != kNoRow) {
    offer.terms = TermsUnder(service.terms, edition.Rows<LaneStatusRow>()[offer.lane]);
    if (offer.terms == 0) return Reject(rejection, RejectionReason::kLaneClosed, offer.lane);
  }
  offer.condition = FindGoodsRule(edition, service, request);
  if (offer.condition != kNoRow) {
    const GoodsRuleRow& rule = edition.Rows<GoodsRuleRow>()[offer.condition];
    if (rule.verdict == GoodsVerdict::kRefused) {
      bool by_place = !rule.destination.IsNone();
      return Reject(rejection, by_place ? RejectionReason::kProhibited : RejectionReason::kGoods,
                    offer.condition);
    }
  }
  CapTest cap = TestValueCap(service, request);
  offer.value_untested = cap == CapTest::kUntested;
  return cap != CapTest::kAbove || Reject(rejection, RejectionReason::kValue);
}

FreightComponent BasePart(const FreightRateRow& row, uint32_t number, int64_t chargeable,
                          bool volume_unknown) {
  Decimal amount = row.base + Fraction(row.per_kg).Times(Kilograms(chargeable)).Value();
  FreightComponent part;
  part.part = FreightPart::kBase;
  part.basis = row.basis;
  part.as_of = row.as_of;
  part.citation = row.citation;
  part.row = number;
  if (volume_unknown) {
    part.state = PartState::kUnknown;
    part.gap = PartGap::kDimensions;
    part.low = amount;
  } else {
    part.amount = amount;
  }
  return part;
}

// The price of one parcel without surcharges.
bool AddParcel(const Edition& edition, const ServiceRow& service, const LaneRates& rates,
               const Parcel& parcel, Day day, FreightPrice& price, PriceSum& sum,
               ServiceRejection& rejection) {
  Piece piece = PieceOf(parcel);
  if (std::optional<ServiceRejection> broken = FindBrokenLimit(service, piece)) {
    rejection.measured = broken->measured;
    rejection.limit = broken->limit;
    return Reject(rejection, broken->reason);
  }
  int64_t chargeable = ChargeableWeight(piece, WeighingOf(service));
  const FreightRateRow* row = rates.Find(chargeable, day);
  if (row == nullptr) return Reject(rejection, RejectionReason::kNoRate);
  bool volume_unknown = service.weighing != WeighingRule::kActual && !piece.HasSides();
  auto number = static_cast<uint32_t>(row - edition.Rows<FreightRateRow>().data());
  sum.Add(BasePart(*row, number, chargeable, volume_unknown), true);
  price.currency = row->currency;
  price.tax_included = price.tax_included || row->tax_included;
  price.chargeable_micrograms += chargeable;
  return true;
}

bool PriceParcels(const Edition& edition, const ServiceRow& service, const LaneRates& rates,
                  const FreightRequest& request, PriceParts& parts, ServiceOffer& offer,
                  ServiceRejection& rejection) {
  PriceSum sum(parts);
  for (size_t i = 0; i < request.parcels.size(); ++i) {
    const Parcel& parcel = request.parcels[i];
    rejection.parcel = static_cast<uint32_t>(i);
    if (!AddParcel(edition, service, rates, parcel, request.day, offer.price, sum, rejection)) {
      return false;
    }
    offer.size_untested |= !parcel.dimensions.IsKnown() && LimitsSize(service);
  }
  Shipment shipment{.service = &service,
                    .parcels = request.parcels,
                    .chargeable_kg = Kilograms(offer.price.chargeable_micrograms),
                    .destination = request.destination,
                    .country = request.country,
                    .day = request.day,
                    .remote = request.remote};
  AddSurcharges(edition, shipment, sum);
  return sum.Finish(offer.price) || Reject(rejection, RejectionReason::kOverflow);
}

}  // namespace

bool PriceService(const Edition& edition, uint32_t service_row, const FreightRequest& request,
                  PriceParts& parts, ServiceOffer& offer, ServiceRejection& rejection) {
  const ServiceRow& service = edition.Rows<ServiceRow>()[service_row];
  offer = ServiceOffer();
  rejection = ServiceRejection();
  offer.service = rejection.service = service_row;
  offer.carrier = service.carrier;
  offer.mode = service.mode;
  offer.channel = service.channel;
  offer.ioss_capable = service.ioss == Support::kYes;
  if (request.modes != 0 && (request.modes & BitOf(service.mode)) == 0) {
    return Reject(rejection, RejectionReason::kMode);
  }
  LaneRates rates(edition, service, request.destination, request.country);
  if (!rates.Serves(request.day)) return Reject(rejection, RejectionReason::kNoRate);
  if (!Admit(edition, service, request, offer, rejection)) return false;
  if (!PriceParcels(edition, service, rates, request, parts, offer, rejection)) return false;
  offer.transit = TransitTo(edition, service, request.destination, request.country);
  return true;
}

}  // namespace landfall::routing
