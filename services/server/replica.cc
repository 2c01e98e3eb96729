#include "services/server/replica.h"

#include <absl/synchronization/mutex.h>

#include <algorithm>
#include <future>
#include <thread>

#include "services/server/grpc_services.h"
#include "services/server/recorded_publisher.h"
#include "services/server/shared_answers.h"
#include "services/server/signing_keys.h"

namespace landfall::server {

namespace {

constexpr size_t kPublicationsKept = 1024;

// First day of the newest rate of a set; 1970-01-01 when it has none.
Day NewestDay(const RateSet& rates) {
  Day newest;
  for (const RateSource& source : rates.sources()) {
    for (CurrencyCode quote : rates.Quotes(source)) {
      newest = std::max(newest, rates.Series(source, quote).back().valid_from);
    }
  }
  return newest;
}

// The rules that serve, as CurrencyHandler asks for them.
currency::CurrencyHandler::RulesInUse RulesFor(const SnapshotHolder<quote::ServedRules>& holder) {
  return [&holder] {
    std::shared_ptr<const quote::ServedRules> rules = holder.Current();
    return currency::CurrencyRules{
        .book = std::shared_ptr<const Rulebook>(rules, &rules->book()),
        .words = std::shared_ptr<const OrderLookup>(rules, &rules->words())};
  };
}

// The same for ReferenceHandler, and editions that no longer serve but are still held.
reference::ReferenceHandler::RulesHeld RulesHeldBy(
    const SnapshotHolder<quote::ServedRules>& holder) {
  return [&holder](std::string_view edition_id) -> reference::ReferenceRules {
    std::shared_ptr<const quote::ServedRules> rules =
        edition_id.empty() ? holder.Current() : holder.Find(edition_id);
    if (rules == nullptr) return {};
    return {.book = std::shared_ptr<const Rulebook>(rules, &rules->book()),
            .words = std::shared_ptr<const OrderLookup>(rules, &rules->words()),
            .in_use_since = rules->ready_at()};
  };
}

planning::RoutingHandler::RulesInUse RulesInUseOf(
    const SnapshotHolder<quote::ServedRules>& holder) {
  return [&holder]() -> planning::RoutingRules {
    std::shared_ptr<const quote::ServedRules> rules = holder.Current();
    return {.book = std::shared_ptr<const Rulebook>(rules, &rules->book()),
            .words = std::shared_ptr<const OrderLookup>(rules, &rules->words()),
            .slots = std::shared_ptr<const quote::InstantSlots>(rules, &rules->slots())};
  };
}

}  // namespace

// Everything a call is answered with; made once the rules are open.
struct Replica::Calls {
  Calls(Replica& replica, const quote::QuoteSettings& settings)
      : quotes(*replica.rules_, *replica.rates_, replica.clock_, *replica.signer_, settings,
               replica.answers_.get()),
        conversions(RulesFor(*replica.rules_), *replica.rates_, replica.clock_),
        publications(RulesFor(*replica.rules_), *replica.publisher_, replica.clock_),
        rules(RulesHeldBy(*replica.rules_), *replica.rates_, replica.clock_, settings.options),
        plans(RulesInUseOf(*replica.rules_), *replica.rates_, replica.clock_, settings.options,
              replica.answers_.get()),
        grpc({replica.metrics_, quotes, conversions, publications, *replica.operators_, rules,
              plans, replica.access_log_.get()}) {}
  quote::QuoteHandler quotes;
  currency::CurrencyHandler conversions;
  currency::PublishHandler publications;
  reference::ReferenceHandler rules;
  planning::RoutingHandler plans;
  GrpcServices grpc;
};

Replica::Replica(const Settings& settings, Log& log)
    : settings_(settings), log_(log), source_(settings) {
  MetricName name{"landfall_rules_reloads_total", "Looks at changed rule data, by outcome."};
  reloads_done_ = &metrics_.MakeCounter(name, {{"outcome", "done"}});
  reloads_refused_ = &metrics_.MakeCounter(name, {{"outcome", "refused"}});
  edition_age_ = &metrics_.MakeGauge(
      {"landfall_edition_age_seconds", "Time since the edition in use came into use here."}, {});
  rates_age_ = &metrics_.MakeGauge({"landfall_rate_set_age_seconds",
                                    "Time since the first day of the newest rate in use, in UTC."},
                                   {});
}

absl::Status Replica::Open() {
  fingerprint_ = source_.Fingerprint();
  // Side by side: each takes about as long as the other, and a replica is to be ready soon.
  auto loading = std::async(std::launch::async, [this] { return source_.LoadRates(); });
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = source_.Load(true);
  absl::StatusOr<std::shared_ptr<const RateSet>> rates = loading.get();
  if (!rules.ok()) return rules.status();
  if (!rates.ok()) return rates.status();
  absl::StatusOr<std::unique_ptr<quote::QuoteSigner>> signer =
      MakeSigner(settings_.signing_keys_file);
  if (!signer.ok()) return signer.status();
  signer_ = *std::move(signer);
  rates_ = std::make_unique<RateBook>(*rates);
  edition_since_ = clock_.Now().micros();
  rules_ = std::make_unique<SnapshotHolder<quote::ServedRules>>(
      *rules, settings_.quote_life_seconds * 1'000'000);
  log_.Say("info", {{"event", "rules"},
                    {"edition", std::string((*rules)->id())},
                    {"rate_set", (*rates)->name().id}});
  if (settings_.signing_keys_file.empty()) {
    log_.Say("warning", {{"event", "own signing key"},
                         {"why",
                          "quote ids hold on this replica until it stops; give "
                          "signing-keys-file"}});
  }
  return absl::OkStatus();
}

absl::Status Replica::OpenPublishing() {
  absl::StatusOr<std::string> token =
      ReadOperatorToken(settings_.operator_token_file, settings_.operator_token);
  if (!token.ok()) return token.status();
  operators_ = std::make_unique<OperatorGate>(*token);
  publications_ = currency::NewMemoryPublicationStore(kPublicationsKept);
  publisher_ = RecordPublications(
      currency::NewRatePublisher({.book = *rates_,
                                  .store = *publications_,
                                  .digest = HexDigest,
                                  .band = {Decimal::FromInteger(settings_.rate_band_percent)}}),
      log_, metrics_);
  return absl::OkStatus();
}

absl::Status Replica::OpenCaches() {
  if (settings_.cache_bytes == 0) return absl::OkStatus();
  memory_ = std::make_unique<MemoryCache>(settings_.cache_bytes);
  absl::StatusOr<std::unique_ptr<RedisCache>> redis =
      OpenSharedAnswers(settings_, *memory_, *signer_, clock_, metrics_);
  if (!redis.ok()) return redis.status();
  redis_ = *std::move(redis);
  Cache& cache = redis_ != nullptr ? static_cast<Cache&>(*redis_) : *memory_;
  quote::AnswerCacheSettings kept{.factor = settings_.cache_factor,
                                  .life_seconds = settings_.quote_life_seconds};
  answers_ = std::make_unique<quote::AnswerCache>(cache, kept, metrics_);
  return absl::OkStatus();
}

absl::Status Replica::Listen() {
  quote::QuoteSettings settings{
      .options = {.announced = settings_.announced, .unverified = settings_.unverified},
      .quote_life_seconds = settings_.quote_life_seconds};
  if (settings_.access_log) access_log_ = std::make_unique<AccessLog>(log_, clock_, metrics_);
  calls_ = std::make_unique<Calls>(*this, settings);
  GrpcServerOptions options{
      .address = settings_.grpc_address,
      .threads = static_cast<int>(settings_.threads),
      .max_message_bytes = static_cast<int>(settings_.max_message_bytes),
      .max_connection_age_ms = static_cast<int>(settings_.max_connection_age_ms),
      .reflection = settings_.reflection};
  absl::StatusOr<std::unique_ptr<GrpcServer>> grpc =
      GrpcServer::Start(options, calls_->grpc.services(), calls_->grpc.methods());
  if (!grpc.ok()) return grpc.status();
  grpc_ = *std::move(grpc);
  absl::StatusOr<std::unique_ptr<HttpServer>> http = HttpServer::Start(
      settings_.http_address, {{"/metrics", [this] { return Metrics(); }},
                               {"/healthz", [] { return HttpAnswer{.body = "ok\n"}; }},
                               {"/readyz", [this] { return Readiness(); }}});
  if (!http.ok()) return http.status();
  http_ = *std::move(http);
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Replica>> Replica::Start(const Settings& settings, Log& log) {
  // Debian builds Abseil with checks of the order of locks, which cost every call.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  std::unique_ptr<Replica> replica(new Replica(settings, log));
  if (absl::Status status = replica->Open(); !status.ok()) return status;
  if (absl::Status status = replica->OpenPublishing(); !status.ok()) return status;
  if (absl::Status status = replica->OpenCaches(); !status.ok()) return status;
  if (absl::Status status = replica->Listen(); !status.ok()) return status;
  replica->ready_ = true;
  log.Say("info", {{"event", "serving"},
                   {"grpc_port", std::to_string(replica->grpc_port())},
                   {"http_port", std::to_string(replica->http_port())}});
  return replica;
}

HttpAnswer Replica::Metrics() {
  if (answers_ != nullptr) answers_->UpdateMetrics();
  if (redis_ != nullptr) redis_->UpdateMetrics();
  Instant now = clock_.Now();
  edition_age_->Set((now.micros() - edition_since_) / 1'000'000);
  Day newest = NewestDay(*rates_->Current(now));
  rates_age_->Set(now.unix_seconds() - newest.number() * LocalTime::kSecondsPerDay);
  return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.Text()};
}

HttpAnswer Replica::Readiness() const {
  if (ready_) return {.body = "ready\n"};
  return {.status = 503, .body = "draining\n"};
}

void Replica::Reload() {
  fingerprint_ = source_.Fingerprint();
  absl::StatusOr<std::shared_ptr<const quote::ServedRules>> rules = source_.Load(true);
  if (!rules.ok()) {
    reloads_refused_->Add(1);
    log_.Say("error", {{"event", "rules refused"}, {"why", std::string(rules.status().message())}});
    return;
  }
  bool changed = rules_->Swap(*rules, clock_.Now());
  if (changed) edition_since_ = clock_.Now().micros();
  reloads_done_->Add(1);
  log_.Say("info", {{"event", changed ? "rules replaced" : "rules unchanged"},
                    {"edition", std::string((*rules)->id())}});
}

void Replica::ReloadIfChanged() {
  rules_->ReleaseExpired(clock_.Now());
  if (source_.Fingerprint() != fingerprint_) Reload();
}

void Replica::Drain() {
  if (!ready_.exchange(false)) return;
  log_.Say("info", {{"event", "draining"}});
  grpc_->SetServing(false);
  std::this_thread::sleep_for(std::chrono::milliseconds(settings_.drain_delay_ms));
  grpc_->Stop(std::chrono::milliseconds(settings_.drain_ms));
  http_.reset();
  if (access_log_ != nullptr) access_log_->Flush();
  log_.Say("info", {{"event", "stopped"}});
}

Replica::~Replica() {
  if (ready_) Drain();
}

int Replica::grpc_port() const { return grpc_->port(); }
int Replica::http_port() const { return http_->port(); }

}  // namespace landfall::server
