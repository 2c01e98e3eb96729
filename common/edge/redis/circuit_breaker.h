#pragma once

#include <cstdint>
#include <mutex>

#include "common/time/instant.h"

namespace landfall {

// Keeps callers away from what fails. Closed: calls pass. After `failures_to_open` failures in a
// row it opens, and no call passes until a pause is over; then one passes as a probe (half open).
// If the probe succeeds it closes, else it opens again for twice the pause, to a limit.
// Thread-safe.
class CircuitBreaker {
 public:
  struct Limits {
    int failures_to_open = 3;
    int64_t first_pause_micros = 100'000;
    int64_t longest_pause_micros = 2'000'000;
  };

  enum class State : uint8_t { kClosed = 0, kHalfOpen = 1, kOpen = 2 };

  explicit CircuitBreaker(const Limits& limits);

  // Whether a call may pass now. One that passes must be followed by Succeeded or Failed.
  bool Admit(Instant now);
  void Succeeded();
  void Failed(Instant now);

  State state() const;

 private:
  Limits limits_;
  mutable std::mutex mutex_;
  State state_ = State::kClosed;
  int failures_ = 0;
  int64_t pause_micros_;
  Instant probe_at_;  // kOpen
};

}  // namespace landfall
