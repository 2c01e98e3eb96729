#pragma once

#include <memory>
#include <shared_mutex>
#include <vector>

#include "absl/status/status.h"
#include "common/rates/rate_set.h"
#include "common/time/instant.h"

namespace landfall {

// Holds the rate sets of a replica, ordered by effective instant and sequence, and answers which
// one is current. A set offered ahead of its time waits for it. Thread-safe; a set handed out lives
// as long as its holder keeps it, however often the book moves on.
class RateBook {
 public:
  // `first` answers also for instants before it takes effect.
  explicit RateBook(std::shared_ptr<const RateSet> first);

  // The set in effect at `now`. Never null.
  std::shared_ptr<const RateSet> Current(Instant now) const;

  // The set no other comes after, whether in effect or still to come. Never null.
  std::shared_ptr<const RateSet> Newest() const;

  // Takes in a newer set. AlreadyExists: the very set is here. FailedPrecondition: it does not
  // come after the newest one (a late or repeated publication), and nothing changes. Sets that are
  // neither in effect at `now` nor still to come are let go.
  absl::Status Offer(std::shared_ptr<const RateSet> set, Instant now);

 private:
  // A standard mutex, because the thread sanitizer knows it; guards sets_.
  mutable std::shared_mutex mutex_;
  std::vector<std::shared_ptr<const RateSet>> sets_;  // oldest first, never empty
};

}  // namespace landfall
