#include "services/routing/lane_service.h"

#include "services/routing/domain/admission.h"
#include "services/routing/domain/limits.h"
#include "services/routing/domain/rate_choice.h"
#include "services/routing/domain/service_list.h"
#include "services/routing/domain/service_price.h"
#include "services/routing/domain/transit.h"

namespace landfall::routing {

LaneFacts FactsOf(const Edition& edition, const LaneService& lane) {
  const ServiceRow& service = edition.Rows<ServiceRow>()[lane.service];
  LaneFacts facts{.mode = service.mode, .terms = service.terms};
  FreightRequest request{.dispatch = lane.dispatch,
                         .destination = lane.destination,
                         .country = lane.country,
                         .day = lane.day};
  uint32_t status = FindLaneStatus(edition, service, request);
  if (status != kNoRow) {
    facts.terms = TermsUnder(service.terms, edition.Rows<LaneStatusRow>()[status]);
  }
  LaneRates rates(edition, service, lane.destination, lane.country);
  if (!rates.Serves(lane.day)) {
    facts.refusal = RejectionReason::kNoRate;
  } else if (facts.terms == 0) {
    facts.refusal = RejectionReason::kLaneClosed;
    facts.rule = status;
  }
  facts.transit = TransitTo(edition, service, lane.destination, lane.country);
  return facts;
}

bool PriceShipment(const Edition& edition, const LaneService& lane, std::span<const Parcel> parcels,
                   std::span<const Amount> values, uint32_t goods_flags, Arena& arena,
                   ServiceOffer& offer, ServiceRejection& rejection) {
  FreightRequest request{.dispatch = lane.dispatch,
                         .destination = lane.destination,
                         .country = lane.country,
                         .day = lane.day,
                         .parcels = parcels,
                         .values = values,
                         .goods_flags = goods_flags};
  PriceParts parts;
  if (!PriceService(edition, lane.service, request, parts, offer, rejection)) return false;
  offer.price.parts = arena.CopyArray(offer.price.parts);
  return true;
}

bool TakesParcel(const Edition& edition, const LaneService& lane, const Parcel& parcel) {
  const ServiceRow& service = edition.Rows<ServiceRow>()[lane.service];
  Piece piece = PieceOf(parcel);
  if (FindBrokenLimit(service, piece).has_value()) return false;
  LaneRates rates(edition, service, lane.destination, lane.country);
  return rates.Find(ChargeableWeight(piece, WeighingOf(service)), lane.day) != nullptr;
}

std::span<const uint32_t> ServicesOn(const Edition& edition, Code dispatch, Day day, Arena& arena) {
  std::span<const ServiceOriginRow> candidates = ServicesFrom(edition, dispatch);
  std::span<uint32_t> rows = arena.AllocateArray<uint32_t>(candidates.size());
  size_t count = 0;
  for (const ServiceOriginRow& candidate : candidates) {
    if (HoldsOn(edition.Rows<ServiceRow>()[candidate.service], day)) {
      rows[count++] = candidate.service;
    }
  }
  return rows.first(count);
}

}  // namespace landfall::routing
