#pragma once

#include <cstdint>
#include <span>

#include "common/money/decimal.h"
#include "common/order/order_enums.h"

namespace landfall {

// Exactly one of amount and percent is stated.
struct Discount {
  Decimal amount;                   // in Order::currency, for the whole scope, > 0
  Decimal percent;                  // of the prices in scope, above 0 to 100
  std::span<const uint32_t> lines;  // line numbers; empty: the whole order
  FundedBy funded_by = FundedBy::kUnset;
  bool known_at_sale = false;
  bool is_percent = false;
};

}  // namespace landfall
