#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/edge/redis/redis_address.h"

struct redisContext;

namespace landfall {

// One connection. Every operation ends within its time limit; after one that failed the connection
// is of no more use (`broken`). For one thread at a time.
class RedisLink {
 public:
  struct Limits {
    int64_t connect_micros = 200'000;
    int64_t operation_micros = 2'000;
  };

  // Comes in at `host`, authenticated. Unavailable says why not.
  static absl::StatusOr<std::unique_ptr<RedisLink>> Open(const HostPort& host,
                                                         const RedisAddress& address,
                                                         const Limits& limits);
  ~RedisLink();

  // The value; nothing when there is none. Unavailable when the server cannot say in time.
  absl::StatusOr<std::optional<std::string>> Get(std::string_view key);

  struct Entry {
    std::string key;
    std::string value;
    int64_t life_millis = 0;
  };

  // Sets all in one round trip, each to expire. The number the server took.
  absl::StatusOr<size_t> Set(std::span<const Entry> entries);

  // Where Sentinel says `master` is. Asked of a Sentinel.
  absl::StatusOr<HostPort> MasterOf(const std::string& master);

  bool broken() const;

 private:
  explicit RedisLink(redisContext* context) : context_(context) {}
  absl::Status Authenticate(const RedisAddress& address);

  redisContext* context_;
};

}  // namespace landfall
