#pragma once

#include <ostream>
#include <string>

#include "landfall/routing/v1/routing.pb.h"

namespace landfall::server {

// Plans as a person reads them: the best shipment by shipment and line by line, the others in a
// row, what other rules would have cost, and what was rejected.
void PrintPlans(const std::string& title, const routing::v1::PlanOrderRequest& request,
                const routing::v1::PlanOrderResponse& response, std::ostream& out);

}  // namespace landfall::server
