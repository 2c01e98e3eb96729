#pragma once

#include "common/goods/unit.h"
#include "common/money/decimal.h"

namespace landfall {

struct Quantity {
  Decimal amount;
  Unit unit = Unit::kNone;

  friend constexpr bool operator==(const Quantity&, const Quantity&) = default;
};

}  // namespace landfall
