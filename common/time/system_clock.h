#pragma once

#include "common/time/clock.h"

namespace landfall {

// The clock of the machine.
class SystemClock : public Clock {
 public:
  Instant Now() const override;
};

}  // namespace landfall
