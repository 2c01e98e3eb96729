#pragma once

#include <cstdint>

#include "common/order/order_enums.h"
#include "services/planning/plan.h"

namespace landfall::planning {

// Whose cost counts, and what is left out of every comparison.
struct Counting {
  CostBearer bearer = CostBearer::kBoth;
  uint32_t not_compared = 0;  // bit per LevyFamily number
};

// What the buyer is charged for shipping and insurance, of `order`, which is that of the shipment.
struct Charged {
  bool in_price = false;  // nothing beside the price
  bool stated = false;    // `sum`, else what they cost
  int64_t sum = 0;
};

// What an option costs, beside handling and shadow prices.
CostParts CostOf(const quote::Option& option, const Charged& charged, bool all_in,
                 const Counting& counting);

// Families of levies that are not known on an option: bit per LevyFamily number.
uint32_t GapsOf(const quote::Option& option);

// Adds the parts of one shipment or group to a sum.
void AddCost(const CostParts& part, CostParts& sum);

}  // namespace landfall::planning
