#include "common/edge/grpc/call_metrics.h"

namespace landfall {
namespace {

constexpr const char* kCodeNames[] = {
    "OK",       "Canceled",       "Unknown",          "InvalidArgument",   "DeadlineExceeded",
    "NotFound", "AlreadyExists",  "PermissionDenied", "ResourceExhausted", "FailedPrecondition",
    "Aborted",  "OutOfRange",     "Unimplemented",    "Internal",          "Unavailable",
    "DataLoss", "Unauthenticated"};

}  // namespace

CallMetrics::CallMetrics(MetricRegistry& registry, const std::string& service,
                         const std::string& method) {
  MetricLabels labels = {
      {"grpc_type", "unary"}, {"grpc_service", service}, {"grpc_method", method}};
  started_ =
      &registry.MakeCounter({"grpc_server_started_total", "Calls started on the server."}, labels);
  received_ = &registry.MakeCounter(
      {"grpc_server_msg_received_total", "Messages received from callers."}, labels);
  sent_ =
      &registry.MakeCounter({"grpc_server_msg_sent_total", "Messages sent to callers."}, labels);
  seconds_ = &registry.MakeTiming(
      {"grpc_server_handling_seconds", "Time from reading a call to its answer."}, labels);
  for (int code = 0; code < kCodes; ++code) {
    MetricLabels coded = labels;
    coded.emplace_back("grpc_code", kCodeNames[code]);
    handled_[code] = &registry.MakeCounter(
        {"grpc_server_handled_total", "Calls completed on the server, by status code."}, coded);
  }
}

void CallMetrics::Started() {
  started_->Add(1);
  received_->Add(1);
}

void CallMetrics::Handled(int code, int64_t micros) {
  handled_[0 <= code && code < kCodes ? code : 2]->Add(1);
  if (code == 0) sent_->Add(1);
  seconds_->Observe(micros);
}

}  // namespace landfall
