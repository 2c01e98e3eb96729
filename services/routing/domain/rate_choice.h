#pragma once

#include <array>
#include <span>

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/freight_tables.h"

namespace landfall::routing {

// Zone of a place in a scheme: by its territory, else by its country; none when the scheme has
// neither.
Code ZoneOf(const Edition& edition, Code scheme, Code territory, Code country);

// The prices of one service to one place, most precise first: by territory, by country, by zone.
class LaneRates {
 public:
  LaneRates(const Edition& edition, const ServiceRow& service, Code territory, Code country);

  // Whether any price holds on the day.
  bool Serves(Day day) const;

  // The price of a chargeable weight (micrograms) on a day; null when there is none.
  const FreightRateRow* Find(int64_t chargeable, Day day) const;

 private:
  std::array<std::span<const FreightRateRow>, 3> tiers_;
};

}  // namespace landfall::routing
