#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "common/metrics/metrics.h"

namespace landfall {

// The metrics of one unary method under the names go-grpc-prometheus gave them. Every series exists
// from the start, so that a rate over a method nobody has called is zero and not absent.
class CallMetrics {
 public:
  // `service` is the full name ("landfall.quote.v1.QuoteService").
  CallMetrics(MetricRegistry& registry, const std::string& service, const std::string& method);

  void Started();

  // `code` is a gRPC status code, 0 to 16.
  void Handled(int code, int64_t micros);

 private:
  static constexpr int kCodes = 17;

  MetricCounter* started_;
  MetricCounter* received_;
  MetricCounter* sent_;
  MetricTiming* seconds_;
  std::array<MetricCounter*, kCodes> handled_{};
};

}  // namespace landfall
