#pragma once

#include <cstdint>

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/freight_request.h"

namespace landfall::routing {

// The first goods rule of a service that speaks of the goods or kNoRow: refusals stand before
// conditions.
uint32_t FindGoodsRule(const Edition& edition, const ServiceRow& service,
                       const FreightRequest& request);

// The status of a lane for a service on a day, or kNoRow: the row that names most speaks.
uint32_t FindLaneStatus(const Edition& edition, const ServiceRow& service,
                        const FreightRequest& request);

// Terms a service can be sold on under a lane status, as a bit per Terms number; 0: the lane is
// closed.
uint8_t TermsUnder(uint8_t service_terms, const LaneStatusRow& lane);

enum class CapTest : uint8_t { kWithin, kAbove, kUntested };

// The declared value against the cap of a service, in the currency of the cap.
CapTest TestValueCap(const ServiceRow& service, const FreightRequest& request);

}  // namespace landfall::routing
