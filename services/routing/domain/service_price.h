#pragma once

#include "common/rulebook/edition/edition.h"
#include "services/routing/domain/price_sum.h"
#include "services/routing/freight_offer.h"
#include "services/routing/freight_request.h"

namespace landfall::routing {

// Prices a shipment on one service. True and an offer, or false and the first thing that stands
// against it: mode, no price for the lane, lane status, goods, weight and size, value, no price for
// the weight. The parts of the price are in `parts`.
bool PriceService(const Edition& edition, uint32_t service, const FreightRequest& request,
                  PriceParts& parts, ServiceOffer& offer, ServiceRejection& rejection);

}  // namespace landfall::routing
