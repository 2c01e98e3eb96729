#pragma once

#include <span>

#include "absl/status/status.h"
#include "common/money/decimal.h"

namespace landfall {

// Splits `total` over `keys` in proportion, each share a multiple of `increment` (zero: 10^-12), by
// largest remainder; of equal remainders the lower index comes first. The shares sum to `total`
// exactly, each is less than one increment from its exact value, and none has the sign opposite to
// it: a zero key gets zero, and so does every key when the total is zero. What the total holds
// beyond whole increments goes to the share next in line.
//
// Keys may be negative (returns). InvalidArgument when they sum to zero, the spans differ in length
// or the increment is negative; OutOfRange when something overflows. `shares` is then unspecified.
// `shares` must not overlap `keys`. Allocates only beyond 1,000 keys.
absl::Status Apportion(Decimal total, std::span<const Decimal> keys, Decimal increment,
                       std::span<Decimal> shares);

}  // namespace landfall
