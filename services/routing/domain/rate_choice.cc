#include "services/routing/domain/rate_choice.h"

#include <algorithm>
#include <tuple>

namespace landfall::routing {
namespace {

std::span<const FreightRateRow> RowsTo(std::span<const FreightRateRow> rows, uint8_t is_zone,
                                       Code destination) {
  if (destination.IsNone()) return {};
  auto key = std::make_tuple(is_zone, destination);
  auto before = [](const FreightRateRow& row, const auto& key) {
    return std::tie(row.is_zone, row.destination) < key;
  };
  auto after = [](const auto& key, const FreightRateRow& row) {
    return key < std::tie(row.is_zone, row.destination);
  };
  auto begin = std::lower_bound(rows.begin(), rows.end(), key, before);
  return {begin, std::upper_bound(begin, rows.end(), key, after)};
}

bool Holds(const FreightRateRow& row, Day day) { return row.first <= day && day <= row.last; }

Code FindZone(std::span<const ZoneRow> rows, Code scheme, Code territory) {
  auto key = std::make_tuple(scheme, territory);
  auto it =
      std::lower_bound(rows.begin(), rows.end(), key, [](const ZoneRow& row, const auto& key) {
        return std::tie(row.scheme, row.territory) < key;
      });
  bool found = it != rows.end() && it->scheme == scheme && it->territory == territory;
  return found ? it->zone : Code();
}

}  // namespace

Code ZoneOf(const Edition& edition, Code scheme, Code territory, Code country) {
  if (scheme.IsNone()) return Code();
  std::span<const ZoneRow> rows = edition.Rows<ZoneRow>();
  Code zone = FindZone(rows, scheme, territory);
  return zone.IsNone() ? FindZone(rows, scheme, country) : zone;
}

LaneRates::LaneRates(const Edition& edition, const ServiceRow& service, Code territory,
                     Code country) {
  std::span<const FreightRateRow> rows = edition.Rows<FreightRateRow>(service.rates);
  tiers_[0] = RowsTo(rows, 0, territory);
  if (country != territory) tiers_[1] = RowsTo(rows, 0, country);
  tiers_[2] = RowsTo(rows, 1, ZoneOf(edition, service.zone_scheme, territory, country));
}

bool LaneRates::Serves(Day day) const {
  for (std::span<const FreightRateRow> rows : tiers_) {
    for (const FreightRateRow& row : rows) {
      if (Holds(row, day)) return true;
    }
  }
  return false;
}

const FreightRateRow* LaneRates::Find(int64_t chargeable, Day day) const {
  for (std::span<const FreightRateRow> rows : tiers_) {
    for (const FreightRateRow& row : rows) {
      if (row.over >= chargeable) break;  // sorted by the lower end
      if (chargeable <= row.up_to && Holds(row, day)) return &row;
    }
  }
  return nullptr;
}

}  // namespace landfall::routing
