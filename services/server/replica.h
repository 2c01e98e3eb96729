#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "common/edge/grpc/server.h"
#include "common/edge/http/http_server.h"
#include "common/edge/memory_cache/memory_cache.h"
#include "common/edge/prometheus/prometheus_registry.h"
#include "common/edge/redis/redis_cache.h"
#include "common/rates/rate_book.h"
#include "common/time/system_clock.h"
#include "services/currency/publisher.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/access_log.h"
#include "services/server/log.h"
#include "services/server/operator_gate.h"
#include "services/server/rules_source.h"
#include "services/server/settings.h"

namespace landfall::server {

// One replica: everything wired together, in the order it starts.
class Replica {
 public:
  // Ready to answer on return. Errors say what could not be read, compiled or listened on.
  static absl::StatusOr<std::unique_ptr<Replica>> Start(const Settings& settings, Log& log);

  ~Replica();

  // Looks at the rule data again. A bad rulebook is refused with every defect in the log, and what
  // serves goes on serving.
  void Reload();

  // Reloads if the files have changed since the last look.
  void ReloadIfChanged();

  // Says NOT_SERVING, waits for calls under way, closes.
  void Drain();

  int grpc_port() const;
  int http_port() const;

 private:
  struct Calls;

  Replica(const Settings& settings, Log& log);
  absl::Status Open();
  absl::Status OpenPublishing();
  absl::Status OpenCaches();
  absl::Status Listen();
  HttpAnswer Metrics();
  HttpAnswer Readiness() const;

  Settings settings_;
  Log& log_;
  SystemClock clock_;
  PrometheusRegistry metrics_;
  RulesSource source_;
  std::string fingerprint_;
  std::unique_ptr<SnapshotHolder<quote::ServedRules>> rules_;
  std::unique_ptr<RateBook> rates_;
  std::unique_ptr<currency::PublicationStore> publications_;
  std::unique_ptr<currency::RatePublisher> publisher_;
  std::unique_ptr<OperatorGate> operators_;
  std::unique_ptr<quote::QuoteSigner> signer_;
  std::unique_ptr<MemoryCache> memory_;
  std::unique_ptr<RedisCache> redis_;  // null: no Redis
  std::unique_ptr<quote::AnswerCache> answers_;
  std::unique_ptr<AccessLog> access_log_;
  std::unique_ptr<Calls> calls_;
  std::unique_ptr<GrpcServer> grpc_;
  std::unique_ptr<HttpServer> http_;
  std::atomic<bool> ready_{false};
  MetricCounter* reloads_done_ = nullptr;
  MetricCounter* reloads_refused_ = nullptr;
  std::atomic<int64_t> edition_since_{0};  // microseconds since 1970
  MetricGauge* edition_age_ = nullptr;
  MetricGauge* rates_age_ = nullptr;
};

}  // namespace landfall::server
