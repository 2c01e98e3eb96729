#include "common/edge/grpc/server.h"

#include <grpcpp/health_check_service_interface.h>

#include <algorithm>

#include "absl/strings/str_format.h"
#include "common/edge/grpc/health.h"
#include "common/edge/grpc/reflection.h"
#include "grpc/health/v1/health.grpc.pb.h"

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
}

std::vector<std::string> NamesOf(const std::vector<ServedService>& services) {
  std::vector<std::string> names;
  for (const ServedService& service : services) names.push_back(service.name);
  return names;
}

}  // namespace

absl::StatusOr<std::unique_ptr<GrpcServer>> GrpcServer::Start(
    const GrpcServerOptions& options, const std::vector<ServedService>& services,
    const std::vector<ServedMethod*>& methods) {
  grpc::EnableDefaultHealthCheckService(false);
  std::unique_ptr<GrpcServer> server(new GrpcServer());
  grpc::ServerBuilder builder;
  Configure(options, builder);
  builder.AddListeningPort(options.address, grpc::InsecureServerCredentials(), &server->port_);
  for (const ServedService& service : services) builder.RegisterService(service.service);
  server->AddOwnServices(NamesOf(services), options.reflection, builder);
  int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  int threads = options.threads > 0 ? options.threads : cores;
  for (int i = 0; i < threads; ++i) server->queues_.push_back(builder.AddCompletionQueue());
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr || server->port_ == 0) {
    server->stopped_ = server->server_ == nullptr;
    return absl::UnavailableError(
        absl::StrFormat("cannot listen on %s: is the port in use?", options.address));
  }
  server->methods_.insert(server->methods_.end(), methods.begin(), methods.end());
  for (auto& queue : server->queues_) {
    for (ServedMethod* method : server->methods_) method->Wait(*queue);
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

void GrpcServer::AddOwnServices(std::vector<std::string> names, bool reflection,
                                grpc::ServerBuilder& builder) {
  health_ = std::make_unique<Health>(names);
  builder.RegisterService(health_->service());
  for (ServedMethod* method : health_->methods()) methods_.push_back(method);
  if (!reflection) return;
  names.emplace_back(grpc::health::v1::Health::service_full_name());
  reflection_ = std::make_unique<Reflection>(std::move(names));
  for (grpc::Service* service : reflection_->services()) builder.RegisterService(service);
  for (ServedMethod* method : reflection_->methods()) methods_.push_back(method);
}

void GrpcServer::SetServing(bool serving) { health_->SetServing(serving); }

void GrpcServer::Stop(std::chrono::milliseconds grace) {
  if (stopped_) return;
  stopped_ = true;
  SetServing(false);  // ends the calls that watch
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
