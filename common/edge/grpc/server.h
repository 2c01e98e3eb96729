#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "common/edge/grpc/health.h"
#include "common/edge/grpc/reflection.h"
#include "common/edge/grpc/unary_method.h"

namespace landfall {

struct GrpcServerOptions {
  std::string address = "127.0.0.1:0";  // port 0 takes a free one
  int threads = 0;                      // completion queues, one thread each; 0: one a core
  int max_message_bytes = 4 << 20;
  int max_concurrent_streams = 1024;  // of one connection
  int max_connection_age_ms = 0;      // 0: no limit
  bool reflection = true;
};

// A gRPC server on completion queues, one thread each, with the health service and reflection.
// Nothing of it uses the synchronous or the callback API: their threads poll, too, and hand every
// event they catch over to a queue's thread, which costs a call more than its computing.
class GrpcServer {
 public:
  // Services and methods must outlive the server. Unavailable when the address is taken.
  static absl::StatusOr<std::unique_ptr<GrpcServer>> Start(
      const GrpcServerOptions& options, const std::vector<ServedService>& services,
      const std::vector<ServedMethod*>& methods);

  // Drains for up to `grace`, then cancels what is left.
  void Stop(std::chrono::milliseconds grace);

  // What the health service answers, for the server and every service.
  void SetServing(bool serving);

  int port() const { return port_; }

  ~GrpcServer();

 private:
  GrpcServer() = default;
  void AddOwnServices(std::vector<std::string> names, bool reflection,
                      grpc::ServerBuilder& builder);
  void Run(grpc::ServerCompletionQueue& queue);

  std::vector<std::unique_ptr<grpc::ServerCompletionQueue>> queues_;
  std::unique_ptr<Health> health_;
  std::unique_ptr<Reflection> reflection_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<ServedMethod*> methods_;
  std::vector<std::thread> threads_;
  int port_ = 0;
  bool stopped_ = false;
};

}  // namespace landfall
