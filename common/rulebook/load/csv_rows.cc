#include "common/rulebook/load/csv_rows.h"

#include <algorithm>
#include <utility>

#include "common/edge/csv/csv.h"
#include "common/rulebook/load/utf8.h"

namespace landfall {
namespace {

bool Names(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Positions by name; false, with defects, when the header is not as it should be.
bool ReadHeader(const std::string& name, const CsvRecord& record, const CsvColumns& expected,
                std::map<std::string, size_t>& columns, Defects& defects) {
  const FileLine at{name, static_cast<int>(record.line)};
  bool good = true;
  for (size_t i = 0; i < record.fields.size(); ++i) {
    const std::string& column = record.fields[i];
    if (!Names(expected.required, column) && !Names(expected.optional, column)) {
      defects.Add(at, "column \"" + column + "\" is not known");
      good = false;
    } else if (!columns.emplace(column, i).second) {
      defects.Add(at, "column \"" + column + "\" is given twice");
      good = false;
    }
  }
  for (std::string_view column : expected.required) {
    if (columns.contains(std::string(column))) continue;
    defects.Add(at, "column \"" + std::string(column) + "\" is missing");
    good = false;
  }
  return good;
}

// The line a message of the CSV reader names ("line 12: ..."), and the rest of it.
std::pair<int, std::string> SplitLine(const std::string& message) {
  const size_t colon = message.find(": ");
  if (!message.starts_with("line ") || colon == message.npos) return {1, message};
  int line = 0;
  for (char c : message.substr(5, colon - 5)) {
    if (c < '0' || c > '9') return {1, message};
    line = line * 10 + (c - '0');
  }
  return {line, message.substr(colon + 2)};
}

}  // namespace

std::string_view CsvRow::Text(std::string_view column) const {
  auto found = columns_.find(std::string(column));
  return found == columns_.end() ? std::string_view() : cells_[found->second];
}

std::string_view CsvRow::Required(std::string_view column) {
  std::string_view text = Text(column);
  if (text.empty()) Complain(column, "is empty");
  return text;
}

Day CsvRow::DayOr(std::string_view column, Day empty) {
  std::string_view text = Text(column);
  if (text.empty()) return empty;
  absl::StatusOr<Day> day = Day::Parse(text);
  if (day.ok()) return *day;
  Complain(column, "\"" + std::string(text) + "\" is not a day");
  return empty;
}

void CsvRow::Complain(std::string_view column, std::string_view what) {
  defects_.Add(at(), std::string(column) + ": " + std::string(what));
}

void ReadCsvRows(const std::string& name, std::string_view text, const CsvColumns& columns,
                 Defects& defects, absl::FunctionRef<void(CsvRow&)> on_row) {
  if (!IsUtf8(text)) {
    defects.Add({name, LineOfBadUtf8(text)}, "text is not UTF-8");
    return;
  }
  std::map<std::string, size_t> positions;
  bool seen_header = false;
  bool good_header = false;
  size_t width = 0;
  auto on_record = [&](CsvRecord record) {
    const int line = static_cast<int>(record.line);
    if (!seen_header) {
      seen_header = true;
      width = record.fields.size();
      good_header = ReadHeader(name, record, columns, positions, defects);
    } else if (record.fields.size() != width) {
      defects.Add({name, line}, std::to_string(record.fields.size()) +
                                    " cells where the header has " + std::to_string(width));
    } else if (good_header) {
      std::vector<std::string_view> cells(record.fields.begin(), record.fields.end());
      CsvRow row(name, line, positions, std::move(cells), defects);
      on_row(row);
    }
    return absl::OkStatus();
  };
  const absl::Status status = ReadCsv(text, on_record);
  if (!status.ok()) {
    auto [line, what] = SplitLine(std::string(status.message()));
    defects.Add({name, line}, what);
  } else if (!seen_header) {
    defects.Add({name, 1}, "no header line");
  }
}

}  // namespace landfall
