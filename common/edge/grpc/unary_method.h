#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/support/async_unary_call.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/edge/grpc/call_metrics.h"
#include "common/edge/grpc/served_method.h"

namespace landfall {

// What a handler may ask about its call.
struct CallContext {
  const grpc::ServerContext& server;
  Arena& scratch;  // empty; what is put on it is gone after the call
};

// Reads the bytes of a request; a status that is not OK answers the call.
using RequestParser = std::function<grpc::Status(std::string_view, google::protobuf::Message&)>;

// The bytes of a message in one piece; `copy` holds them when they came in several.
std::string_view WholeBytes(const grpc::ByteBuffer& buffer, std::vector<grpc::Slice>& slices,
                            std::string& copy);

// One unary method on completion queues, read and written as bytes so that a malformed request is
// answered by us. A call waits, runs its handler to completion on the queue's thread and is reused
// for the next: its messages live on an arena with an inline block. `RawService` is a generated
// WithRawMethod_… service.
template <class RawService, class Request, class Response>
class UnaryMethod : public ServedMethod {
 public:
  using Writer = grpc::ServerAsyncResponseWriter<grpc::ByteBuffer>;
  using Accept = void (RawService::*)(grpc::ServerContext*, grpc::ByteBuffer*, Writer*,
                                      grpc::CompletionQueue*, grpc::ServerCompletionQueue*, void*);
  using Handler = std::function<grpc::Status(const CallContext&, const Request&, Response&)>;

  // `waiting` calls stand ready on each queue.
  UnaryMethod(RawService& service, Accept accept, RequestParser parser, Handler handler,
              CallMetrics& metrics, int waiting)
      : service_(service),
        accept_(accept),
        parser_(std::move(parser)),
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
      // A call through members of a member: GCC 12 loses the object where UBSan looks at it.
      auto& service = method_.service_;
      auto accept = method_.accept_;
      (service.*accept)(&round_->context, &round_->bytes, &round_->writer, &queue_, &queue_, this);
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
      Round(char* block, size_t size)
          : arena(block, size),
            request(google::protobuf::Arena::CreateMessage<Request>(&arena)),
            response(google::protobuf::Arena::CreateMessage<Response>(&arena)),
            writer(&context) {}
      google::protobuf::Arena arena;
      grpc::ServerContext context;
      grpc::ByteBuffer bytes;
      Request* request;
      Response* response;
      Writer writer;
    };

    grpc::Status Handle(Arena& scratch) {
      std::vector<grpc::Slice> slices;
      std::string copy;
      std::string_view bytes = WholeBytes(round_->bytes, slices, copy);
      grpc::Status status = method_.parser_(bytes, *round_->request);
      if (!status.ok()) return status;
      return method_.handler_({round_->context, scratch}, *round_->request, *round_->response);
    }

    void Answer(Arena& scratch) {
      auto began = std::chrono::steady_clock::now();
      method_.metrics_.Started();
      finishing_ = true;
      // A caller who has given up is not computed for.
      bool late = round_->context.deadline() <= std::chrono::system_clock::now();
      grpc::Status status =
          late ? grpc::Status(grpc::StatusCode::DEADLINE_EXCEEDED, "the deadline has passed")
               : Handle(scratch);
      grpc::ByteBuffer answer;
      bool own = false;
      if (status.ok()) {
        status = grpc::SerializationTraits<Response>::Serialize(*round_->response, &answer, &own);
      }
      auto took = std::chrono::steady_clock::now() - began;
      method_.metrics_.Handled(
          {.code = static_cast<int>(status.error_code()),
           .micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count(),
           .request_bytes = round_->bytes.Length(),
           .answer_bytes = status.ok() ? answer.Length() : 0,
           .context = round_->context});
      if (status.ok()) {
        round_->writer.Finish(answer, status, this);
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

  RawService& service_;
  Accept accept_;
  RequestParser parser_;
  Handler handler_;
  CallMetrics& metrics_;
  int waiting_;
};

}  // namespace landfall
