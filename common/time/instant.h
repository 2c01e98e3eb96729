#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace landfall {

// A moment, in microseconds since 1970-01-01T00:00:00Z without leap seconds. Default: that moment.
class Instant {
 public:
  constexpr Instant() = default;

  static constexpr Instant FromMicros(int64_t micros) { return Instant(micros); }

  // As google.protobuf.Timestamp counts: `nanos` is 0 to 999,999,999, its part below a microsecond
  // is dropped. Saturates.
  static constexpr Instant FromUnix(int64_t seconds, int32_t nanos = 0) {
    return Instant().Plus(seconds * static_cast<__int128>(kMicrosPerSecond) + nanos / 1000);
  }

  // RFC 3339, strictly: "2026-07-01T09:30:00Z", "2026-07-01T09:30:00.25+02:00". Upper-case T and Z,
  // seconds and offset present, years 0001 to 9999, at most nine digits of a second of which those
  // below a microsecond are dropped. No leap second.
  static absl::StatusOr<Instant> Parse(std::string_view text);

  static constexpr Instant Min() { return Instant(std::numeric_limits<int64_t>::min()); }
  static constexpr Instant Max() { return Instant(std::numeric_limits<int64_t>::max()); }

  constexpr int64_t micros() const { return micros_; }

  // Whole seconds, rounded down, and the nanoseconds after them.
  constexpr int64_t unix_seconds() const {
    int64_t seconds = micros_ / kMicrosPerSecond;
    return micros_ % kMicrosPerSecond < 0 ? seconds - 1 : seconds;
  }
  constexpr int32_t nanos() const {
    int64_t part = micros_ % kMicrosPerSecond;
    return static_cast<int32_t>((part < 0 ? part + kMicrosPerSecond : part) * 1000);
  }

  // RFC 3339 in UTC with 0, 3 or 6 digits of a second, as proto JSON prints.
  std::string ToString() const;

  // Both saturate.
  constexpr Instant PlusMicros(int64_t micros) const { return Plus(micros); }
  constexpr Instant PlusSeconds(int64_t seconds) const {
    return Plus(seconds * static_cast<__int128>(kMicrosPerSecond));
  }

  friend constexpr auto operator<=>(Instant, Instant) = default;

  template <typename H>
  friend H AbslHashValue(H hash, Instant instant) {
    return H::combine(std::move(hash), instant.micros_);
  }

 private:
  static constexpr int64_t kMicrosPerSecond = 1'000'000;

  explicit constexpr Instant(int64_t micros) : micros_(micros) {}

  constexpr Instant Plus(__int128 micros) const {
    __int128 sum = micros_ + micros;
    if (sum < Min().micros_) return Min();
    if (sum > Max().micros_) return Max();
    return Instant(static_cast<int64_t>(sum));
  }

  int64_t micros_ = 0;
};

}  // namespace landfall
