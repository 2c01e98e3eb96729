#pragma once

#include <span>

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/freight_tables.h"

namespace landfall::routing {

// Rows that name the services of a place of dispatch, in the order of service ids. A row whose
// version does not hold on a day (HoldsOn) is to be passed over.
std::span<const ServiceOriginRow> ServicesFrom(const Edition& edition, Code dispatch);

bool HoldsOn(const ServiceRow& service, Day day);

}  // namespace landfall::routing
