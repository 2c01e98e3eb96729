#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "common/money/decimal.h"
#include "common/rulebook/freight/defects.h"
#include "common/time/day.h"

namespace landfall {

// One row of a CSV table by column name. A cell that cannot be read becomes a defect that names its
// column, and yields a default, so that one pass finds every defect.
class CsvRow {
 public:
  CsvRow(const std::string& file, int line, const std::map<std::string, size_t>& columns,
         std::vector<std::string_view> cells, Defects& defects)
      : file_(file), line_(line), columns_(columns), cells_(std::move(cells)), defects_(defects) {}

  int line() const { return line_; }
  FileLine at() const { return {file_, line_}; }

  // Empty when the table has no such column.
  std::string_view Text(std::string_view column) const;

  // Text that must not be empty.
  std::string_view Required(std::string_view column);

  // A day; `empty` for an empty cell.
  Day DayOr(std::string_view column, Day empty);

  void Complain(std::string_view column, std::string_view what);

 private:
  const std::string& file_;
  int line_;
  const std::map<std::string, size_t>& columns_;
  std::vector<std::string_view> cells_;
  Defects& defects_;
};

// Which columns a table has: all of `required`, any of `optional`, no others, in any order.
struct CsvColumns {
  std::vector<std::string_view> required;
  std::vector<std::string_view> optional;
};

// Reads CSV with comment lines of '#' above its header. `name` is how messages call the file.
void ReadCsvRows(const std::string& name, std::string_view text, const CsvColumns& columns,
                 Defects& defects, absl::FunctionRef<void(CsvRow&)> on_row);

}  // namespace landfall
