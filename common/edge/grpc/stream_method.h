#pragma once

#include <grpcpp/grpcpp.h>
#include <grpcpp/support/async_stream.h>

#include <functional>
#include <optional>
#include <utility>

#include "common/edge/grpc/served_method.h"

namespace landfall {

// One method of two streams on completion queues: each request is answered in its turn, until the
// caller has no more. `Service` is a generated WithAsyncMethod_… service.
template <class Service, class Request, class Response>
class StreamMethod : public ServedMethod {
 public:
  using Stream = grpc::ServerAsyncReaderWriter<Response, Request>;
  using Accept = void (Service::*)(grpc::ServerContext*, Stream*, grpc::CompletionQueue*,
                                   grpc::ServerCompletionQueue*, void*);
  using Handler = std::function<void(const Request&, Response&)>;

  StreamMethod(Service& service, Accept accept, Handler handler)
      : service_(service), accept_(accept), handler_(std::move(handler)) {}

  void Wait(grpc::ServerCompletionQueue& queue) override { (new Call(*this, queue))->Begin(); }

 private:
  class Call : public CallTag {
   public:
    Call(StreamMethod& method, grpc::ServerCompletionQueue& queue)
        : method_(method), queue_(queue) {
      ++method_.live_;
    }
    ~Call() override { --method_.live_; }

    void Begin() {
      round_.emplace();
      step_ = Step::kAccepting;
      // A call through members of a member: GCC 12 loses the object where UBSan looks at it.
      auto& service = method_.service_;
      auto accept = method_.accept_;
      (service.*accept)(&round_->context, &round_->stream, &queue_, &queue_, this);
    }

    void Proceed(bool ok, Arena&) override {
      switch (step_) {
        case Step::kAccepting:
          if (ok) return Read();
          delete this;
          return;
        case Step::kReading:
          if (!ok) return Finish();
          round_->response.Clear();
          method_.handler_(round_->request, round_->response);
          step_ = Step::kWriting;
          round_->stream.Write(round_->response, this);
          return;
        case Step::kWriting:
          return ok ? Read() : Finish();
        case Step::kFinishing:
          return Begin();
      }
    }

   private:
    enum class Step { kAccepting, kReading, kWriting, kFinishing };

    struct Round {
      grpc::ServerContext context;
      Stream stream{&context};
      Request request;
      Response response;
    };

    void Read() {
      step_ = Step::kReading;
      round_->stream.Read(&round_->request, this);
    }

    void Finish() {
      step_ = Step::kFinishing;
      round_->stream.Finish(grpc::Status::OK, this);
    }

    StreamMethod& method_;
    grpc::ServerCompletionQueue& queue_;
    std::optional<Round> round_;
    Step step_ = Step::kAccepting;
  };

  Service& service_;
  Accept accept_;
  Handler handler_;
};

}  // namespace landfall
