#include "common/edge/redis/redis_writer.h"

#include <utility>

namespace landfall {

RedisWriter::RedisWriter(RedisLinks& links, CircuitBreaker& breaker, const Clock& clock,
                         const Limits& limits, const Counters& counters)
    : links_(links),
      breaker_(breaker),
      clock_(clock),
      limits_(limits),
      counters_(counters),
      worker_([this] { Work(); }) {}

RedisWriter::~RedisWriter() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  added_.notify_all();
  worker_.join();
}

void RedisWriter::Add(RedisLink::Entry entry) {
  {
    std::lock_guard lock(mutex_);
    int64_t bytes = static_cast<int64_t>(entry.value.size());
    if (queue_.size() >= limits_.queue || bytes_ + bytes > limits_.bytes) {
      counters_.dropped.Add(1);
      return;
    }
    bytes_ += bytes;
    queue_.push_back(std::move(entry));
  }
  added_.notify_one();
}

std::vector<RedisLink::Entry> RedisWriter::NextBatch() {
  std::unique_lock lock(mutex_);
  added_.wait(lock, [this] { return ending_ || !queue_.empty(); });
  std::vector<RedisLink::Entry> batch;
  if (ending_) return batch;
  while (!queue_.empty() && batch.size() < limits_.batch) {
    bytes_ -= static_cast<int64_t>(queue_.front().value.size());
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void RedisWriter::Write(const std::vector<RedisLink::Entry>& batch) {
  if (!breaker_.Admit(clock_.Now())) return counters_.dropped.Add(batch.size());
  std::unique_ptr<RedisLink> link = links_.Take();
  if (link == nullptr) {
    breaker_.Failed(clock_.Now());
    return counters_.failed.Add(batch.size());
  }
  absl::StatusOr<size_t> taken = link->Set(batch);
  links_.GiveBack(std::move(link));
  if (taken.ok()) {
    breaker_.Succeeded();
  } else {
    breaker_.Failed(clock_.Now());
  }
  counters_.written.Add(taken.value_or(0));
  counters_.failed.Add(batch.size() - taken.value_or(0));
}

void RedisWriter::Work() {
  while (true) {
    std::vector<RedisLink::Entry> batch = NextBatch();
    if (batch.empty()) return;
    Write(batch);
  }
}

}  // namespace landfall
