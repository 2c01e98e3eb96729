#pragma once

#include "common/base/arena.h"
#include "common/rulebook/edition/edition.h"
#include "services/routing/freight_offer.h"
#include "services/routing/freight_request.h"

namespace landfall::routing {

// One service from one place to one other on one day, for shipments that are priced one by one.
struct LaneService {
  uint32_t service = 0;  // ServiceRow
  Code dispatch;         // territory the goods start from
  Code destination;      // Place::territory
  Code country;          // Place::country
  Day day;               // civil day of dispatch
};

// What does not depend on the shipment.
struct LaneFacts {
  TransitWindow transit;
  uint32_t rule = kNoRow;                            // LaneStatusRow of kLaneClosed
  RejectionReason refusal = RejectionReason::kNone;  // kNoRate, kLaneClosed
  Mode mode = Mode::kUnset;
  uint8_t terms = 0;  // bit per Terms number the service can be sold on
};
LaneFacts FactsOf(const Edition& edition, const LaneService& lane);

// As PriceServices prices the service: true and an offer, or false and what stands against it. The
// parts of the price are on the arena.
bool PriceShipment(const Edition& edition, const LaneService& lane, std::span<const Parcel> parcels,
                   std::span<const Amount> values, uint32_t goods_flags, Arena& arena,
                   ServiceOffer& offer, ServiceRejection& rejection);

// Whether weight and size of the parcel are within what the service takes and has a price for.
bool TakesParcel(const Edition& edition, const LaneService& lane, const Parcel& parcel);

// Rows of the services that start in a territory and hold on the day, in the order of service ids.
std::span<const uint32_t> ServicesOn(const Edition& edition, Code dispatch, Day day, Arena& arena);

}  // namespace landfall::routing
