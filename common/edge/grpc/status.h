#pragma once

#include <grpcpp/support/status.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace landfall {

// One fault of a request: where it is ("lines[3].unit_price.units") and what was expected there.
struct FieldViolation {
  std::string field;
  std::string description;
};

// The one place where our errors become gRPC's. The code stays the same number.
grpc::Status ToGrpc(const absl::Status& status);

// INVALID_ARGUMENT carrying google.rpc.BadRequest with every violation, and google.rpc.ErrorInfo.
grpc::Status InvalidRequest(const std::vector<FieldViolation>& violations);

// A status carrying google.rpc.ErrorInfo{reason, domain "landfall"}; reason in UPPER_SNAKE.
grpc::Status WithReason(grpc::StatusCode code, const std::string& message, std::string_view reason);

}  // namespace landfall
