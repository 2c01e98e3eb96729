#include <algorithm>
#include <utility>

#include "common/edge/zip/zip.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/taric_measures.h"

namespace landfall {
namespace {

constexpr std::string_view kThirdCountryDuty = "103";
constexpr std::string_view kPreference = "142";
constexpr std::string_view kEverybody = "1011";
constexpr std::string_view kZip = "PK\x03\x04";
constexpr size_t kDigits = 10;

bool IsCode(std::string_view code) {
  return code.size() == kDigits &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

// A measure on a line that is not the last of its branch stands on a code that ends in zeros, and
// serves what is below it.
std::string Significant(std::string code) {
  constexpr size_t kChapterDigits = 2;
  while (code.size() > kChapterDigits && code.ends_with("00")) code.resize(code.size() - 2);
  return code;
}

// Why a measure cannot become a row; empty when it can.
std::string Objection(const TaricMeasure& measure) {
  if (!IsCode(measure.code)) return "not a code of ten digits";
  if (!Day::Parse(measure.from).ok()) return "the first day is not a day";
  if (!measure.until.empty()) {
    const absl::StatusOr<Day> until = Day::Parse(measure.until);
    if (!until.ok()) return "the last day is not a day";
    if (*until < *Day::Parse(measure.from)) return "ends before it begins";
  }
  if (measure.update == TaricUpdate::kDelete) {
    return "a deletion: what held before it is not in the file";
  }
  if (measure.type == kThirdCountryDuty && measure.area != kEverybody) {
    return "a third country duty that is not for everybody";
  }
  if (!measure.quota.empty()) return "depends on a quota";
  if (!measure.additional_code.empty()) return "depends on an additional code";
  if (measure.conditional) return "the rate depends on a condition";
  if (measure.stopped) return "suspended for a part of its days";
  if (!measure.excluded.empty()) return "excludes parts of its area";
  if (measure.components.empty() && measure.until.empty()) return "states no rate";
  return "";
}

class Measures {
 public:
  explicit Measures(TariffImportReport& report) : report_(report), tally_(report) {}

  void Add(const TaricMeasure& measure) {
    const bool everybody = measure.type == kThirdCountryDuty;
    if (!everybody && measure.type != kPreference) return;
    const std::string column = everybody ? "mfn" : "preference";
    const std::string objection = Objection(measure);
    if (!objection.empty()) return Reject(measure, column, objection);
    ScheduleLine line{.code = Significant(measure.code), .column = column};
    line.from = *Day::Parse(measure.from);
    if (!everybody) line.programmes = measure.area;
    line.rate_text = TaricSourceText(measure.components);
    line.unit1 = TaricSupplementaryUnit(measure.components);
    if (!measure.components.empty()) {
      const absl::StatusOr<Expression> rate = ReadTaricRate(measure.components);
      SetRate(line, rate);
      if (!rate.ok()) Reject(measure, column, std::string(rate.status().message()));
      if (rate.ok()) tally_.Parsed("eu " + column);
      lines_.push_back(line);
    } else {
      tally_.Parsed("eu " + column);
    }
    if (measure.until.empty()) return;
    line.from = *Day::Parse(measure.until) + 1;
    line.rate_text = line.rate = line.unit1 = "";
    line.status = RowStatus::kEnded;
    lines_.push_back(std::move(line));
  }

  std::vector<ScheduleLine> TakeLines() { return std::move(lines_); }

 private:
  void Reject(const TaricMeasure& measure, const std::string& column, const std::string& reason) {
    tally_.Rejected({.line = measure.record,
                     .code = measure.code,
                     .column = "eu " + column,
                     .text = "measure " + measure.sid + " for " + measure.area + ": " +
                             TaricSourceText(measure.components),
                     .reason = reason});
  }

  TariffImportReport& report_;
  ImportTally tally_;
  std::vector<ScheduleLine> lines_;
};

// A measure that another follows on the very next day does not end between them.
std::vector<ScheduleLine> WithoutSeams(std::vector<ScheduleLine> lines) {
  auto place = [](const ScheduleLine& line) {
    return std::tie(line.code, line.column, line.programmes, line.from);
  };
  std::ranges::stable_sort(lines, [&](const ScheduleLine& a, const ScheduleLine& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return a.status == RowStatus::kEnded && b.status != RowStatus::kEnded;
  });
  std::vector<ScheduleLine> kept;
  for (ScheduleLine& line : lines) {
    // Of rows of one place the rate stays, and of several rates the last given.
    if (!kept.empty() && place(kept.back()) == place(line)) kept.pop_back();
    kept.push_back(std::move(line));
  }
  return kept;
}

absl::Status AddEnvelope(std::string_view bytes, Measures& measures) {
  absl::StatusOr<std::vector<TaricMeasure>> read = ReadTaricEnvelope(bytes);
  if (!read.ok()) return read.status();
  for (const TaricMeasure& measure : *read) measures.Add(measure);
  return absl::OkStatus();
}

absl::Status AddInput(std::string_view bytes, Measures& measures) {
  if (!bytes.starts_with(kZip)) return AddEnvelope(bytes, measures);
  absl::StatusOr<std::vector<ZipEntry>> entries = ReadZip(bytes);
  if (!entries.ok()) return entries.status();
  std::ranges::sort(*entries, {}, &ZipEntry::name);
  for (const ZipEntry& entry : *entries) {
    absl::Status status = AddEnvelope(entry.bytes, measures);
    if (!status.ok()) {
      return absl::InvalidArgumentError(entry.name + ": " + std::string(status.message()));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportTaricDaily(TariffInputs inputs,
                                                    const TariffImportOptions& options) {
  if (inputs.empty()) return absl::InvalidArgumentError("no TARIC message given");
  TariffImportReport report;
  Measures measures(report);
  for (const TariffInput& input : inputs) {
    if (absl::Status status = AddInput(input.bytes, measures); !status.ok()) return status;
  }
  const ScheduleHead head{
      .name = "eu-taric",
      .title = "TARIC, third country duties and tariff preferences",
      .source = "European Commission, DG TAXUD, TARIC daily messages",
      .currency = "EUR",
      .note =
          "mfn is the third country duty (measure type 103); preference is the tariff "
          "preference (142) of the area in programmes"};
  for (ScheduleFile& file : WriteSchedule(head, options, WithoutSeams(measures.TakeLines()))) {
    file.partial = true;
    report.files.push_back(std::move(file));
  }
  return report;
}

}  // namespace landfall
