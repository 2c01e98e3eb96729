#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "common/edge/redis/redis_link.h"

namespace landfall {

// Connections kept ready. A thread of its own opens them, asks Sentinels where the master is and
// replaces what broke, so that no caller ever waits for a connection. Thread-safe.
class RedisLinks {
 public:
  RedisLinks(RedisAddress address, const RedisLink::Limits& limits, size_t count);
  ~RedisLinks();

  // A ready connection, or null when there is none now. Give it back.
  std::unique_ptr<RedisLink> Take();
  void GiveBack(std::unique_ptr<RedisLink> link);

  // Why the last connection could not be opened; empty when it could.
  std::string last_error() const;

 private:
  void Keep();
  absl::StatusOr<std::unique_ptr<RedisLink>> Open();

  RedisAddress address_;
  RedisLink::Limits limits_;
  size_t count_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<RedisLink>> ready_;
  size_t alive_ = 0;  // ready or taken
  std::string last_error_;
  bool ending_ = false;
  std::thread keeper_;
};

}  // namespace landfall
