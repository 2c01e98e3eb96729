#include <array>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "common/importing/tariff/csv_columns.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 7> kColumns = {
    "territory", "hs_prefix", "mfn_rate_text", "valid_from", "valid_to", "source", "confidence"};

// The row, then the day after its last one, on which the column ends.
absl::Status AddRow(const CsvRecord& record, std::span<const size_t> at, ImportTally& tally,
                    std::vector<ScheduleLine>& lines) {
  ScheduleLine line{.code = std::string(record[at[1]]), .column = "mfn"};
  line.rate_text = OneLine(record[at[2]]);
  line.source = OneLine(record[at[5]]);
  line.confidence = std::string(record[at[6]]);
  const std::string column = absl::AsciiStrToLower(std::string(record[at[0]])) + " mfn";
  const absl::StatusOr<Day> from = Day::Parse(record[at[3]]);
  const absl::StatusOr<Expression> rate = ParseFactsText(line.rate_text);
  if (!from.ok() || !rate.ok()) {
    tally.Rejected(
        {.line = record.line,
         .code = line.code,
         .column = column,
         .text = line.rate_text,
         .reason = std::string(from.ok() ? rate.status().message() : "valid_from is not a day")});
    if (!from.ok()) return absl::OkStatus();
  } else {
    tally.Parsed(column);
  }
  SetRate(line, rate);
  line.from = *from;
  lines.push_back(line);
  if (record[at[4]].empty()) return absl::OkStatus();
  const absl::StatusOr<Day> last = Day::Parse(record[at[4]]);
  if (!last.ok()) {
    return absl::InvalidArgumentError("line " + std::to_string(record.line) +
                                      ": valid_to is not a day");
  }
  ScheduleLine end{.code = line.code, .column = line.column, .from = *last + 1};
  end.status = RowStatus::kEnded;
  lines.push_back(std::move(end));
  return absl::OkStatus();
}

// A row that begins the day after another ends replaces its end.
void DropReplacedEnds(std::vector<ScheduleLine>& lines) {
  std::set<std::pair<std::string, Day>> starts;
  for (const ScheduleLine& line : lines) {
    if (line.status != RowStatus::kEnded) starts.emplace(line.code, line.from);
  }
  std::erase_if(lines, [&](const ScheduleLine& line) {
    return line.status == RowStatus::kEnded && starts.contains({line.code, line.from});
  });
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportHeadings(TariffInputs inputs,
                                                  const TariffImportOptions& options) {
  if (inputs.size() != 1) return absl::InvalidArgumentError("needs one file");
  TariffImportReport report;
  ImportTally tally(report);
  std::map<std::string, std::vector<ScheduleLine>> by_territory;
  std::vector<size_t> at;
  absl::Status status = ReadCsv(inputs[0].bytes, [&](const CsvRecord& record) -> absl::Status {
    if (at.empty()) {
      absl::StatusOr<std::vector<size_t>> found = FindColumns(record, kColumns);
      if (found.ok()) at = *std::move(found);
      return found.status();
    }
    std::string territory = absl::AsciiStrToLower(std::string(record[at[0]]));
    return AddRow(record, at, tally, by_territory[territory]);
  });
  if (!status.ok()) return status;
  if (at.empty()) return absl::InvalidArgumentError("empty file");
  for (auto& [territory, lines] : by_territory) {
    DropReplacedEnds(lines);
    const ScheduleHead head{
        .name = territory + "-headings",
        .title = "Ordinary duty of single headings, " + absl::AsciiStrToUpper(territory),
        .source = "stated in each row",
        .currency = "as each rate states",
        .note = "a code without a row is unknown, not free"};
    for (ScheduleFile& file : WriteSchedule(head, options, std::move(lines))) {
      report.files.push_back(std::move(file));
    }
  }
  return report;
}

}  // namespace landfall
