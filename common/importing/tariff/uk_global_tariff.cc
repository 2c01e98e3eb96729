#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "common/importing/tariff/csv_columns.h"
#include "common/importing/tariff/eu_nomenclature.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 3> kColumns = {"commodity", "cet_duty_rate",
                                                      "ukgt_duty_rate"};

bool IsCode(std::string_view text) {
  if (text.size() != 8 && text.size() != 10) return false;
  for (char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

// One of the two rate columns of the file, on its way to a schedule of its own.
struct Side {
  std::string_view name;  // of our file
  std::string_view title;
  std::string_view tally;
  std::string_view currency;
  Day from;
  Day last;  // of the year the schedule is of
  std::vector<ScheduleLine> lines{};
};

// The row of the schedule's own year, and what becomes of it afterwards: STALE while its code
// stands in the newer nomenclature since before the schedule's own day, ENDED when it does not.
void AddRow(Side& side, std::string_view code, std::string_view text, size_t line_number,
            bool stands, ImportTally& tally) {
  ScheduleLine line{.code = std::string(code), .column = "mfn", .from = side.from};
  line.rate_text = OneLine(text);
  const absl::StatusOr<Expression> rate = ParseUkTariffText(text);
  SetRate(line, rate);
  if (rate.ok()) {
    tally.Parsed(side.tally);
  } else {
    tally.Rejected({.line = line_number,
                    .code = line.code,
                    .column = std::string(side.tally),
                    .text = line.rate_text,
                    .reason = std::string(rate.status().message())});
  }
  ScheduleLine later = line;
  later.from = side.last + 1;
  later.status = stands ? RowStatus::kStale : RowStatus::kEnded;
  if (!stands) later.rate_text = later.rate = "";
  side.lines.push_back(std::move(line));
  // What could not be read stays so.
  if (rate.ok() || !stands) side.lines.push_back(std::move(later));
}

void Write(Side& side, const TariffImportOptions& options, TariffImportReport& report) {
  const ScheduleHead head{
      .name = std::string(side.name),
      .title = std::string(side.title),
      .source =
          "Department for International Trade, UK Global Tariff, final data of 2021-01-27 "
          "(Open Government Licence v3)",
      .currency = std::string(side.currency),
      .note =
          "a code serves after its own year as STALE when it stands unchanged in the nomenclature "
          "of 2026, and is ENDED otherwise"};
  for (ScheduleFile& file : WriteSchedule(head, options, std::move(side.lines))) {
    report.files.push_back(std::move(file));
  }
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportUkGlobalTariff(TariffInputs inputs,
                                                        const TariffImportOptions& options) {
  if (inputs.size() != 2) {
    return absl::InvalidArgumentError("needs the tariff and the nomenclature of a later year");
  }
  const Day day = inputs[0].from;
  const absl::StatusOr<StandingCodes> standing = StandingCodes::Read(inputs[1].bytes, day);
  if (!standing.ok()) return standing.status();
  // The file sets the UK tariff beside the EU tariff of the year before.
  const int year = day.ToCivil().year;
  Side eu{.name = "eu-cn2020",
          .title = "EU Common Customs Tariff, third-country duty, Combined Nomenclature 2020",
          .tally = "eu mfn",
          .currency = "EUR",
          .from = Day::FromCivil(year - 1, 1, 1),
          .last = Day::FromCivil(year - 1, 12, 31)};
  Side gb{.name = "gb-ukgt",
          .title = "UK Global Tariff, third-country duty",
          .tally = "gb mfn",
          .currency = "GBP",
          .from = day,
          .last = Day::FromCivil(year, 12, 31)};
  TariffImportReport report;
  ImportTally tally(report);
  std::vector<size_t> at;
  absl::Status status = ReadCsv(inputs[0].bytes, [&](const CsvRecord& record) -> absl::Status {
    if (at.empty()) {
      absl::StatusOr<std::vector<size_t>> found = FindColumns(record, kColumns);
      if (found.ok()) at = *std::move(found);
      return found.status();
    }
    const std::string_view code = record[at[0]];
    if (!IsCode(code)) {
      tally.Rejected({.line = record.line,
                      .code = std::string(code),
                      .column = "code",
                      .text = std::string(code),
                      .reason = "not a code of 8 or 10 digits"});
      return absl::OkStatus();
    }
    const bool stands = standing->Contains(code);
    AddRow(eu, code, record[at[1]], record.line, stands, tally);
    AddRow(gb, code, record[at[2]], record.line, stands, tally);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (at.empty()) return absl::InvalidArgumentError("empty file");
  Write(eu, options, report);
  Write(gb, options, report);
  return report;
}

}  // namespace landfall
