#include "common/edge/redis/redis_links.h"

#include <chrono>
#include <utility>

namespace landfall {
namespace {

constexpr std::chrono::milliseconds kRetryPause(100);

}  // namespace

RedisLinks::RedisLinks(RedisAddress address, const RedisLink::Limits& limits, size_t count)
    : address_(std::move(address)), limits_(limits), count_(count), keeper_([this] { Keep(); }) {}

RedisLinks::~RedisLinks() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  keeper_.join();
}

std::unique_ptr<RedisLink> RedisLinks::Take() {
  std::lock_guard lock(mutex_);
  if (ready_.empty()) return nullptr;
  std::unique_ptr<RedisLink> link = std::move(ready_.back());
  ready_.pop_back();
  return link;
}

void RedisLinks::GiveBack(std::unique_ptr<RedisLink> link) {
  std::lock_guard lock(mutex_);
  if (!link->broken()) {
    ready_.push_back(std::move(link));
    return;
  }
  --alive_;
  changed_.notify_all();
}

std::string RedisLinks::last_error() const {
  std::lock_guard lock(mutex_);
  return last_error_;
}

absl::StatusOr<std::unique_ptr<RedisLink>> RedisLinks::Open() {
  if (address_.master.empty()) return RedisLink::Open(address_.hosts.front(), address_, limits_);
  absl::Status last = absl::UnavailableError("no Sentinel answers");
  for (const HostPort& host : address_.hosts) {
    // Sentinels are asked without the user of the data.
    auto sentinel = RedisLink::Open(host, {}, {limits_.connect_micros, limits_.connect_micros});
    absl::StatusOr<HostPort> master =
        sentinel.ok() ? (*sentinel)->MasterOf(address_.master) : sentinel.status();
    if (master.ok()) return RedisLink::Open(*master, address_, limits_);
    last = master.status();
  }
  return last;
}

void RedisLinks::Keep() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    if (alive_ == count_) {
      changed_.wait(lock, [this] { return ending_ || alive_ < count_; });
      continue;
    }
    lock.unlock();
    absl::StatusOr<std::unique_ptr<RedisLink>> link = Open();
    lock.lock();
    last_error_ = link.ok() ? "" : std::string(link.status().message());
    if (link.ok()) {
      ready_.push_back(*std::move(link));
      ++alive_;
    } else {
      changed_.wait_for(lock, kRetryPause, [this] { return ending_; });
    }
  }
}

}  // namespace landfall
