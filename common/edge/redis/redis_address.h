#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace landfall {

struct HostPort {
  std::string host;
  int port = 0;

  friend bool operator==(const HostPort&, const HostPort&) = default;
};

// Where Redis is, and how to come in. Without a master name `hosts` is the server itself, one;
// with it they are Sentinels, which say where that master is.
struct RedisAddress {
  std::vector<HostPort> hosts;
  std::string master;
  std::string user;      // of an ACL; empty: the default user
  std::string password;  // empty: none
};

// "host:port", or "host:port,host:port/master" for Sentinels. InvalidArgument says what is wrong.
absl::StatusOr<RedisAddress> ParseRedisAddress(const std::string& text);

}  // namespace landfall
