#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/cache/cache.h"
#include "common/edge/redis/circuit_breaker.h"
#include "common/edge/redis/redis_links.h"
#include "common/edge/redis/redis_writer.h"
#include "common/metrics/metrics.h"
#include "common/time/clock.h"

namespace landfall {

struct RedisCacheSettings {
  RedisAddress address;
  RedisLink::Limits limits;
  std::string prefix = "landfall:";  // of every key
  size_t links = 4;                  // connections
  // A value is kept if making it cost more than this many times a look-up, both as measured.
  int64_t factor = 2;
};

// Answers shared by replicas, behind a cache of this process. Redis is never trusted: each value
// carries a MAC over its key and itself, and one that does not fit is dropped and counted. A
// look-up waits no longer than the time limit; Redis slow, full, gone or lying costs speed only.
// Thread-safe.
class RedisCache : public Cache {
 public:
  // A MAC of the bytes under a key the replicas share.
  using Mac = std::function<std::array<uint8_t, 32>(std::string_view bytes)>;

  // `near` is asked first and keeps what Redis gives. All must outlive the cache.
  RedisCache(Cache& near, const RedisCacheSettings& settings, Mac mac, const Clock& clock,
             MetricRegistry& metrics);
  ~RedisCache() override;

  std::shared_ptr<const std::string> Get(const CacheKey& key, Instant now,
                                         int64_t made_nanos) override;
  void Put(const CacheKey& key, std::string value, Instant expires, int64_t made_nanos) override;
  int64_t bytes() const override { return near_.bytes(); }

  // Sets the metrics that are read off and not counted.
  void UpdateMetrics();

 private:
  struct Counters {
    MetricCounter& hit;
    MetricCounter& miss;
    MetricCounter& failed;
    MetricCounter& altered;
    MetricCounter& skipped;
  };

  bool IsWorth(int64_t made_nanos) const;
  std::string NameOf(const CacheKey& key) const;
  std::string Sealed(const CacheKey& key, std::string_view value, Instant expires) const;
  absl::StatusOr<std::optional<std::string>> Ask(const CacheKey& key, Instant now);
  std::shared_ptr<const std::string> Opened(const CacheKey& key, std::string_view sealed,
                                            Instant now);

  Cache& near_;
  RedisCacheSettings settings_;
  Mac mac_;
  const Clock& clock_;
  Counters counters_;
  MetricGauge& breaker_state_;
  MetricTiming& seconds_;
  std::atomic<int64_t> look_up_nanos_;  // smoothed
  CircuitBreaker breaker_;
  RedisLinks links_;
  RedisWriter writer_;
};

}  // namespace landfall
