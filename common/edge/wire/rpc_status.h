#pragma once

#include "absl/status/status.h"
#include "common/edge/wire/violations.h"
#include "google/rpc/status.pb.h"

namespace landfall {

// INVALID_ARGUMENT with ErrorInfo (reason INVALID_REQUEST) and every violation as BadRequest.
// `violations` must not be empty.
google::rpc::Status ToRpcStatus(const Violations& violations);

// The one translation of our errors into those of the wire. Messages of internal errors stay
// inside.
google::rpc::Status ToRpcStatus(const absl::Status& status);

// A refusal a program can tell apart: `reason` is UPPER_CASE and goes into ErrorInfo.
google::rpc::Status ToRpcStatus(const absl::Status& status, const char* reason);

}  // namespace landfall
