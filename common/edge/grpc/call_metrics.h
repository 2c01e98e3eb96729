#pragma once

#include <grpcpp/server_context.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/metrics/metrics.h"

namespace landfall {

// One call that was answered.
struct CallRecord {
  std::string_view method;  // "landfall.quote.v1.QuoteService/CreateQuote"; lives with the server
  int code = 0;             // gRPC status code, 0 to 16
  int64_t micros = 0;       // from reading the request to its answer
  size_t request_bytes = 0;
  size_t answer_bytes = 0;  // 0 for an error
  const grpc::ServerContext& context;
};

// Is told of every call on the call's own thread, and must not hold it up. Thread-safe.
class CallObserver {
 public:
  virtual ~CallObserver() = default;
  virtual void Answered(const CallRecord& call) = 0;
};

// The name of a status code as metrics and logs spell it ("OK", "InvalidArgument").
const char* CodeName(int code);

// The metrics of one unary method under the names go-grpc-prometheus gave them. Every series exists
// from the start, so that a rate over a method nobody has called is zero and not absent.
class CallMetrics {
 public:
  // `service` is the full name ("landfall.quote.v1.QuoteService").
  // `observer` may be null.
  CallMetrics(MetricRegistry& registry, const std::string& service, const std::string& method,
              CallObserver* observer = nullptr);

  void Started();

  // `call.method` need not be given.
  void Handled(const CallRecord& call);

 private:
  static constexpr int kCodes = 17;

  std::string name_;
  CallObserver* observer_;
  MetricCounter* started_;
  MetricCounter* received_;
  MetricCounter* sent_;
  MetricTiming* seconds_;
  std::array<MetricCounter*, kCodes> handled_{};
};

}  // namespace landfall
