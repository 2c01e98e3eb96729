#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "common/edge/redis/circuit_breaker.h"
#include "common/edge/redis/redis_links.h"
#include "common/metrics/metrics.h"
#include "common/time/clock.h"

namespace landfall {

// Writes values behind the answers that carry them, many in one round trip. What does not fit into
// the queue is dropped and counted: a value lost costs a miss. Thread-safe.
class RedisWriter {
 public:
  struct Limits {
    size_t queue = 1024;       // entries waiting
    int64_t bytes = 64 << 20;  // of their values
    size_t batch = 32;         // entries a round trip
  };
  struct Counters {
    MetricCounter& written;
    MetricCounter& failed;
    MetricCounter& dropped;
  };

  // All must outlive the writer.
  RedisWriter(RedisLinks& links, CircuitBreaker& breaker, const Clock& clock, const Limits& limits,
              const Counters& counters);
  // What waits is dropped.
  ~RedisWriter();

  void Add(RedisLink::Entry entry);

 private:
  void Work();
  std::vector<RedisLink::Entry> NextBatch();
  void Write(const std::vector<RedisLink::Entry>& batch);

  RedisLinks& links_;
  CircuitBreaker& breaker_;
  const Clock& clock_;
  Limits limits_;
  Counters counters_;
  std::mutex mutex_;
  std::condition_variable added_;
  std::deque<RedisLink::Entry> queue_;
  int64_t bytes_ = 0;
  bool ending_ = false;
  std::thread worker_;
};

}  // namespace landfall
