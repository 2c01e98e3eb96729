#include "common/edge/grpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>

#include <algorithm>

#include "absl/strings/str_format.h"
#include "grpc/health/v1/health.pb.h"

namespace landfall {
namespace {

void Configure(const GrpcServerOptions& options, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(options.max_message_bytes);
  builder.SetMaxSendMessageSize(options.max_message_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.max_concurrent_streams);
  // A second server on the port must fail instead of sharing its calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  if (options.max_connection_age_ms > 0) {
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, options.max_connection_age_ms);
  }
  // Reflection and nothing else uses the synchronous pollers.
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::NUM_CQS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MIN_POLLERS, 1);
  builder.SetSyncServerOption(grpc::ServerBuilder::SyncServerOption::MAX_POLLERS, 1);
}

// Reflection can describe the health service only if its descriptor is linked in.
bool LinkHealthDescriptor() {
  return grpc::health::v1::HealthCheckRequest::descriptor() != nullptr;
}

}  // namespace

absl::StatusOr<std::unique_ptr<GrpcServer>> GrpcServer::Start(
    const GrpcServerOptions& options, const std::vector<grpc::Service*>& services,
    const std::vector<ServedMethod*>& methods) {
  grpc::EnableDefaultHealthCheckService(true);
  if (options.reflection && LinkHealthDescriptor()) {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  }
  std::unique_ptr<GrpcServer> server(new GrpcServer());
  grpc::ServerBuilder builder;
  Configure(options, builder);
  builder.AddListeningPort(options.address, grpc::InsecureServerCredentials(), &server->port_);
  for (grpc::Service* service : services) builder.RegisterService(service);
  int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  int threads = options.threads > 0 ? options.threads : cores;
  for (int i = 0; i < threads; ++i) server->queues_.push_back(builder.AddCompletionQueue());
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr || server->port_ == 0) {
    server->stopped_ = server->server_ == nullptr;
    return absl::UnavailableError(absl::StrFormat("cannot listen on %s", options.address));
  }
  server->methods_ = methods;
  for (auto& queue : server->queues_) {
    for (ServedMethod* method : methods) method->Wait(*queue);
    server->threads_.emplace_back([&server = *server, &queue = *queue] { server.Run(queue); });
  }
  return server;
}

void GrpcServer::Run(grpc::ServerCompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  Arena scratch;
  while (queue.Next(&tag, &ok)) {
    static_cast<CallTag*>(tag)->Proceed(ok, scratch);
    scratch.Reset();
  }
}

void GrpcServer::SetServing(bool serving) {
  auto* health = server_->GetHealthCheckService();
  if (health != nullptr) health->SetServingStatus(serving);
}

void GrpcServer::Stop(std::chrono::milliseconds grace) {
  if (stopped_) return;
  stopped_ = true;
  server_->Shutdown(std::chrono::system_clock::now() + grace);
  // Calls that finish now ask for their next one, are refused and go; then the queues are empty.
  for (ServedMethod* method : methods_) {
    while (method->live() > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  for (auto& queue : queues_) queue->Shutdown();
  for (std::thread& thread : threads_) thread.join();
}

GrpcServer::~GrpcServer() { Stop(std::chrono::milliseconds(0)); }

}  // namespace landfall
