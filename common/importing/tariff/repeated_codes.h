#pragma once

#include <string_view>
#include <vector>

#include "common/importing/tariff/tariff_import.h"

namespace landfall {

// Leaves one row for each code, column, day and programme. Rows that repeat each other become one.
// Where an official file gives one code several rates, more than the code decides between them (a
// season, a use): that row becomes UNPARSED with all the texts and is listed in `report`, its
// column called `tally` and the column's name.
std::vector<ScheduleLine> MergeRepeatedCodes(std::vector<ScheduleLine> lines,
                                             std::string_view tally, TariffImportReport& report);

}  // namespace landfall
