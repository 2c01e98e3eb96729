#pragma once

#include <cstdint>
#include <vector>

#include "common/rulebook/rulebook.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/status.h"

namespace landfall::reference {

// A column of a schedule that a levy reads.
struct TariffColumn {
  uint32_t levy = kNoRow;      // LevyRow
  uint32_t schedule = kNoRow;  // ScheduleRow
  uint16_t column = 0;
  bool conditional = false;  // the levy or the column asks for more than an origin
};

// A rate table that a levy reads.
struct TariffTable {
  uint32_t levy = kNoRow;    // LevyRow
  uint32_t table = kNoRow;   // RateTableRow
  bool conditional = false;  // the levy asks for more than an origin
};

struct TariffSources {
  std::vector<TariffColumn> columns;
  std::vector<TariffTable> tables;
};

// What the levies of a place read their rates from at its time, in order of evaluation. With an
// origin, levies and columns whose conditions rule the origin out are left out, and so are columns
// behind one that serves every good of the origin.
TariffSources TariffSourcesAt(const Rulebook& book, const LocalPlace& place, Code origin,
                              Acting acting);

}  // namespace landfall::reference
