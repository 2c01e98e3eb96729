#pragma once

#include <cstdint>
#include <span>

#include "common/goods/hs_code.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

struct TariffQuery {
  uint32_t schedule = 0;  // ScheduleRow number
  uint16_t column = 0;
  HsCode hs;
  Day day;
  Code programme;  // none: only rows that ask for no programme
};

// The newest rows, by the day, of the longest code that begins the line's, whatever programme they
// are for; empty when the column has none. One of state kEnded among them says that the column
// ended for the code.
std::span<const TariffRow> FindTariffRows(const Edition& edition, const TariffQuery& query);

// The rate of the longest code that begins the line's and holds on the day; of that code the newest
// rows, of which one that lists the programme goes before one for all. Null when the column has no
// such row or ended for the code. `rate.state` says whether it could be read.
const TariffRow* FindTariffRate(const Edition& edition, const TariffQuery& query);

// Rows of the column, of any day, whose codes are longer than `hs` and begin with it, ascending by
// code.
std::span<const TariffRow> RowsBelow(const Edition& edition, uint32_t schedule, uint32_t column,
                                     HsCode hs);

// The code without its last level where that says nothing: without "00" (without "0" when its
// number of digits is odd); the code itself when it ends otherwise or has no four digits.
HsCode WithoutZeros(HsCode hs);

// The code meant by one that callers have filled up with zeros beyond the schedule's depth: of
// `hs` and what WithoutZeros leaves of it, step by step, the first that a row of the schedule, of
// any column and day, begins with. `hs` itself when there is none.
HsCode WithoutPadding(const Edition& edition, uint32_t schedule, HsCode hs);

// Whether the schedule has a row, of any column and day, whose code begins `hs` or begins with it.
bool HasCode(const Edition& edition, uint32_t schedule, HsCode hs);

// CitationRow of a rate of the schedule; kNoRow when it cites nothing.
uint32_t CitationOf(const Edition& edition, const ScheduleRow& schedule, const TariffRow& rate);

// Number of a column by its name, kNoRow when the schedule has none of the name.
uint32_t FindColumn(const Edition& edition, uint32_t schedule, std::string_view name);

std::string_view ColumnName(const Edition& edition, uint32_t schedule, uint32_t column);

// ScheduleRow number, kNoRow when there is none.
uint32_t FindSchedule(const Edition& edition, std::string_view id);

}  // namespace landfall
