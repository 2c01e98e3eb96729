#include "services/routing/domain/transit.h"

#include <algorithm>

namespace landfall::routing {
namespace {

const TransitRow* Find(std::span<const TransitRow> rows, Code destination) {
  auto it = std::lower_bound(
      rows.begin(), rows.end(), destination,
      [](const TransitRow& row, Code destination) { return row.destination < destination; });
  return it != rows.end() && it->destination == destination ? &*it : nullptr;
}

// The day after `days` working days, Monday to Friday. 1970-01-01 was a Thursday.
Day AddWorkingDays(Day day, int32_t days) {
  int32_t weekday = static_cast<int32_t>(((day - Day()) % 7 + 7 + 3) % 7);  // 0 Monday
  if (weekday > 4) {  // leaves at the weekend: counted from Friday
    day = day - (weekday - 4);
    weekday = 4;
  }
  return day + (days / 5 * 7 + days % 5 + (weekday + days % 5 > 4 ? 2 : 0));
}

}  // namespace

TransitWindow TransitTo(const Edition& edition, const ServiceRow& service, Code territory,
                        Code country) {
  std::span<const TransitRow> rows = edition.Rows<TransitRow>(service.transit);
  const TransitRow* row = Find(rows, territory);
  if (row == nullptr) row = Find(rows, country);
  if (row == nullptr) row = Find(rows, Code());
  if (row == nullptr) return {};
  return {.min_days = row->min_days,
          .max_days = row->max_days,
          .as_of = row->as_of,
          .citation = row->citation,
          .known = true,
          .working_days = row->days == TransitDays::kWorking};
}

ArrivalWindow ArrivalOf(const TransitWindow& transit, Day dispatched) {
  if (!transit.working_days) {
    return {dispatched + transit.min_days, dispatched + transit.max_days};
  }
  return {AddWorkingDays(dispatched, transit.min_days),
          AddWorkingDays(dispatched, transit.max_days)};
}

}  // namespace landfall::routing
