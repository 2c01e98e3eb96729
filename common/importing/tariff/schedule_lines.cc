#include <algorithm>
#include <array>

#include "absl/strings/str_format.h"
#include "common/edge/csv/csv.h"
#include "common/importing/tariff/schedule_changes.h"

namespace landfall {
namespace {

struct TextColumn {
  std::string_view name;
  std::string ScheduleLine::*text;
};

constexpr std::array<TextColumn, 10> kTexts = {{{"code", &ScheduleLine::code},
                                                {"column", &ScheduleLine::column},
                                                {"rate_text", &ScheduleLine::rate_text},
                                                {"rate", &ScheduleLine::rate},
                                                {"unit1", &ScheduleLine::unit1},
                                                {"unit2", &ScheduleLine::unit2},
                                                {"programmes", &ScheduleLine::programmes},
                                                {"suffixes", &ScheduleLine::suffixes},
                                                {"confidence", &ScheduleLine::confidence},
                                                {"source", &ScheduleLine::source}}};

constexpr std::array<RowStatus, 5> kStatuses = {RowStatus::kParsed, RowStatus::kUnparsed,
                                                RowStatus::kReference, RowStatus::kStale,
                                                RowStatus::kEnded};

absl::Status Refuse(size_t line, std::string_view what, std::string_view text) {
  return absl::InvalidArgumentError(absl::StrFormat("line %d: \"%s\" is not %s", line, text, what));
}

absl::Status ReadField(std::string_view name, std::string_view text, size_t line,
                       ScheduleLine& row) {
  if (name == "from") {
    absl::StatusOr<Day> day = Day::Parse(text);
    if (!day.ok()) return Refuse(line, "a day", text);
    row.from = *day;
    return absl::OkStatus();
  }
  if (name == "status") {
    const auto status = std::ranges::find(kStatuses, text, RowStatusWord);
    if (status == kStatuses.end()) return Refuse(line, "a status", text);
    row.status = *status;
    return absl::OkStatus();
  }
  const auto column = std::ranges::find(kTexts, name, &TextColumn::name);
  if (column == kTexts.end()) return Refuse(line, "a column of a schedule", name);
  row.*column->text = text;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ScheduleLine>> ReadScheduleLines(std::string_view text) {
  std::vector<std::string> names;
  std::vector<ScheduleLine> rows;
  absl::Status status = ReadCsv(text, [&](const CsvRecord& record) -> absl::Status {
    if (names.empty()) {
      names.assign(record.fields.begin(), record.fields.end());
      return absl::OkStatus();
    }
    ScheduleLine row;
    for (size_t i = 0; i < names.size(); ++i) {
      absl::Status field = ReadField(names[i], record[i], record.line, row);
      if (!field.ok()) return field;
    }
    rows.push_back(std::move(row));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return rows;
}

}  // namespace landfall
