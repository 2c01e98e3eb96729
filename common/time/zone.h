#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/time/day.h"
#include "common/time/instant.h"
#include "common/time/local_time.h"

namespace landfall {

// A time zone of the IANA database of the machine. Cheap to copy; default: UTC.
class TimeZone {
 public:
  TimeZone() : zone_(absl::UTCTimeZone()) {}

  // "Europe/Berlin". NotFound for a name the database does not have; names that depend on the
  // machine ("localtime") or on files elsewhere are refused.
  static absl::StatusOr<TimeZone> Load(std::string_view name);

  LocalTime ToLocal(Instant instant) const;
  Day DayOf(Instant instant) const { return ToLocal(instant).day(); }

  // The first moment at which walls show `time` or later. Where clocks jump over `time`, that is
  // the moment of the jump; where they show it twice, the first of the two.
  Instant ToInstant(LocalTime time) const;

  std::string name() const { return zone_.name(); }

 private:
  explicit TimeZone(absl::TimeZone zone) : zone_(zone) {}

  absl::TimeZone zone_;
};

}  // namespace landfall
