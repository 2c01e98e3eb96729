#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/territory/code.h"

// Texts point into the request they were read from and live as long as it does.

namespace landfall {

// A number under which a party accounts for a tax or duty.
struct Registration {
  std::string_view scheme;      // as rule data spells it: "IOSS", "GB-VAT", "VOEC"
  std::string_view number;      // never logged
  Code territory;               // whose law gave it; none when the scheme alone says it
  Party holder = Party::kNone;  // kNone: somebody who is no party to the order
};

struct Buyer {
  std::span<const Registration> registrations;
  BuyerKind kind = BuyerKind::kUnset;
  bool closed_online = true;  // splits B2B in statistics
};

struct Seller {
  std::string_view seller_id;
  std::span<const Registration> registrations;
  Code territory;
  SellerKind kind = SellerKind::kUnset;
};

// Absent: the order was placed with the seller itself (Order::has_marketplace is false).
struct Marketplace {
  std::span<const Registration> registrations;
  Code territory;
  bool facilitates = false;  // takes part in the supply as tax law means it
};

}  // namespace landfall
