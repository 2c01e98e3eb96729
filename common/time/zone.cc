#include "common/time/zone.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "common/base/string_view.h"

namespace landfall {
namespace {

const absl::CivilSecond kEpoch(1970, 1, 1);

// Names of the database only: letters first, no way out of its folder, nothing of the machine.
bool IsZoneName(std::string_view name) {
  auto in_name = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '+' || c == '-';
  };
  return !name.empty() && name[0] >= 'A' && name[0] <= 'Z' &&
         std::all_of(name.begin(), name.end(), in_name);
}

}  // namespace

absl::StatusOr<TimeZone> TimeZone::Load(std::string_view name) {
  absl::TimeZone zone;
  if (!IsZoneName(name) || !absl::LoadTimeZone(AbslView(name), &zone)) {
    return absl::NotFoundError("'" + std::string(name.substr(0, 60)) +
                               "' is not a time zone of the IANA database");
  }
  return TimeZone(zone);
}

LocalTime TimeZone::ToLocal(Instant instant) const {
  int64_t seconds = instant.unix_seconds();
  int offset = zone_.At(absl::FromUnixSeconds(seconds)).offset;
  return LocalTime::FromSeconds(seconds + offset);
}

Instant TimeZone::ToInstant(LocalTime time) const {
  absl::TimeZone::TimeInfo info = zone_.At(kEpoch + time.seconds());
  absl::Time first = info.kind == absl::TimeZone::TimeInfo::SKIPPED ? info.trans : info.pre;
  return Instant::FromUnix(absl::ToUnixSeconds(first));
}

}  // namespace landfall
