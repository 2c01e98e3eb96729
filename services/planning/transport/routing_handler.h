#pragma once

#include <functional>
#include <memory>

#include "common/base/arena.h"
#include "common/edge/wire/order_lookup.h"
#include "common/rates/rate_book.h"
#include "common/rulebook/rulebook.h"
#include "common/time/clock.h"
#include "google/rpc/status.pb.h"
#include "landfall/routing/v1/routing.pb.h"
#include "services/planning/planning.h"

namespace landfall::planning {

// What one call is read against and answered from.
struct RoutingRules {
  std::shared_ptr<const Rulebook> book;
  std::shared_ptr<const OrderLookup> words;
};

// Reads requests, calls the face and writes answers, for RoutingService. Thread-safe when `rules`
// is; `scratch` must be empty and is used until the return.
class RoutingHandler {
 public:
  // The rules in use.
  using RulesInUse = std::function<RoutingRules()>;

  // `rates` and `clock` must outlive the handler.
  RoutingHandler(RulesInUse rules, const RateBook& rates, const Clock& clock,
                 const landed_cost::AssessOptions& options);

  // The search ends before `deadline`, whatever time budget is asked for.
  google::rpc::Status PlanOrder(const routing::v1::PlanOrderRequest& request, Arena& scratch,
                                routing::v1::PlanOrderResponse& response, Instant deadline) const;
  google::rpc::Status ListServices(const routing::v1::ListServicesRequest& request, Arena& scratch,
                                   routing::v1::ListServicesResponse& response) const;

 private:
  RulesInUse rules_;
  const RateBook& rates_;
  const Clock& clock_;
  landed_cost::AssessOptions options_;
};

}  // namespace landfall::planning
