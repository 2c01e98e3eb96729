#pragma once

#include <string_view>
#include <vector>

#include "common/rulebook/freight/freight_drafts.h"
#include "common/rulebook/freight/row_reader.h"

namespace landfall {

// How the rows of one kind of file are read.
struct FreightTable {
  std::string_view file_name;  // "rates.csv"
  std::vector<std::string_view> columns;
  void (*read)(RowReader& row, FreightDrafts& drafts);
};

// All kinds of files, in no order that matters.
const std::vector<FreightTable>& FreightTables();

}  // namespace landfall
