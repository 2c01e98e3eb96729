#pragma once

#include <grpcpp/support/status.h>

namespace google::rpc {
class Status;
}

namespace landfall {

// The same status as gRPC carries it: details travel in the trailer grpc-status-details-bin.
grpc::Status ToGrpc(const google::rpc::Status& status);

}  // namespace landfall
