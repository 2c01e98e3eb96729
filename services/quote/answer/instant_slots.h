#pragma once

#include <cstdint>
#include <vector>

#include "common/rulebook/edition/edition.h"
#include "common/time/instant.h"

namespace landfall::quote {

// Intervals of time within which no rule of an edition changes, wherever it holds: two instants of
// one slot have the same civil day in every zone and the same rules in force. Clocks have stood
// whole quarters of an hour apart since 1972, so a rule that begins at some local time can begin
// only at that many seconds into a quarter, in whatever zone. Immutable.
class InstantSlots {
 public:
  explicit InstantSlots(const Edition& edition);

  // The slot's number. Before 1972 every instant has its own, below zero.
  int64_t Of(Instant instant) const;

 private:
  std::vector<int64_t> starts_;  // seconds into a quarter at which rules may change, from 0
};

}  // namespace landfall::quote
