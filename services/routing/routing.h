#pragma once

#include <cstdint>
#include <span>

#include "common/base/arena.h"
#include "common/rulebook/edition/edition.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "services/routing/freight_offer.h"
#include "services/routing/freight_request.h"

namespace landfall::routing {

// Prices a shipment on every service that leaves its place of dispatch on the day. Pure, and
// without allocation beyond the arena the answer lives on. A lane without prices is a rejection
// (kNoRate), a charge without a figure an incomplete price; neither is ever zero.
FreightOptions PriceServices(const Edition& edition, const FreightRequest& request, Arena& arena);

struct LaneRequest {
  Code dispatch;
  Code destination;  // Place::territory
  Code country;      // Place::country
  Day day;
  uint32_t modes = 0;  // bit per Mode number; 0: every mode
};

// Rows of the services that have prices for the lane on the day, in the order of service ids.
std::span<const uint32_t> ListServices(const Edition& edition, const LaneRequest& request,
                                       Arena& arena);

}  // namespace landfall::routing
