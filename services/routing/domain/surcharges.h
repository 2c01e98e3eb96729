#pragma once

#include <span>

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/domain/price_sum.h"
#include "services/routing/freight_request.h"
#include "services/routing/weighing.h"

namespace landfall::routing {

// What a surcharge is charged on.
struct Shipment {
  const ServiceRow* service = nullptr;
  std::span<const Parcel> parcels;
  Decimal chargeable_kg;  // over all parcels
  Code destination;
  Code country;
  Day day;
  RemoteArea remote = RemoteArea::kUnknown;
};

// Adds every surcharge of the service that concerns the shipment, fuel last.
void AddSurcharges(const Edition& edition, const Shipment& shipment, PriceSum& sum);

}  // namespace landfall::routing
