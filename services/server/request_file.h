#pragma once

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace grpc {
class Status;
}  // namespace grpc

namespace landfall::server {

// Reads a request from a file of proto JSON.
absl::Status ReadRequestFile(const std::string& path, google::protobuf::Message& request);

// What a replica at `address` answered a call with, every fault named.
absl::Status OutcomeOf(const grpc::Status& status, const std::string& address);

// An answer as proto JSON, in lines.
std::string JsonOf(const google::protobuf::Message& answer);

}  // namespace landfall::server
