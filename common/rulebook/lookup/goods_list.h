#pragma once

#include <cstdint>

#include "common/goods/hs_code.h"
#include "common/rulebook/edition/edition.h"

namespace landfall {

// How the goods of a code lie in a list. A code stands for all codes that begin with it: where the
// list names only some of them, whether the goods are meant cannot be told.
enum class Membership : uint8_t { kOutside, kInside, kPartly };

// `list` is a GoodsListRow number.
Membership MembershipIn(const Edition& edition, uint32_t list, HsCode code);

}  // namespace landfall
