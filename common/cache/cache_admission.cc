#include "common/cache/cache_admission.h"

#include <algorithm>

namespace landfall {

// A value far above the mean (a thread that was put to sleep) counts as four times the mean at
// most. Two threads at once may lose one value, which does not matter.
void CacheAdmission::Mean::Add(int64_t value) {
  int64_t old = nanos();
  value = std::max<int64_t>(value, 1);
  int64_t next = old + (std::min(value, 4 * old) - old) / 8;
  if (!known()) {
    next = old == 0 ? value : std::min(old, value);
    count_.fetch_add(1, std::memory_order_relaxed);
  }
  nanos_.store(next, std::memory_order_relaxed);
}

void CacheAdmission::Made(int64_t nanos, int64_t factor) {
  made_.Add(nanos);
  Decide(factor);
}

void CacheAdmission::Hit(int64_t nanos, int64_t factor) {
  hit_.Add(nanos);
  if (!worth_keeping()) {
    int64_t share = share_.load(std::memory_order_relaxed);
    share_.store(share + (kWhole - share) / 64, std::memory_order_relaxed);
  }
  Decide(factor);
}

void CacheAdmission::LookedUp(bool found, int64_t factor) {
  int64_t share = share_.load(std::memory_order_relaxed);
  share_.store(share + ((found ? kWhole : 0) - share) / 64, std::memory_order_relaxed);
  if (!found) Decide(factor);
}

void CacheAdmission::Decide(int64_t factor) {
  int64_t share = share_.load(std::memory_order_relaxed);
  bool worth = made_.known() && hit_.known() &&
               made_nanos() / 16 * share > factor * hit_nanos() / 16 * kWhole;
  worth_.store(worth, std::memory_order_relaxed);
}

}  // namespace landfall
