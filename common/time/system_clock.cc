#include "common/time/system_clock.h"

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace landfall {

Instant SystemClock::Now() const { return Instant::FromMicros(absl::ToUnixMicros(absl::Now())); }

}  // namespace landfall
