#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "common/edge/grpc/served_method.h"

namespace landfall {

// Server reflection, v1 and v1alpha (github.com/grpc/grpc, doc/server-reflection.md), on completion
// queues. gRPC's own plugin serves it synchronously, and a synchronous poller takes events away
// from the queues of every other call.
class Reflection {
 public:
  // `names` are the full names of the services a caller is told of; what is said of their messages
  // comes from the descriptors linked into the program.
  explicit Reflection(std::vector<std::string> names);
  ~Reflection();

  std::vector<grpc::Service*> services();
  std::vector<ServedMethod*> methods();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace landfall
