#include "common/edge/grpc/status.h"

#include "absl/strings/str_format.h"
#include "google/protobuf/any.pb.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace landfall {
namespace {

constexpr const char* kDomain = "landfall";

void AddReason(std::string_view reason, google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain(kDomain);
  status.add_details()->PackFrom(info);
}

grpc::Status Finish(google::rpc::Status& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message(),
                      status.SerializeAsString());
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), std::string(status.message()));
}

grpc::Status InvalidRequest(const std::vector<FieldViolation>& violations) {
  google::rpc::Status status;
  status.set_code(grpc::StatusCode::INVALID_ARGUMENT);
  google::rpc::BadRequest bad;
  for (const FieldViolation& violation : violations) {
    auto* added = bad.add_field_violations();
    added->set_field(violation.field);
    added->set_description(violation.description);
  }
  std::string first = violations.empty()
                          ? ""
                          : violations[0].field + ": " + violations[0].description;
  status.set_message(violations.size() <= 1
                         ? first
                         : absl::StrFormat("%s (and %d more)", first, violations.size() - 1));
  status.add_details()->PackFrom(bad);
  AddReason("INVALID_REQUEST", status);
  return Finish(status);
}

grpc::Status WithReason(grpc::StatusCode code, const std::string& message,
                        std::string_view reason) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(message);
  AddReason(reason, status);
  return Finish(status);
}

}  // namespace landfall
