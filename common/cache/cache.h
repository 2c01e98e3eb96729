#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "common/time/instant.h"

namespace landfall {

// Names a value: a SHA-256 over everything the value depends on. A value is never changed under its
// key; what it depends on changes the key instead.
using CacheKey = std::array<uint8_t, 32>;

// Keeps values that cost more to make than to look up. It may forget any of them at any time, and
// a caller must be as right without it. Thread-safe.
class Cache {
 public:
  virtual ~Cache() = default;

  // Null when there is none, when it has expired, and when the cache cannot say: a failing cache is
  // a miss. `made_nanos`: what making such a value was measured to cost; a cache that is slower
  // than that need not look.
  virtual std::shared_ptr<const std::string> Get(const CacheKey& key, Instant now,
                                                 int64_t made_nanos = 0) = 0;

  // A cache slower than `made_nanos` need not keep it.
  virtual void Put(const CacheKey& key, std::string value, Instant expires,
                   int64_t made_nanos = 0) = 0;

  // Memory held, as far as it is this process's own.
  virtual int64_t bytes() const = 0;
};

}  // namespace landfall
