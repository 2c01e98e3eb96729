#include "common/edge/grpc/health.h"

#include <grpcpp/alarm.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "grpc/health/v1/health.grpc.pb.h"

namespace landfall {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using Service = grpc::health::v1::Health::AsyncService;
using Status = HealthCheckResponse::ServingStatus;

// What is known of each service.
struct Known {
  std::vector<std::string> names;
  std::atomic<bool> serving{true};

  bool Has(const std::string& name) const {
    return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }
  Status Of(const std::string& name) const {
    if (!Has(name)) return HealthCheckResponse::SERVICE_UNKNOWN;
    return serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
  }
};

class CheckMethod : public ServedMethod {
 public:
  CheckMethod(Service& service, const Known& known) : service_(service), known_(known) {}

  void Wait(grpc::ServerCompletionQueue& queue) override { (new Call(*this, queue))->Begin(); }

 private:
  class Call : public CallTag {
   public:
    Call(CheckMethod& method, grpc::ServerCompletionQueue& queue) : method_(method), queue_(queue) {
      ++method_.live_;
    }
    ~Call() override { --method_.live_; }

    void Begin() {
      round_.emplace();
      answered_ = false;
      method_.service_.RequestCheck(&round_->context, &round_->request, &round_->writer, &queue_,
                                    &queue_, this);
    }

    void Proceed(bool ok, Arena&) override {
      if (answered_) return Begin();
      if (!ok) {
        delete this;
        return;
      }
      answered_ = true;
      const std::string& name = round_->request.service();
      if (!method_.known_.Has(name)) {
        round_->writer.FinishWithError({grpc::StatusCode::NOT_FOUND, "no such service"}, this);
        return;
      }
      HealthCheckResponse response;
      response.set_status(method_.known_.Of(name));
      round_->writer.Finish(response, grpc::Status::OK, this);
    }

   private:
    struct Round {
      grpc::ServerContext context;
      HealthCheckRequest request;
      grpc::ServerAsyncResponseWriter<HealthCheckResponse> writer{&context};
    };
    CheckMethod& method_;
    grpc::ServerCompletionQueue& queue_;
    std::optional<Round> round_;
    bool answered_ = false;
  };

  Service& service_;
  const Known& known_;
};

// Tells a caller of every change: it looks at an interval, as long as the caller listens.
class WatchMethod : public ServedMethod {
 public:
  WatchMethod(Service& service, const Known& known) : service_(service), known_(known) {}

  void Wait(grpc::ServerCompletionQueue& queue) override { (new Call(*this, queue))->Begin(); }

 private:
  class Call : public CallTag {
   public:
    Call(WatchMethod& method, grpc::ServerCompletionQueue& queue) : method_(method), queue_(queue) {
      ++method_.live_;
    }
    ~Call() override { --method_.live_; }

    void Begin() {
      round_.emplace();
      step_ = Step::kAccepting;
      method_.service_.RequestWatch(&round_->context, &round_->request, &round_->writer, &queue_,
                                    &queue_, this);
    }

    void Proceed(bool ok, Arena&) override {
      switch (step_) {
        case Step::kAccepting:
          if (ok) return Look();
          delete this;
          return;
        case Step::kWriting:
          return ok ? Sleep() : Finish();
        case Step::kSleeping:
          return Look();
        case Step::kFinishing:
          return Begin();
      }
    }

   private:
    enum class Step { kAccepting, kWriting, kSleeping, kFinishing };

    struct Round {
      grpc::ServerContext context;
      HealthCheckRequest request;
      grpc::ServerAsyncWriter<HealthCheckResponse> writer{&context};
      std::optional<Status> told;
    };

    // Writing to a caller that has gone fails, so an unchanged status is written anew from time to
    // time.
    void Look() {
      Status status = method_.known_.Of(round_->request.service());
      bool serving = method_.known_.serving;
      if (round_->told == status && !serving) return Finish();
      if (round_->told == status && ++quiet_ < kQuietLooks) return Sleep();
      quiet_ = 0;
      round_->told = status;
      HealthCheckResponse response;
      response.set_status(status);
      step_ = Step::kWriting;
      round_->writer.Write(response, this);
    }

    void Sleep() {
      step_ = Step::kSleeping;
      alarm_.Set(&queue_,
                 std::chrono::system_clock::now() + std::chrono::milliseconds(Health::kWatchMillis),
                 this);
    }

    void Finish() {
      step_ = Step::kFinishing;
      round_->writer.Finish(grpc::Status::OK, this);
    }

    static constexpr int kQuietLooks = 40;

    WatchMethod& method_;
    grpc::ServerCompletionQueue& queue_;
    std::optional<Round> round_;
    grpc::Alarm alarm_;
    Step step_ = Step::kAccepting;
    int quiet_ = 0;
  };

  Service& service_;
  const Known& known_;
};

}  // namespace

struct Health::Parts {
  explicit Parts(std::vector<std::string> names)
      : known{.names = std::move(names)}, check(service, known), watch(service, known) {}
  Known known;
  Service service;
  CheckMethod check;
  WatchMethod watch;
};

Health::Health(std::vector<std::string> names)
    : parts_(std::make_unique<Parts>(std::move(names))) {}

Health::~Health() = default;

void Health::SetServing(bool serving) { parts_->known.serving = serving; }

grpc::Service* Health::service() { return &parts_->service; }

std::vector<ServedMethod*> Health::methods() { return {&parts_->check, &parts_->watch}; }

}  // namespace landfall
