#pragma once

#include <atomic>
#include <cstdint>

#include "common/time/clock.h"

namespace landfall {

// Stands still until told otherwise.
class FakeClock : public Clock {
 public:
  explicit FakeClock(Instant now) : micros_(now.micros()) {}

  Instant Now() const override { return Instant::FromMicros(micros_.load()); }

  void Set(Instant now) { micros_.store(now.micros()); }
  void AdvanceSeconds(int64_t seconds) { Set(Now().PlusSeconds(seconds)); }
  void AdvanceMicros(int64_t micros) { Set(Now().PlusMicros(micros)); }

 private:
  std::atomic<int64_t> micros_;
};

}  // namespace landfall
