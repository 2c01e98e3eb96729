#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "common/time/day.h"

namespace landfall {

// What calendar and clock on the wall show somewhere, to the second; the zone is known from the
// context. Rules start at local times of their territory. Default: 1970-01-01T00:00.
class LocalTime {
 public:
  static constexpr int64_t kSecondsPerDay = 86'400;

  constexpr LocalTime() = default;

  // Seconds since 1970-01-01T00:00 on the same wall. Saturates at Min() and Max().
  static constexpr LocalTime FromSeconds(int64_t seconds) {
    return LocalTime(std::clamp(seconds, Min().seconds_, Max().seconds_));
  }

  // The first second of the day.
  static constexpr LocalTime FromDay(Day day) { return LocalTime(day.number() * kSecondsPerDay); }

  // "2026-07-24T00:01", "2026-07-24T00:01:30", or a day alone for its first second.
  static absl::StatusOr<LocalTime> Parse(std::string_view text);

  static constexpr LocalTime Min() { return FromDay(Day::Min()); }
  static constexpr LocalTime Max() { return FromDay(Day::Max()); }

  constexpr int64_t seconds() const { return seconds_; }

  constexpr Day day() const {
    int64_t days = seconds_ / kSecondsPerDay - (seconds_ % kSecondsPerDay < 0 ? 1 : 0);
    return Day::FromNumber(static_cast<int32_t>(days));
  }

  // 0 to 86,399.
  constexpr int32_t second_of_day() const {
    auto second = static_cast<int32_t>(seconds_ % kSecondsPerDay);
    return second < 0 ? second + static_cast<int32_t>(kSecondsPerDay) : second;
  }

  // As Parse reads it: the day alone at its first second, seconds when they are not zero. Empty for
  // Min() and Max().
  std::string ToString() const;

  friend constexpr auto operator<=>(LocalTime, LocalTime) = default;

  template <typename H>
  friend H AbslHashValue(H hash, LocalTime time) {
    return H::combine(std::move(hash), time.seconds_);
  }

 private:
  explicit constexpr LocalTime(int64_t seconds) : seconds_(seconds) {}

  int64_t seconds_ = 0;
};

}  // namespace landfall
