#pragma once

#include <cstdint>
#include <vector>

#include "common/goods/hs_code.h"
#include "common/rulebook/rulebook.h"
#include "services/reference/domain/places.h"

namespace landfall::reference {

// RestrictionRow numbers that hold at the place's time and may touch goods of the code (none: all),
// by id.
std::vector<uint32_t> RestrictionsAt(const Rulebook& book, const LocalPlace& place, HsCode code);

}  // namespace landfall::reference
