#include "common/edge/redis/circuit_breaker.h"

#include <algorithm>

namespace landfall {

CircuitBreaker::CircuitBreaker(const Limits& limits)
    : limits_(limits), pause_micros_(limits.first_pause_micros) {}

bool CircuitBreaker::Admit(Instant now) {
  std::lock_guard lock(mutex_);
  switch (state_) {
    case State::kClosed:
      return true;
    case State::kHalfOpen:
      return false;  // the probe is under way
    case State::kOpen:
      break;
  }
  if (now < probe_at_) return false;
  state_ = State::kHalfOpen;
  return true;
}

void CircuitBreaker::Succeeded() {
  std::lock_guard lock(mutex_);
  state_ = State::kClosed;
  failures_ = 0;
  pause_micros_ = limits_.first_pause_micros;
}

void CircuitBreaker::Failed(Instant now) {
  std::lock_guard lock(mutex_);
  bool probe = state_ == State::kHalfOpen;
  ++failures_;
  if (!probe && failures_ < limits_.failures_to_open) return;
  // Calls that passed before it opened may fail after; they do not lengthen the pause.
  if (state_ == State::kOpen) return;
  if (probe) pause_micros_ = std::min(2 * pause_micros_, limits_.longest_pause_micros);
  state_ = State::kOpen;
  probe_at_ = Instant::FromMicros(now.micros() + pause_micros_);
}

CircuitBreaker::State CircuitBreaker::state() const {
  std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace landfall
