#include <algorithm>
#include <utility>

#include "common/importing/tariff/hts_revision.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

// Chapters of special classification and temporary changes: their texts amend other lines.
bool IsSpecialChapter(std::string_view code) { return code.substr(0, 2) >= "98"; }

std::string Join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// Writes the rows of one line, and counts them when it stands in the newest revision.
class HtsRows {
 public:
  HtsRows(const std::string& code, const HtsCells& cells, Day from, ImportTally* tally,
          std::vector<ScheduleLine>& out)
      : code_(code), cells_(cells), from_(from), tally_(tally), out_(out) {}

  void Plain(std::string_view column, const std::string& text) {
    if (text.empty()) return;
    ScheduleLine line = Line(column, text);
    const absl::StatusOr<Expression> rate = ParseUsHtsText(text);
    SetRate(line, rate);
    if (!rate.ok() && IsUsReference(text)) line.status = RowStatus::kReference;
    Count(line, rate.status());
    out_.push_back(std::move(line));
  }

  void Special() {
    if (cells_.special.empty()) return;
    const absl::StatusOr<std::vector<ProgrammeRate>> rates = ParseUsSpecialText(cells_.special);
    if (!rates.ok()) {
      ScheduleLine line = Line("special", cells_.special);
      SetRate(line, rates.status());
      Count(line, rates.status());
      out_.push_back(std::move(line));
      return;
    }
    for (const ProgrammeRate& rate : *rates) {
      ScheduleLine line = Line("special", rate.text);
      line.programmes = Join(rate.programmes);
      SetRate(line, rate.expression);
      if (!rate.expression.ok() && IsUsReference(rate.text)) line.status = RowStatus::kReference;
      Count(line, rate.expression.status());
      out_.push_back(std::move(line));
    }
  }

 private:
  ScheduleLine Line(std::string_view column, const std::string& text) const {
    ScheduleLine line{.code = code_, .column = std::string(column), .from = from_};
    line.rate_text = text;
    if (column == "general") {
      line.unit1 = cells_.unit1;
      line.unit2 = cells_.unit2;
      line.suffixes = Join(cells_.suffixes);
    }
    return line;
  }

  void Count(const ScheduleLine& line, const absl::Status& status) {
    if (tally_ == nullptr) return;
    const std::string column = "us " + line.column + (IsSpecialChapter(code_) ? " 98-99" : " 1-97");
    if (line.status == RowStatus::kParsed) return tally_->Parsed(column);
    tally_->Rejected({.line = cells_.record,
                      .code = code_,
                      .column = column,
                      .text = line.rate_text,
                      .reason = std::string(status.message())});
  }

  const std::string& code_;
  const HtsCells& cells_;
  Day from_;
  ImportTally* tally_;
  std::vector<ScheduleLine>& out_;
};

struct DatedRevision {
  HtsRevision lines;
  Day from;
};

void Ended(const std::string& code, std::string_view column, Day from,
           std::vector<ScheduleLine>& out) {
  ScheduleLine line{.code = code, .column = std::string(column), .from = from};
  line.status = RowStatus::kEnded;
  out.push_back(std::move(line));
}

// Rows of a code that the revision before had otherwise, or not at all. A column that lost its text
// ends.
void AddChanged(const std::string& code, const HtsCells& now, const HtsCells* before, Day from,
                ImportTally* tally, std::vector<ScheduleLine>& out) {
  std::vector<ScheduleLine> unchanged;  // counted, not written again
  const HtsCells none;
  const HtsCells& old = before == nullptr ? none : *before;
  auto rows = [&](bool changed) {
    return HtsRows(code, now, from, tally, changed ? out : unchanged);
  };
  rows(now.general != old.general).Plain("general", now.general);
  rows(now.special != old.special).Special();
  rows(now.other != old.other).Plain("other", now.other);
  if (now.general.empty() && !old.general.empty()) Ended(code, "general", from, out);
  if (now.special.empty() && !old.special.empty()) Ended(code, "special", from, out);
  if (now.other.empty() && !old.other.empty()) Ended(code, "other", from, out);
}

std::vector<ScheduleLine> AllRows(const std::vector<DatedRevision>& revisions, ImportTally& tally) {
  std::vector<ScheduleLine> out;
  for (size_t i = 0; i < revisions.size(); ++i) {
    const HtsRevision* before = i == 0 ? nullptr : &revisions[i - 1].lines;
    ImportTally* counted = i + 1 == revisions.size() ? &tally : nullptr;
    for (const auto& [code, cells] : revisions[i].lines) {
      const auto old = before == nullptr ? HtsRevision::const_iterator() : before->find(code);
      const bool had = before != nullptr && old != before->end();
      AddChanged(code, cells, had ? &old->second : nullptr, revisions[i].from, counted, out);
    }
    if (before == nullptr) continue;
    for (const auto& [code, cells] : *before) {
      if (revisions[i].lines.contains(code)) continue;
      if (!cells.general.empty()) Ended(code, "general", revisions[i].from, out);
      if (!cells.special.empty()) Ended(code, "special", revisions[i].from, out);
      if (!cells.other.empty()) Ended(code, "other", revisions[i].from, out);
    }
  }
  return out;
}

void WriteHalf(std::string_view name, std::string_view chapters, const TariffImportOptions& options,
               std::vector<ScheduleLine> lines, TariffImportReport& report) {
  const ScheduleHead head{
      .name = std::string(name),
      .title = "Harmonized Tariff Schedule of the United States, " + std::string(chapters),
      .source = "USITC HTS JSON export, several revisions",
      .currency = "USD",
      .note =
          "from is the day of the first revision read that has the rate; suffixes are the valid "
          "statistical endings; the rows of one code and column with the newest from replace "
          "all earlier ones together"};
  for (ScheduleFile& file : WriteSchedule(head, options, std::move(lines))) {
    report.files.push_back(std::move(file));
  }
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportUsHts(TariffInputs inputs,
                                               const TariffImportOptions& options) {
  std::vector<DatedRevision> revisions;
  for (const TariffInput& input : inputs) {
    absl::StatusOr<HtsRevision> lines = ReadHtsRevision(input.bytes);
    if (!lines.ok()) return lines.status();
    if (!revisions.empty() && input.from <= revisions.back().from) {
      return absl::InvalidArgumentError("revisions must be given from the oldest to the newest");
    }
    revisions.push_back({*std::move(lines), input.from});
  }
  if (revisions.empty()) return absl::InvalidArgumentError("no HTS revision given");
  TariffImportReport report;
  ImportTally tally(report);
  std::vector<ScheduleLine> all = AllRows(revisions, tally);
  std::vector<ScheduleLine> chapters;
  std::vector<ScheduleLine> special;
  for (ScheduleLine& line : all) {
    (IsSpecialChapter(line.code) ? special : chapters).push_back(std::move(line));
  }
  WriteHalf("us-hts", "chapters 1-97", options, std::move(chapters), report);
  WriteHalf("us-hts-98-99", "chapters 98-99", options, std::move(special), report);
  return report;
}

}  // namespace landfall
