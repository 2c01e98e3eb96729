#pragma once

#include <string_view>

#include "common/base/arena.h"
#include "common/edge/wire/field_path.h"
#include "common/edge/wire/order_lookup.h"
#include "common/edge/wire/violations.h"
#include "common/time/instant.h"

namespace landfall {

// What says where the goods of an order start: its dispatch, or nodes given beside it. With nodes
// an order has no dispatch, no parcels and no freight of the caller's own.
enum class StartsFrom { kDispatch, kNodes };

// What readers of requests share. Readers never stop at a violation: they note it, leave the field
// at its default and read on.
struct ReadContext {
  const OrderLookup& lookup;
  Arena& arena;
  Violations& violations;
  Instant now;

  void Fail(const FieldPath& path, std::string_view description) const {
    violations.Add(path, description);
  }
};

}  // namespace landfall
