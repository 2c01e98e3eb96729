#pragma once

#include "common/rulebook/freight/freight_drafts.h"
#include "common/rulebook/freight/freight_index.h"

namespace landfall {

// Names every reference that leads nowhere, every pair of prices that serve one weight on one day,
// and every surcharge in another currency than the prices it comes on top of.
void CheckFreight(const FreightDrafts& drafts, const FreightIndex& index, Defects& defects);

}  // namespace landfall
