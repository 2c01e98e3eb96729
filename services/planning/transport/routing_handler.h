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
#include "services/quote/answer/answer_cache.h"

namespace landfall::planning {

// What one call is read against and answered from.
struct RoutingRules {
  std::shared_ptr<const Rulebook> book;
  std::shared_ptr<const OrderLookup> words;
  std::shared_ptr<const quote::InstantSlots> slots;
};

// Reads requests, calls the face and writes answers, for RoutingService. Thread-safe when `rules`
// is; `scratch` must be empty and is used until the return.
class RoutingHandler {
 public:
  // The rules in use.
  using RulesInUse = std::function<RoutingRules()>;

  // `cache` may be null: then every plan is made. What is referred to must outlive the handler.
  RoutingHandler(RulesInUse rules, const RateBook& rates, const Clock& clock,
                 const landed_cost::AssessOptions& options, quote::AnswerCache* cache = nullptr);

  // The search ends before `deadline`, whatever time budget is asked for.
  google::rpc::Status PlanOrder(const routing::v1::PlanOrderRequest& request, Arena& scratch,
                                routing::v1::PlanOrderResponse& response, Instant deadline) const;
  google::rpc::Status ListServices(const routing::v1::ListServicesRequest& request, Arena& scratch,
                                   routing::v1::ListServicesResponse& response) const;

 private:
  google::rpc::Status MakeAnswer(const RoutingRules& rules, const RateSet& rates, Instant now,
                                 Instant deadline, const routing::v1::PlanOrderRequest& request,
                                 Arena& scratch, routing::v1::PlanOrderResponse& response) const;

  RulesInUse rules_;
  const RateBook& rates_;
  const Clock& clock_;
  landed_cost::AssessOptions options_;
  quote::AnswerCache* cache_;
};

}  // namespace landfall::planning
