#include <algorithm>
#include <optional>
#include <utility>

#include "common/edge/zip/zip.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/jp_cells.h"
#include "common/importing/tariff/repeated_codes.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

// The lower of two rates: at once when they differ in one amount only, else when the goods are
// known.
absl::StatusOr<Expression> Lower(const Expression& a, const Expression& b) {
  Expression same = a;
  if (a.ops.size() == 1 && b.ops.size() == 1) same.terms[0].amount = b.terms[0].amount;
  if (same == b) return a.terms[0].amount < b.terms[0].amount ? a : b;
  Expression both = a;
  for (DutyOp op : b.ops) {
    if (op.code == OpCode::kPush) op.term = static_cast<uint16_t>(op.term + a.terms.size());
    both.ops.push_back(op);
  }
  both.terms.insert(both.terms.end(), b.terms.begin(), b.terms.end());
  both.ops.push_back({OpCode::kLesser, 0});
  absl::Status valid = ValidateExpression(both.View());
  if (!valid.ok()) return valid;
  return both;
}

// True when every rate in the cell stands in brackets: "(3%)", "(無税)〜(3.1%)". Such a bound rate
// is stated, but does not apply.
bool AllInBrackets(std::string_view text) {
  std::string outside;
  int depth = 0;
  while (!text.empty()) {
    const bool opens = text.substr(0, 1) == "(" || text.substr(0, 3) == "（";
    const bool closes = text.substr(0, 1) == ")" || text.substr(0, 3) == "）";
    if (opens) ++depth;
    if (closes) --depth;
    if (depth == 0 && !closes) outside.push_back(text[0]);
    text.remove_prefix((opens || closes) && text[0] != '(' && text[0] != ')' ? 3 : 1);
  }
  return outside.find_first_of("0123456789") == std::string::npos &&
         outside.find("税") == std::string::npos;
}

// The rows of one statistical line.
class JpRows {
 public:
  // `number` of the statistical line in the archive, from 1.
  JpRows(const JpLine& line, size_t number, Day from, ImportTally& tally,
         std::vector<ScheduleLine>& out)
      : line_(line), number_(number), from_(from), tally_(tally), out_(out) {}

  void Add() {
    Stated("general", line_.cells[kJpGeneral]);
    Stated("temporary", line_.cells[kJpTemporary]);
    AddMfn();
    AddProgrammes();
  }

 private:
  ScheduleLine Row(std::string_view column, const std::string& text) const {
    ScheduleLine row{.code = line_.code, .column = std::string(column), .from = from_};
    row.rate_text = text;
    return row;
  }

  static absl::StatusOr<Expression> Read(const std::string& text) {
    absl::StatusOr<JpRate> rate = ParseJpTariffText(text);
    if (!rate.ok()) return rate.status();
    return std::move(rate->expression);
  }

  void Push(ScheduleLine row, const absl::StatusOr<Expression>& rate) {
    SetRate(row, rate);
    const std::string column = "jp " + row.column + " lines";
    if (rate.ok()) {
      tally_.Parsed(column);
    } else {
      tally_.Rejected({.line = number_,
                       .code = row.code,
                       .column = column,
                       .text = row.rate_text,
                       .reason = std::string(rate.status().message())});
    }
    out_.push_back(std::move(row));
  }

  void Stated(std::string_view column, const std::string& text) {
    if (!text.empty()) Push(Row(column, text), Read(text));
  }

  // Order of application (Customs Tariff Act, art. 3 and 5; Temporary Tariff Measures Act, art. 2;
  // as Japan Customs explains it under "order of priority of duty rates"; own knowledge, not read
  // on a page): a temporary rate takes the place of the general rate; for goods of WTO members the
  // WTO rate applies when it is lower than that. The schedule prints a WTO rate that is not lower
  // in brackets.
  void AddMfn() {
    const std::string& national =
        line_.cells[kJpTemporary].empty() ? line_.cells[kJpGeneral] : line_.cells[kJpTemporary];
    const std::string& wto = line_.cells[kJpWto];
    const bool wto_applies = !wto.empty() && !AllInBrackets(wto);
    if (wto_applies) Stated("wto", wto);
    if (national.empty() && !wto_applies) return;
    ScheduleLine row = Row("mfn", !wto_applies ? national : wto);
    row.unit1 = line_.unit1;
    row.unit2 = line_.unit2;
    if (!wto_applies || national.empty()) return Push(row, Read(row.rate_text));
    const absl::StatusOr<Expression> a = Read(national);
    const absl::StatusOr<Expression> b = Read(wto);
    if (!a.ok() || !b.ok()) {
      row.rate_text = national + " | " + wto;
      return Push(row, a.ok() ? b.status() : a.status());
    }
    const absl::StatusOr<Expression> lower = Lower(*a, *b);
    if (lower.ok() && *lower != *b) {
      row.rate_text = *lower == *a ? national : national + " | " + wto;
    }
    Push(std::move(row), lower);
  }

  // One row for all programmes whose cells say the same.
  void AddProgrammes() {
    std::vector<ScheduleLine> rows;
    for (size_t i = kJpFirstProgramme; i < kJpColumns.size(); ++i) {
      const std::string& text = line_.cells[i];
      if (text.empty()) continue;
      auto same = std::ranges::find(rows, text, &ScheduleLine::rate_text);
      if (same == rows.end()) same = rows.insert(rows.end(), Row("special", text));
      if (!same->programmes.empty()) same->programmes += ' ';
      same->programmes += kJpColumns[i].programme;
    }
    for (ScheduleLine& row : rows) Push(row, Read(row.rate_text));
  }

  const JpLine& line_;
  size_t number_;
  Day from_;
  ImportTally& tally_;
  std::vector<ScheduleLine>& out_;
};

// "j_61_tariff_data.json"; the archive also holds an index and a table of other laws.
bool IsChapter(std::string_view name) {
  const size_t slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  return name.substr(0, 2) == "j_" && name.find("_tariff_data.json") != std::string_view::npos;
}

// The share of general rates is counted over the cells as printed, not over the lines that inherit.
void TallyGeneral(const std::vector<JpStatedCell>& cells, ImportTally& tally) {
  size_t number = 0;
  for (const JpStatedCell& cell : cells) {
    ++number;
    const absl::StatusOr<JpRate> rate = ParseJpTariffText(cell.text);
    if (rate.ok()) {
      tally.Parsed("jp general cells");
      continue;
    }
    tally.Rejected({.line = number,
                    .code = cell.number,
                    .column = "jp general cells",
                    .text = cell.text,
                    .reason = std::string(rate.status().message())});
  }
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportJpTariff(TariffInputs inputs,
                                                  const TariffImportOptions& options) {
  if (inputs.size() != 1) return absl::InvalidArgumentError("needs one archive");
  absl::StatusOr<std::vector<ZipEntry>> entries = ReadZip(inputs[0].bytes);
  if (!entries.ok()) return entries.status();
  std::vector<JpLine> lines;
  std::vector<JpStatedCell> general;
  for (const ZipEntry& entry : *entries) {
    if (!IsChapter(entry.name)) continue;
    absl::StatusOr<Json> chapter = ParseJson(entry.bytes);
    if (!chapter.ok()) {
      return absl::InvalidArgumentError(entry.name + ": " +
                                        std::string(chapter.status().message()));
    }
    WalkJpChapter(*chapter, lines, general);
  }
  if (lines.empty()) return absl::InvalidArgumentError("no chapter in the archive");
  TariffImportReport report;
  ImportTally tally(report);
  TallyGeneral(general, tally);
  std::vector<ScheduleLine> rows;
  for (size_t i = 0; i < lines.size(); ++i) {
    JpRows(lines[i], i + 1, inputs[0].from, tally, rows).Add();
  }
  const ScheduleHead head{
      .name = "jp-tariff",
      .title = "Customs tariff schedule of Japan",
      .source = "Japan Customs, schedule in force on the as-of day",
      .currency = "JPY",
      .note =
          "mfn is what goods of WTO members bear (the lower of national and WTO rate, the "
          "national rate being the temporary one where there is one); general and temporary are "
          "the national rates; rate_text keeps the marks of the source"};
  report.files = WriteSchedule(head, options, MergeRepeatedCodes(std::move(rows), "jp", report));
  return report;
}

}  // namespace landfall
