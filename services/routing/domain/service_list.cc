#include "services/routing/domain/service_list.h"

#include <algorithm>

namespace landfall::routing {

std::span<const ServiceOriginRow> ServicesFrom(const Edition& edition, Code dispatch) {
  std::span<const ServiceOriginRow> rows = edition.Rows<ServiceOriginRow>();
  auto [begin, end] = std::equal_range(
      rows.begin(), rows.end(), ServiceOriginRow{.origin = dispatch},
      [](const ServiceOriginRow& a, const ServiceOriginRow& b) { return a.origin < b.origin; });
  return {begin, end};
}

bool HoldsOn(const ServiceRow& service, Day day) {
  return service.first <= day && day <= service.last;
}

}  // namespace landfall::routing
