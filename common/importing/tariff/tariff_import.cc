#include "common/importing/tariff/tariff_import.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {

std::string_view RowStatusWord(RowStatus status) {
  switch (status) {
    case RowStatus::kParsed:
      return "PARSED";
    case RowStatus::kUnparsed:
      return "UNPARSED";
    case RowStatus::kReference:
      return "REFERENCE";
    case RowStatus::kStale:
      return "STALE";
    case RowStatus::kEnded:
      return "ENDED";
  }
  return "";
}

ColumnTally& ImportTally::Of(std::string_view column) {
  for (ColumnTally& tally : report_.tallies) {
    if (tally.column == column) return tally;
  }
  report_.tallies.push_back({.column = std::string(column)});
  return report_.tallies.back();
}

void ImportTally::Parsed(std::string_view column) {
  ColumnTally& tally = Of(column);
  ++tally.lines;
  ++tally.parsed;
}

void ImportTally::Rejected(RejectedLine line) {
  ++Of(line.column).lines;
  report_.rejected.push_back(std::move(line));
}

std::string Summary(const TariffImportReport& report) {
  std::string text;
  for (const ColumnTally& tally : report.tallies) {
    // Share in hundredths of a percent, rounded down so that it never flatters.
    const size_t share = tally.lines == 0 ? 10000 : tally.parsed * 10000 / tally.lines;
    absl::StrAppendFormat(&text, "%s: %d lines, %d parsed, %d.%02d %%\n", tally.column, tally.lines,
                          tally.parsed, share / 100, share % 100);
  }
  if (!report.rejected.empty()) text += "not parsed:\n";
  for (const RejectedLine& line : report.rejected) {
    absl::StrAppendFormat(&text, "  line %d  %s  %s  \"%s\"  %s\n", line.line, line.code,
                          line.column, line.text, line.reason);
  }
  return text;
}

void SetRate(ScheduleLine& line, const absl::StatusOr<Expression>& expression) {
  line.status = expression.ok() ? RowStatus::kParsed : RowStatus::kUnparsed;
  line.rate = expression.ok() ? FormatDutyText(expression->View()) : "";
}

}  // namespace landfall
