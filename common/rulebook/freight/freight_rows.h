#pragma once

#include "common/rulebook/edition/edition_builder.h"
#include "common/rulebook/freight/freight_drafts.h"
#include "common/rulebook/freight/freight_index.h"

namespace landfall {

// Adds the rows of checked drafts to an edition, in the order and with the ranges freight_tables.h
// promises. The rows depend on what the drafts say, not on the order of files.
void AddFreightRows(const FreightDrafts& drafts, const FreightIndex& index,
                    EditionBuilder& builder);

}  // namespace landfall
