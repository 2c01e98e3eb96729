#include "common/edge/grpc/call_metrics.h"

#include <iterator>

namespace landfall {
namespace {

constexpr const char* kCodeNames[] = {
    "OK",       "Canceled",       "Unknown",          "InvalidArgument",   "DeadlineExceeded",
    "NotFound", "AlreadyExists",  "PermissionDenied", "ResourceExhausted", "FailedPrecondition",
    "Aborted",  "OutOfRange",     "Unimplemented",    "Internal",          "Unavailable",
    "DataLoss", "Unauthenticated"};

constexpr int kUnknown = 2;

}  // namespace

const char* CodeName(int code) {
  bool known = 0 <= code && code < static_cast<int>(std::size(kCodeNames));
  return kCodeNames[known ? code : kUnknown];
}

CallMetrics::CallMetrics(MetricRegistry& registry, const std::string& service,
                         const std::string& method, CallObserver* observer)
    : name_(service + "/" + method), observer_(observer) {
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

void CallMetrics::Handled(const CallRecord& call) {
  handled_[0 <= call.code && call.code < kCodes ? call.code : kUnknown]->Add(1);
  if (call.code == 0) sent_->Add(1);
  seconds_->Observe(call.micros);
  if (observer_ == nullptr) return;
  CallRecord named = call;
  named.method = name_;
  observer_->Answered(named);
}

}  // namespace landfall
