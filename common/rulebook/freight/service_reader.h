#pragma once

#include "common/rulebook/freight/freight_drafts.h"
#include "common/rulebook/freight/row_reader.h"

namespace landfall {

// One row of services.csv.
void ReadService(RowReader& row, FreightDrafts& drafts);

}  // namespace landfall
