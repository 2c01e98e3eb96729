#include "common/rulebook/freight/freight_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "absl/strings/str_format.h"
#include "common/edge/csv/csv.h"

namespace landfall {
namespace {

std::string Joined(std::span<const std::string_view> columns) {
  std::string text;
  for (std::string_view column : columns) {
    if (!text.empty()) text.push_back(',');
    text.append(column);
  }
  return text;
}

}  // namespace

std::optional<FreightFile> FreightFile::Read(const std::string& path, const std::string& shown,
                                             std::span<const std::string_view> columns,
                                             Defects& defects) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) {
    defects.Add({shown, 0}, "cannot be read");
    return std::nullopt;
  }
  FreightFile file;
  file.shown_ = shown;
  file.columns_ = columns;
  bool header_seen = false;
  bool header_ok = false;
  absl::Status read = ReadCsv(bytes, [&](CsvRecord record) {
    const FileLine where{shown, static_cast<int>(record.line)};
    if (!header_seen) {
      header_seen = true;
      header_ok =
          std::equal(record.fields.begin(), record.fields.end(), columns.begin(), columns.end());
      if (!header_ok) defects.Add(where, "header must be \"" + Joined(columns) + "\"");
    } else if (header_ok && record.fields.size() != columns.size()) {
      defects.Add(where, absl::StrFormat("%d cells where the header has %d", record.fields.size(),
                                         columns.size()));
    } else if (header_ok) {
      file.rows_.push_back({where.line, {record.fields.begin(), record.fields.end()}});
    }
    return absl::OkStatus();
  });
  if (!read.ok()) defects.Add({shown, 0}, std::string(read.message()));
  if (!header_seen) defects.Add({shown, 1}, "no header line");
  if (!header_ok) return std::nullopt;
  return file;
}

}  // namespace landfall
