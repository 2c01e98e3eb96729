#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "common/time/instant.h"

namespace landfall {

class Edition;

// The snapshot that serves, and those before it for as long as promises made from them live. A
// caller keeps what Current returned for the whole of its work: a swap never changes it.
// Thread-safe. `Snapshot` has `std::string_view id() const`.
template <typename Snapshot>
class SnapshotHolder {
 public:
  // `retention_micros`: how long a snapshot stays after another took its place, at least the life
  // of the longest quote. `first` may be null: nothing serves until the first swap.
  SnapshotHolder(std::shared_ptr<const Snapshot> first, int64_t retention_micros)
      : retention_micros_(retention_micros), current_(std::move(first)) {}

  // Null before the first swap.
  std::shared_ptr<const Snapshot> Current() const {
    std::lock_guard lock(mutex_);
    return current_;
  }

  // The current or a retained snapshot of that id, else null.
  std::shared_ptr<const Snapshot> Find(std::string_view id) const {
    std::lock_guard lock(mutex_);
    if (current_ != nullptr && current_->id() == id) return current_;
    for (const Retained& old : retained_) {
      if (old.snapshot->id() == id) return old.snapshot;
    }
    return nullptr;
  }

  // Makes `next` serve. False, and nothing changes, when it is what serves already.
  bool Swap(std::shared_ptr<const Snapshot> next, Instant now) {
    std::vector<Retained> gone;  // unmapped after the lock
    std::lock_guard lock(mutex_);
    if (current_ != nullptr && current_->id() == next->id()) return false;
    std::erase_if(retained_, [&](const Retained& old) { return old.snapshot->id() == next->id(); });
    if (current_ != nullptr) {
      retained_.push_back({std::move(current_), now.micros() + retention_micros_});
    }
    current_ = std::move(next);
    TakeExpired(now, gone);
    return true;
  }

  // Lets go of snapshots whose time is over; returns how many.
  size_t ReleaseExpired(Instant now) {
    std::vector<Retained> gone;
    std::lock_guard lock(mutex_);
    TakeExpired(now, gone);
    return gone.size();
  }

  size_t retained_count() const {
    std::lock_guard lock(mutex_);
    return retained_.size();
  }

 private:
  struct Retained {
    std::shared_ptr<const Snapshot> snapshot;
    int64_t until_micros = 0;
  };

  void TakeExpired(Instant now, std::vector<Retained>& gone) {
    auto kept = std::partition(retained_.begin(), retained_.end(), [&](const Retained& old) {
      return old.until_micros > now.micros();
    });
    gone.assign(std::make_move_iterator(kept), std::make_move_iterator(retained_.end()));
    retained_.erase(kept, retained_.end());
  }

  const int64_t retention_micros_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> current_;
  std::vector<Retained> retained_;
};

using EditionHolder = SnapshotHolder<Edition>;

}  // namespace landfall
