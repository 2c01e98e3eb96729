#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "common/edge/grpc/served_method.h"

namespace landfall {

// The health service (grpc.health.v1) on completion queues. gRPC's own serves it with the callback
// API, whose threads take events away from the queues of every other call.
class Health {
 public:
  // `names` are the services asked for by name, beside the empty name of the whole server. All
  // serve from the start.
  explicit Health(std::vector<std::string> names);
  ~Health();

  // What is answered from now on, and told to those that watch within kWatchMillis.
  void SetServing(bool serving);

  grpc::Service* service();
  std::vector<ServedMethod*> methods();

  static constexpr int kWatchMillis = 250;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace landfall
