#pragma once

#include <cstddef>
#include <string_view>

#include "common/goods/hs_code.h"
#include "common/order/address.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "common/territory/code.h"
#include "common/time/instant.h"

// Questions about rules. A territory is an ISO 3166-1 alpha-2 code or a territory id.

namespace landfall::reference {

struct TerritoryQuestion {
  Address address;
  Instant as_of;
};

struct TariffQuestion {
  HsCode hs_code;
  Code territory;
  Code origin;  // none: every origin
  Instant as_of;
};

struct TariffSearch {
  std::string_view query;
  Code territory;
  Instant as_of;
  size_t start = 0;  // of the rates found
  size_t limit = 0;  // 1 to 200
};

struct ThresholdQuestion {
  Code territory;
  Instant as_of;
  bool include_not_in_force = false;
};

struct RestrictionQuestion {
  HsCode hs_code;  // none: all goods
  Code territory;
  Instant as_of;
};

// Changes after `after`, up to and including `until`.
struct ChangeQuestion {
  Order order;        // has_order
  CallerFreight way;  // has_way
  Code territory;     // without an order
  Instant after;
  Instant until;
  bool has_order = false;
  bool has_way = false;
  bool include_not_in_force = false;
};

}  // namespace landfall::reference
