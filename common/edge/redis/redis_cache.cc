#include "common/edge/redis/redis_cache.h"

#include <chrono>
#include <cstring>
#include <utility>

#include "absl/strings/escaping.h"
#include "common/base/string_view.h"

namespace landfall {
namespace {

// Before a look-up was measured: what one takes on a loopback.
constexpr int64_t kFirstLookUpNanos = 100'000;
constexpr size_t kMacBytes = 32;
constexpr size_t kHeadBytes = kMacBytes + sizeof(int64_t);

MetricCounter& CounterOf(MetricRegistry& metrics, const char* outcome) {
  return metrics.MakeCounter({"landfall_redis_lookups_total", "Look-ups in Redis, by outcome."},
                             {{"outcome", outcome}});
}

MetricCounter& WritesOf(MetricRegistry& metrics, const char* outcome) {
  return metrics.MakeCounter({"landfall_redis_writes_total", "Values for Redis, by outcome."},
                             {{"outcome", outcome}});
}

std::string_view TextOf(const CacheKey& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

int64_t NanosSince(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() -
                                                              began)
      .count();
}

}  // namespace

RedisCache::RedisCache(Cache& near, const RedisCacheSettings& settings, Mac mac, const Clock& clock,
                       MetricRegistry& metrics)
    : near_(near),
      settings_(settings),
      mac_(std::move(mac)),
      clock_(clock),
      counters_{CounterOf(metrics, "hit"), CounterOf(metrics, "miss"), CounterOf(metrics, "failed"),
                CounterOf(metrics, "altered"), CounterOf(metrics, "skipped")},
      breaker_state_(metrics.MakeGauge(
          {"landfall_redis_breaker_state", "0 closed, 1 half open, 2 open: Redis is not asked."},
          {})),
      seconds_(metrics.MakeTiming(
          {"landfall_redis_lookup_seconds", "Time of look-ups that Redis answered."}, {})),
      look_up_nanos_(kFirstLookUpNanos),
      breaker_(CircuitBreaker::Limits()),
      links_(settings.address, settings.limits, settings.links),
      writer_(links_, breaker_, clock, RedisWriter::Limits(),
              {WritesOf(metrics, "written"), WritesOf(metrics, "failed"),
               WritesOf(metrics, "dropped")}) {}

RedisCache::~RedisCache() = default;

bool RedisCache::IsWorth(int64_t made_nanos) const {
  return made_nanos > settings_.factor * look_up_nanos_.load(std::memory_order_relaxed);
}

std::string RedisCache::NameOf(const CacheKey& key) const {
  return settings_.prefix + absl::BytesToHexString(AbslView(TextOf(key)));
}

// MAC, when it expires, value. The MAC is over the rest and the key.
std::string RedisCache::Sealed(const CacheKey& key, std::string_view value, Instant expires) const {
  std::string body(sizeof(int64_t), '\0');
  int64_t micros = expires.micros();
  std::memcpy(body.data(), &micros, sizeof(micros));
  body.append(value);
  auto mac = mac_(std::string(TextOf(key)) + body);
  return std::string(reinterpret_cast<const char*>(mac.data()), mac.size()) + body;
}

std::shared_ptr<const std::string> RedisCache::Opened(const CacheKey& key, std::string_view sealed,
                                                      Instant now) {
  bool whole = sealed.size() >= kHeadBytes;
  std::string_view body = whole ? sealed.substr(kMacBytes) : std::string_view();
  if (whole) {
    auto mac = mac_(std::string(TextOf(key)).append(body));
    whole = std::memcmp(mac.data(), sealed.data(), kMacBytes) == 0;
  }
  if (!whole) {
    counters_.altered.Add(1);
    return nullptr;
  }
  int64_t micros = 0;
  std::memcpy(&micros, body.data(), sizeof(micros));
  if (micros <= now.micros()) return nullptr;
  std::string value(body.substr(sizeof(micros)));
  near_.Put(key, value, Instant::FromMicros(micros), 0);
  return std::make_shared<const std::string>(std::move(value));
}

absl::StatusOr<std::optional<std::string>> RedisCache::Ask(const CacheKey& key, Instant now) {
  std::unique_ptr<RedisLink> link = links_.Take();
  if (link == nullptr) {
    breaker_.Failed(now);
    return absl::UnavailableError(links_.last_error());
  }
  auto began = std::chrono::steady_clock::now();
  absl::StatusOr<std::optional<std::string>> value = link->Get(NameOf(key));
  int64_t nanos = NanosSince(began);
  links_.GiveBack(std::move(link));
  if (!value.ok()) {
    breaker_.Failed(clock_.Now());
    return value;
  }
  breaker_.Succeeded();
  seconds_.Observe(nanos / 1'000);
  int64_t mean = look_up_nanos_.load(std::memory_order_relaxed);
  look_up_nanos_.store(mean + (nanos - mean) / 16, std::memory_order_relaxed);
  return value;
}

std::shared_ptr<const std::string> RedisCache::Get(const CacheKey& key, Instant now,
                                                   int64_t made_nanos) {
  std::shared_ptr<const std::string> near = near_.Get(key, now, made_nanos);
  if (near != nullptr || !IsWorth(made_nanos)) return near;
  if (!breaker_.Admit(clock_.Now())) {
    counters_.skipped.Add(1);
    return nullptr;
  }
  absl::StatusOr<std::optional<std::string>> sealed = Ask(key, now);
  if (!sealed.ok()) {
    counters_.failed.Add(1);
    return nullptr;
  }
  if (!sealed->has_value()) {
    counters_.miss.Add(1);
    return nullptr;
  }
  std::shared_ptr<const std::string> value = Opened(key, **sealed, now);
  if (value != nullptr) counters_.hit.Add(1);
  return value;
}

void RedisCache::Put(const CacheKey& key, std::string value, Instant expires, int64_t made_nanos) {
  int64_t life = (expires.micros() - clock_.Now().micros()) / 1'000;
  if (life > 0 && IsWorth(made_nanos)) {
    writer_.Add({NameOf(key), Sealed(key, value, expires), life});
  }
  near_.Put(key, std::move(value), expires, made_nanos);
}

void RedisCache::UpdateMetrics() { breaker_state_.Set(static_cast<int64_t>(breaker_.state())); }

}  // namespace landfall
