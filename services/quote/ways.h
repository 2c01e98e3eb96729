#pragma once

#include <span>

#include "common/base/arena.h"
#include "services/quote/domain/goods_lines.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// What the order is packed in: the caller's parcels, or one that holds all goods. A single parcel
// of several items has the weight of all and, as a stand-in for packing, the sides of the largest
// item stacked by number; sides stay unknown when an item's are.
std::span<const Parcel> ParcelsOf(const Order& order, const Goods& goods, Arena& arena);

// Every way the wishes allow: services of the rulebook priced for the parcels, then the caller's
// own. Services that do not take the shipment are in `rejected`.
struct Ways {
  std::span<const Way> ways;
  std::span<const routing::ServiceRejection> rejected;
};
Ways WaysOf(const Sources& sources, const Order& order, const Wishes& wishes, const Goods& goods,
            const Place& destination, std::span<const Parcel> parcels, Day dispatched,
            Arena& arena);

// A priced service as a way; `offer` stays its own.
Way WayOf(const Edition& edition, const routing::ServiceOffer& offer, Day dispatched);

// A service of the caller's own at its price.
Way WayOf(const CallerFreight& freight, Day dispatched, Arena& arena);

}  // namespace landfall::quote
