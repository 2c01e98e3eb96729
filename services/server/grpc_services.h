#pragma once

#include <memory>
#include <vector>

#include "common/edge/grpc/unary_method.h"
#include "common/metrics/metrics.h"
#include "services/currency/transport/currency_handler.h"
#include "services/currency/transport/publish_handler.h"
#include "services/planning/transport/routing_handler.h"
#include "services/quote/transport/quote_handler.h"
#include "services/reference/transport/reference_handler.h"
#include "services/server/operator_gate.h"

namespace landfall::server {

// Binds every RPC to its handler.
class GrpcServices {
 public:
  // What is referred to must outlive the services.
  struct Parts {
    MetricRegistry& metrics;
    const quote::QuoteHandler& quotes;
    const currency::CurrencyHandler& conversions;
    const currency::PublishHandler& publications;
    const OperatorGate& operators;
    const reference::ReferenceHandler& rules;
    const planning::RoutingHandler& plans;
    CallObserver* observer = nullptr;  // of every call; null: none
  };
  explicit GrpcServices(const Parts& parts);
  ~GrpcServices();

  std::vector<ServedService> services();
  std::vector<ServedMethod*> methods();

 private:
  struct Bound;
  void BindCurrency(const Parts& parts);
  void BindPublications(const Parts& parts);
  void BindReference(const Parts& parts);
  void BindReferenceLists(const Parts& parts);
  void BindRouting(const Parts& parts);
  std::unique_ptr<Bound> bound_;
};

}  // namespace landfall::server
