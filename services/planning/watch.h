#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace landfall::planning {

// Ends a search: when its time is spent, or the caller wants no answer any more.
class Watch {
 public:
  Watch(int64_t budget_micros, const std::atomic<bool>* cancelled)
      : end_(Clock::now() + std::chrono::microseconds(budget_micros)), cancelled_(cancelled) {}

  // Asked before each piece of work; looks at the clock at every call.
  bool Stop() {
    if (stopped_) return true;
    cancelled_now_ = cancelled_ != nullptr && cancelled_->load(std::memory_order_relaxed);
    stopped_ = cancelled_now_ || Clock::now() >= end_;
    return stopped_;
  }

  bool stopped() const { return stopped_; }
  bool cancelled() const { return cancelled_now_; }

 private:
  using Clock = std::chrono::steady_clock;

  Clock::time_point end_;
  const std::atomic<bool>* cancelled_;
  bool stopped_ = false;
  bool cancelled_now_ = false;
};

}  // namespace landfall::planning
