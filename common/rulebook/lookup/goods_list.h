#pragma once

#include <cstdint>

#include "common/goods/hs_code.h"
#include "common/rulebook/edition/edition.h"

namespace landfall {

// Whether a code lies in a goods list; `list` is a GoodsListRow number. A code shorter than a
// prefix of the list is not in it.
bool InGoodsList(const Edition& edition, uint32_t list, HsCode code);

}  // namespace landfall
