#include "benchmarks/servers.h"

#include <absl/synchronization/mutex.h>
#include <signal.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "common/edge/grpc/server.h"
#include "common/edge/prometheus/prometheus_registry.h"
#include "landfall/quote/v1/quote.grpc.pb.h"

namespace landfall::bench {
namespace {

namespace qv1 = quote::v1;

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

sigset_t BlockTerm() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void SayAndWait(int port, const sigset_t& signals) {
  std::cout << "{\"grpc_port\":\"" << port << "\"}" << std::endl;
  int number = 0;
  sigwait(&signals, &number);
}

class EchoService
    : public qv1::QuoteService::WithRawCallbackMethod_CreateQuote<qv1::QuoteService::Service> {
 public:
  explicit EchoService(const std::string& bytes) {
    grpc::Slice slice(bytes);
    answer_ = grpc::ByteBuffer(&slice, 1);
  }

  grpc::ServerUnaryReactor* CreateQuote(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer*,
                                        grpc::ByteBuffer* response) override {
    *response = answer_;
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  grpc::ByteBuffer answer_;
};

}  // namespace

int ServeEcho(const std::string& answer_file) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  sigset_t signals = BlockTerm();
  EchoService service(ReadAll(answer_file));
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  SayAndWait(port, signals);
  server->Shutdown(std::chrono::system_clock::now());
  return 0;
}

int ServeCodec(const std::string& answer_file) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  sigset_t signals = BlockTerm();
  qv1::CreateQuoteResponse answer;
  if (!answer.ParseFromString(ReadAll(answer_file))) return 1;
  using Raw = qv1::QuoteService::WithRawMethod_CreateQuote<qv1::QuoteService::Service>;
  Raw service;
  PrometheusRegistry registry;
  CallMetrics metrics(registry, "landfall.quote.v1.QuoteService", "CreateQuote");
  UnaryMethod<Raw, qv1::CreateQuoteRequest, qv1::CreateQuoteResponse> method(
      service, &Raw::RequestCreateQuote,
      [](std::string_view bytes, google::protobuf::Message& message) {
        bool parsed = message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
        return parsed ? grpc::Status::OK : grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, "");
      },
      [&answer](const CallContext&, const qv1::CreateQuoteRequest&,
                qv1::CreateQuoteResponse& response) {
        response = answer;
        return grpc::Status::OK;
      },
      metrics, 32);
  auto server = GrpcServer::Start({.threads = 1, .reflection = false},
                                  {{&service, qv1::QuoteService::service_full_name()}}, {&method});
  if (!server.ok()) return 1;
  SayAndWait((*server)->port(), signals);
  (*server)->Stop(std::chrono::milliseconds(0));
  return 0;
}

}  // namespace landfall::bench
