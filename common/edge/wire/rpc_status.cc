#include "common/edge/wire/rpc_status.h"

#include <string>

#include "absl/strings/str_format.h"
#include "common/base/string_view.h"
#include "google/rpc/code.pb.h"
#include "google/rpc/error_details.pb.h"

namespace landfall {
namespace {

constexpr char kDomain[] = "landfall";

void AddErrorInfo(google::rpc::Status& status, const char* reason) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain(kDomain);
  status.add_details()->PackFrom(info);
}

bool IsForCallers(absl::StatusCode code) {
  return code != absl::StatusCode::kInternal && code != absl::StatusCode::kUnknown &&
         code != absl::StatusCode::kDataLoss;
}

}  // namespace

google::rpc::Status ToRpcStatus(const Violations& violations) {
  google::rpc::Status status;
  status.set_code(google::rpc::INVALID_ARGUMENT);
  google::rpc::BadRequest bad_request;
  for (const Violation& violation : violations.kept()) {
    google::rpc::BadRequest::FieldViolation* field = bad_request.add_field_violations();
    field->set_field(violation.field);
    field->set_description(violation.description);
  }
  size_t count = violations.count();
  const Violation& first = violations.kept().front();
  status.set_message(absl::StrFormat("the request has %d violation%s: %s: %s%s", count,
                                     count == 1 ? "" : "s", first.field, first.description,
                                     count == 1 ? "" : "; and more"));
  if (violations.left_out() > 0) {
    google::rpc::BadRequest::FieldViolation* rest = bad_request.add_field_violations();
    rest->set_description(
        absl::StrFormat("%d more violations are not listed", violations.left_out()));
  }
  AddErrorInfo(status, "INVALID_REQUEST");
  status.add_details()->PackFrom(bad_request);
  return status;
}

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status translated;
  translated.set_code(static_cast<int>(status.code()));
  if (IsForCallers(status.code())) {
    translated.set_message(std::string(StdView(status.message())));
  } else {
    translated.set_message("internal error");
  }
  return translated;
}

google::rpc::Status ToRpcStatus(const absl::Status& status, const char* reason) {
  google::rpc::Status translated = ToRpcStatus(status);
  AddErrorInfo(translated, reason);
  return translated;
}

}  // namespace landfall
