#pragma once

#include <optional>

#include "common/rulebook/tables/freight_tables.h"
#include "services/routing/freight_offer.h"
#include "services/routing/weighing.h"

namespace landfall::routing {

// What keeps a piece off a service by weight or size (raw sides, sorted); nullopt when nothing
// does. A piece without sides is tested by weight only.
std::optional<ServiceRejection> FindBrokenLimit(const ServiceRow& service, const Piece& piece);

// Whether the service limits size at all.
bool LimitsSize(const ServiceRow& service);

}  // namespace landfall::routing
