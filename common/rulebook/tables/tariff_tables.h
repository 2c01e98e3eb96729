#pragma once

#include <cstdint>

#include "common/money/currency.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// How sure a schedule row is.
enum class RateState : uint8_t {
  kParsed = 1,
  kUnparsed = 2,  // the law states a rate we could not read: NOT_COMPUTED(RATE_TEXT)
  kStale = 3,     // read, but older than the nomenclature in force
  kEnded = 4,     // from this day the column has nothing for the code
};

struct ScheduleRow {
  static constexpr TableId kTable = TableId::kSchedule;
  TextRef id;
  Code territory;
  RowRange rows;   // TariffRow, sorted by column, code, digits, from
  RowRange index;  // ScheduleIndexRow, first row of each 4-digit heading by column
  CurrencyCode currency;
  Day known_until;
  uint32_t citation = kNoRow;
  uint32_t columns = 0;            // number of columns, numbered by name in ascending order
  uint32_t first_column_name = 0;  // ScheduleColumnNameRow of column 0
  RowRange sources;                // ScheduleSourceRow, TariffRow::source counts from 1
};

struct ScheduleColumnNameRow {
  static constexpr TableId kTable = TableId::kScheduleColumnName;
  TextRef name;
};

// One rate of one code. The longest code that is a prefix of the line's code serves it; of that
// code the rows of the newest `from`, which replace all earlier ones of the column together.
struct TariffRow {
  static constexpr TableId kTable = TableId::kScheduleRow;
  uint64_t code = 0;  // HsCode::value()
  Day from;
  uint32_t expression = kNoRow;  // ExpressionRow
  TextRef rate_text;             // the source's own text
  RowRange programmes;           // ProgrammeRow; empty for all
  uint16_t digits = 0;           // length of code
  uint16_t column = 0;
  RateState state = RateState::kParsed;
  uint8_t unit1 = 0;  // Unit number, 0 none
  uint8_t unit2 = 0;
  uint8_t source = 0;  // place among ScheduleRow::sources; 0: the schedule's own citation
};

// What some rows of a schedule are from: a file, or what the rows themselves name.
struct ScheduleSourceRow {
  static constexpr TableId kTable = TableId::kScheduleSource;
  uint32_t citation = kNoRow;
};

// Where the rows of one heading (first 4 digits, zeros behind a chapter) stand in a column: sorted
// by column, heading.
struct ScheduleIndexRow {
  static constexpr TableId kTable = TableId::kScheduleIndex;
  uint32_t column = 0;
  uint32_t heading = 0;
  uint32_t begin = 0;  // absolute row in TariffRow
  uint32_t count = 0;
};

struct ProgrammeRow {
  static constexpr TableId kTable = TableId::kProgramme;
  Code programme;
};

struct RateTableRow {
  static constexpr TableId kTable = TableId::kRateTable;
  TextRef id;
  RowRange rows;  // TableRateRow, sorted by territory, code, digits, from
  uint32_t citation = kNoRow;
  uint16_t digit_lengths = 0;  // bit per length of code that occurs
  uint8_t area = 1;            // AreaKind
};

// The row with the longest matching code, and of those one whose category or condition the line
// states before one that asks for none, serves a line.
struct TableRateRow {
  static constexpr TableId kTable = TableId::kRateTableRow;
  uint64_t code = 0;
  Code territory;
  Code origin;              // none for all; a group or territory otherwise
  uint64_t category = 0;    // TextKey of the tax category, 0 none
  uint64_t condition = 0;   // TextKey of the stated condition, 0 none
  RowRange origin_members;  // GroupMemberRow when `origin` is a group
  Day from;
  Day to;                        // inclusive
  uint32_t expression = kNoRow;  // ExpressionRow (a percentage is an expression, too)
  uint32_t citation = kNoRow;
  uint16_t digits = 0;
  uint8_t status = 1;  // RuleStatus
};

// How a tax category or stated condition of rate tables is spelt; ascending by key.
struct RateWordRow {
  static constexpr TableId kTable = TableId::kRateWord;
  uint64_t key = 0;  // TextKey
  TextRef text;
};

}  // namespace landfall
