#pragma once

#include "common/rulebook/freight/freight_drafts.h"
#include "common/rulebook/freight/row_reader.h"

namespace landfall {

// One row of surcharges.csv.
void ReadSurcharge(RowReader& row, FreightDrafts& drafts);

}  // namespace landfall
