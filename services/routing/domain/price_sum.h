#pragma once

#include <array>
#include <cstddef>

#include "common/money/decimal.h"
#include "services/routing/freight_price.h"

namespace landfall::routing {

// Room for the parts of one price while it is made. Kept by the caller, so that it is cleared once
// for many prices.
using PriceParts = std::array<FreightComponent, 8>;

// Gathers the parts of one price. Parts of one kind, source and state are added up; when there are
// more than a price can hold, the last of the kind takes the rest with the weaker of their bases.
class PriceSum {
 public:
  explicit PriceSum(PriceParts& parts) : parts_(parts) {}

  // `fuel_applies`: the part counts in what a fuel percentage is taken of.
  void Add(const FreightComponent& part, bool fuel_applies);

  // What fuel is a percentage of, from low to high; `high` only when has_high.
  Decimal fuel_low() const { return fuel_low_; }
  Decimal fuel_high() const { return fuel_high_; }
  bool fuel_has_high() const { return fuel_has_high_; }

  // Parts and totals; the parts are views of the room. False when a sum left the range of numbers.
  bool Finish(FreightPrice& price) const;

 private:
  FreightComponent& Place(const FreightComponent& part);

  PriceParts& parts_;
  size_t count_ = 0;
  Decimal fuel_low_;
  Decimal fuel_high_;
  bool fuel_has_high_ = true;
};

}  // namespace landfall::routing
