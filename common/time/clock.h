#pragma once

#include "common/time/instant.h"

namespace landfall {

// Says what time it is. Held by transport, caches and lifecycle only; rules are given a day. Thread
// safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant Now() const = 0;
};

}  // namespace landfall
