#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/rulebook/freight/defects.h"

namespace landfall {

// One freight table: lines of `# …`, a header line, rows.
class FreightFile {
 public:
  struct Row {
    int line = 0;
    std::vector<std::string> cells;
  };

  // Nullopt, with a defect, when the file cannot be read or its header is not `columns` in order.
  // Rows with a wrong number of cells are left out, with a defect.
  static std::optional<FreightFile> Read(const std::string& path, const std::string& shown,
                                         std::span<const std::string_view> columns,
                                         Defects& defects);

  const std::string& shown() const { return shown_; }
  std::span<const std::string_view> columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::string shown_;
  std::span<const std::string_view> columns_;
  std::vector<Row> rows_;
};

}  // namespace landfall
