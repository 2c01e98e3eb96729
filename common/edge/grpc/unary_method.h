#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/base/arena.h"
#include "common/edge/grpc/call_metrics.h"

namespace landfall {

// What a completion queue hands back. Owned by whoever started the operation.
class CallTag {
 public:
  virtual ~CallTag() = default;
  // `ok` is false when the operation will never happen (shutdown, caller gone). `scratch` is the
  // queue thread's own memory, empty, for use until the return.
  virtual void Proceed(bool ok, Arena& scratch) = 0;
};

// A method that can be served.
class ServedMethod {
 public:
  virtual ~ServedMethod() = default;

  // Puts the first waiting calls on a queue.
  virtual void Wait(grpc::ServerCompletionQueue& queue) = 0;

  // Calls that wait or are under way. A queue may be shut down only when none is left.
  int live() const { return live_.load(); }

 protected:
  std::atomic<int> live_{0};
};

// What a handler may ask about its call.
struct CallContext {
  const grpc::ServerContext& server;
  Arena& scratch;  // empty; what is put on it is gone after the call
};

// One unary method on completion queues. A call waits, runs its handler to completion on the
// queue's thread and is reused for the next: its messages live on an arena with an inline block.
template <class AsyncService, class Request, class Response>
class UnaryMethod : public ServedMethod {
 public:
  using Accept = void (AsyncService::*)(grpc::ServerContext*, Request*,
                                        grpc::ServerAsyncResponseWriter<Response>*,
                                        grpc::CompletionQueue*, grpc::ServerCompletionQueue*,
                                        void*);
  using Handler = std::function<grpc::Status(const CallContext&, const Request&, Response&)>;

  // `waiting` calls stand ready on each queue.
  UnaryMethod(AsyncService& service, Accept accept, Handler handler, CallMetrics& metrics,
              int waiting)
      : service_(service),
        accept_(accept),
        handler_(std::move(handler)),
        metrics_(metrics),
        waiting_(waiting) {}

  void Wait(grpc::ServerCompletionQueue& queue) override {
    for (int i = 0; i < waiting_; ++i) (new Call(*this, queue))->Accept();
  }

 private:
  class Call : public CallTag {
   public:
    Call(UnaryMethod& method, grpc::ServerCompletionQueue& queue) : method_(method), queue_(queue) {
      ++method_.live_;
    }
    ~Call() override { --method_.live_; }

    void Accept() {
      round_.emplace(block_, kBlockBytes);
      finishing_ = false;
      (method_.service_.*method_.accept_)(&round_->context, round_->request, &round_->writer,
                                          &queue_, &queue_, this);
    }

    void Proceed(bool ok, Arena& scratch) override {
      if (finishing_) return Accept();
      if (!ok) {
        delete this;
        return;
      }
      Answer(scratch);
    }

   private:
    static constexpr size_t kBlockBytes = 16 * 1024;

    // Everything one call owns; made anew for each.
    struct Round {
      Round(char* block, size_t bytes)
          : arena(block, bytes),
            request(google::protobuf::Arena::CreateMessage<Request>(&arena)),
            response(google::protobuf::Arena::CreateMessage<Response>(&arena)),
            writer(&context) {}
      google::protobuf::Arena arena;
      grpc::ServerContext context;
      Request* request;
      Response* response;
      grpc::ServerAsyncResponseWriter<Response> writer;
    };

    void Answer(Arena& scratch) {
      auto began = std::chrono::steady_clock::now();
      method_.metrics_.Started();
      finishing_ = true;
      grpc::Status status = method_.handler_({round_->context, scratch}, *round_->request,
                                             *round_->response);
      auto took = std::chrono::steady_clock::now() - began;
      method_.metrics_.Handled(
          static_cast<int>(status.error_code()),
          std::chrono::duration_cast<std::chrono::microseconds>(took).count());
      if (status.ok()) {
        round_->writer.Finish(*round_->response, status, this);
      } else {
        round_->writer.FinishWithError(status, this);
      }
    }

    UnaryMethod& method_;
    grpc::ServerCompletionQueue& queue_;
    std::optional<Round> round_;
    bool finishing_ = false;
    alignas(16) char block_[kBlockBytes];
  };

  AsyncService& service_;
  Accept accept_;
  Handler handler_;
  CallMetrics& metrics_;
  int waiting_;
};

}  // namespace landfall
