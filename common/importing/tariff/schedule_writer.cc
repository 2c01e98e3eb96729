#include "common/importing/tariff/schedule_writer.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/edge/csv/csv.h"
#include "common/rulebook/load/utf8.h"

namespace landfall {
namespace {

constexpr size_t kFileBytes = size_t{4} << 20;

struct Column {
  std::string_view name;
  std::string ScheduleLine::*text;  // null: from or status
  bool always;
};

constexpr std::array<Column, 12> kColumns = {{
    {"code", &ScheduleLine::code, true},
    {"column", &ScheduleLine::column, true},
    {"from", nullptr, true},
    {"rate_text", &ScheduleLine::rate_text, true},
    {"rate", &ScheduleLine::rate, true},
    {"status", nullptr, true},
    {"unit1", &ScheduleLine::unit1, false},
    {"unit2", &ScheduleLine::unit2, false},
    {"programmes", &ScheduleLine::programmes, false},
    {"suffixes", &ScheduleLine::suffixes, false},
    {"confidence", &ScheduleLine::confidence, false},
    {"source", &ScheduleLine::source, false},
}};

std::vector<const Column*> UsedColumns(std::span<const ScheduleLine> lines) {
  std::vector<const Column*> used;
  for (const Column& column : kColumns) {
    const bool filled = column.always || std::ranges::any_of(lines, [&](const ScheduleLine& line) {
                          return !(line.*column.text).empty();
                        });
    if (filled) used.push_back(&column);
  }
  return used;
}

std::string Comments(const ScheduleHead& head, const TariffImportOptions& options) {
  std::string text = absl::StrFormat(
      "# title: %s\n# source: %s\n# as-of: %s\n# read_on: %s\n# currency: %s\n"
      "# units: UN/ECE recommendation 20 codes; rate is a duty expression in canonical text\n",
      head.title, head.source, options.as_of, options.read_on, head.currency);
  if (!head.note.empty()) text += "# note: " + head.note + "\n";
  return text;
}

std::string Names(std::span<const Column* const> columns) {
  std::vector<std::string_view> names;
  for (const Column* column : columns) names.push_back(column->name);
  return CsvLine(names);
}

void SortLines(std::vector<ScheduleLine>& lines) {
  std::ranges::stable_sort(lines, [](const ScheduleLine& a, const ScheduleLine& b) {
    return std::tie(a.code, a.column, a.from) < std::tie(b.code, b.column, b.from);
  });
}

std::string Row(const ScheduleLine& line, std::span<const Column* const> columns) {
  const std::string from = line.from.ToString();
  std::vector<std::string_view> fields;
  for (const Column* column : columns) {
    if (column->text != nullptr) {
      fields.push_back(line.*column->text);
    } else {
      fields.push_back(column->name == "from" ? std::string_view(from)
                                              : RowStatusWord(line.status));
    }
  }
  return CsvLine(fields);
}

}  // namespace

std::string OneLine(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (IsUtf8(out)) return out;
  for (char& c : out) {
    if ((c & 0x80) != 0) c = '?';
  }
  return out;
}

std::vector<ScheduleFile> WriteSchedule(const ScheduleHead& head,
                                        const TariffImportOptions& options,
                                        std::vector<ScheduleLine> lines) {
  SortLines(lines);
  const std::vector<const Column*> columns = UsedColumns(lines);
  const std::string top = Comments(head, options) + Names(columns);
  std::vector<ScheduleFile> files;
  std::string_view chapter;
  for (const ScheduleLine& line : lines) {
    const bool new_chapter = std::string_view(line.code).substr(0, 2) != chapter;
    chapter = std::string_view(line.code).substr(0, 2);
    if (files.empty() || (new_chapter && files.back().text.size() > kFileBytes)) {
      files.push_back({.name = {}, .text = top});
    }
    files.back().text += Row(line, columns);
  }
  for (size_t i = 0; i < files.size(); ++i) {
    files[i].name =
        files.size() == 1 ? head.name + ".csv" : absl::StrFormat("%s-%d.csv", head.name, i + 1);
  }
  return files;
}

std::string WriteScheduleUnder(std::string_view comments, std::vector<ScheduleLine> lines) {
  SortLines(lines);
  const std::vector<const Column*> columns = UsedColumns(lines);
  std::string text = std::string(comments) + Names(columns);
  for (const ScheduleLine& line : lines) text += Row(line, columns);
  return text;
}

std::string_view CommentsOf(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && text[end] == '#') {
    const size_t line_end = text.find('\n', end);
    end = line_end == text.npos ? text.size() : line_end + 1;
  }
  return text.substr(0, end);
}

}  // namespace landfall
