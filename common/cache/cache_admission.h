#pragma once

#include <atomic>
#include <cstdint>

namespace landfall {

// Whether values of one cost class are worth a cache: only if what making one costs, times the
// share of look-ups that find one, is more than `factor` times what a hit costs, all as measured.
// Until the costs were measured a few times nothing is. The share begins at 1, falls with every
// look-up in vain and, while nothing is kept, rises again slowly, so that a class gets another try.
// Thread-safe; a call that neither hits nor measures costs one atomic addition.
class CacheAdmission {
 public:
  // Counts a call and says whether it is to be made anew and measured: the first few, then one in
  // 1,024.
  bool Count() {
    uint64_t number = calls_.fetch_add(1, std::memory_order_relaxed);
    return number < kFirstMeasured || number % kMeasuredEvery == 0;
  }

  bool worth_keeping() const { return worth_.load(std::memory_order_relaxed); }

  // What it took to make a value, and to answer from the cache (key, look-up and copy).
  void Made(int64_t nanos, int64_t factor);
  void Hit(int64_t nanos, int64_t factor);

  void LookedUp(bool found, int64_t factor);

  // Calls counted.
  uint64_t refused() const { return calls_.load(std::memory_order_relaxed); }

  // Smoothed; 0 when not known.
  int64_t made_nanos() const { return made_.nanos(); }
  int64_t hit_nanos() const { return hit_.nanos(); }

 private:
  static constexpr uint64_t kFirstMeasured = 16;
  static constexpr uint64_t kMeasuredEvery = 1024;
  static constexpr int64_t kWhole = 1 << 16;

  // A mean that forgets. The first few values, when memory is cold, give the least of them.
  class Mean {
   public:
    void Add(int64_t nanos);
    int64_t nanos() const { return nanos_.load(std::memory_order_relaxed); }
    bool known() const { return count_.load(std::memory_order_relaxed) >= kFew; }

   private:
    static constexpr int kFew = 8;
    std::atomic<int64_t> nanos_{0};
    std::atomic<int> count_{0};
  };

  void Decide(int64_t factor);

  alignas(64) std::atomic<uint64_t> calls_{0};
  Mean made_;
  Mean hit_;
  std::atomic<int64_t> share_{kWhole};  // of look-ups that find a value, in kWhole parts
  std::atomic<bool> worth_{false};
};

}  // namespace landfall
