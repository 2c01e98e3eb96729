#pragma once

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/freight_offer.h"

namespace landfall::routing {

// Transit window of a service: of the territory, else of the country, else of the rest of the
// world.
TransitWindow TransitTo(const Edition& edition, const ServiceRow& service, Code territory,
                        Code country);

}  // namespace landfall::routing
