#include "common/rulebook/load/schedule_reader.h"

#include <algorithm>
#include <utility>

#include "common/rulebook/load/csv_rows.h"

namespace landfall {
namespace {

std::string Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

struct StateWord {
  std::string_view text;
  RateState state;
  bool has_rate;
};

// A reference to another heading or note is a rate we could not read.
constexpr StateWord kStates[] = {{"PARSED", RateState::kParsed, true},
                                 {"STALE", RateState::kStale, true},
                                 {"UNPARSED", RateState::kUnparsed, false},
                                 {"REFERENCE", RateState::kUnparsed, false},
                                 {"ENDED", RateState::kEnded, false}};

void ReadRate(CsvRow& row, ExpressionPool& expressions, TariffLine& line) {
  std::string_view status = row.Text("status");
  auto word = std::ranges::find(kStates, status, &StateWord::text);
  if (word == std::end(kStates)) {
    return row.Complain("status",
                        Quoted(status) + " is not PARSED, UNPARSED, REFERENCE, STALE or ENDED");
  }
  line.state = word->state;
  std::string_view rate = row.Text("rate");
  if (rate.empty() == word->has_rate) {
    return row.Complain("rate", word->has_rate ? "is empty" : "must be empty with this status");
  }
  if (!word->has_rate) return;
  absl::StatusOr<uint32_t> number = expressions.Parse(rate);
  if (number.ok()) {
    line.expression = *number;
  } else {
    row.Complain("rate", Quoted(rate) + ": " + std::string(number.status().message()));
  }
}

Unit ReadUnit(CsvRow& row, std::string_view column) {
  std::string_view text = row.Text(column);
  if (text.empty()) return Unit::kNone;
  std::optional<Unit> unit = FindUnit(text);
  if (!unit) row.Complain(column, Quoted(text) + " is not a unit code");
  return unit.value_or(Unit::kNone);
}

std::vector<Code> ReadProgrammes(CsvRow& row) {
  std::vector<Code> programmes;
  std::string_view text = row.Text("programmes");
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    std::optional<Code> code = Code::Parse(word);
    if (!code) row.Complain("programmes", Quoted(word) + " is not a code");
    if (code) programmes.push_back(*code);
  }
  std::ranges::sort(programmes);
  programmes.erase(std::unique(programmes.begin(), programmes.end()), programmes.end());
  return programmes;
}

HsCode ReadHs(CsvRow& row) {
  std::string_view text = row.Text("code");
  absl::StatusOr<HsCode> code = HsCode::Parse(text);
  if (!code.ok()) row.Complain("code", Quoted(text) + " is not an HS code");
  return code.ok() ? *code : HsCode();
}

}  // namespace

void ReadScheduleFile(const std::string& name, std::string_view text, ExpressionPool& expressions,
                      Defects& defects, std::vector<TariffLine>& rows) {
  const CsvColumns columns{{"code", "column", "from", "rate_text", "rate", "status"},
                           {"unit1", "unit2", "programmes", "suffixes", "confidence", "source"}};
  ReadCsvRows(name, text, columns, defects, [&](CsvRow& row) {
    TariffLine line;
    line.file = &name;
    line.line = row.line();
    line.code = ReadHs(row);
    line.column = row.Required("column");
    row.Required("from");
    line.from = row.DayOr("from", Day::Min());
    line.rate_text = row.Text("rate_text");
    ReadRate(row, expressions, line);
    line.unit1 = ReadUnit(row, "unit1");
    line.unit2 = ReadUnit(row, "unit2");
    line.programmes = ReadProgrammes(row);
    line.source = row.Text("source");
    line.confidence = row.Text("confidence");
    rows.push_back(std::move(line));
  });
}

}  // namespace landfall
