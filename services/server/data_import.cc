#include "services/server/data_import.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/rate_changes.h"
#include "common/importing/rates/rate_file.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_changes.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/vat/eu_tedb.h"
#include "services/server/data_review.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

constexpr int64_t kMicrosPerDay = 86'400'000'000;

Day Today(const Clock& clock) {
  return Day::FromNumber(static_cast<int32_t>(clock.Now().micros() / kMicrosPerDay));
}

// Files to read, each with the day its rates hold from.
struct Files {
  std::vector<std::string> bytes;
  std::vector<Day> from;
};

absl::StatusOr<Files> ReadFiles(const DataCommand& command, Day today) {
  Files files;
  for (size_t i = 1; i < command.arguments.size(); ++i) {
    std::vector<std::string> parts = absl::StrSplit(command.arguments[i], '@');
    Day from = today;
    if (parts.size() == 2) {
      absl::StatusOr<Day> day = Day::Parse(parts[1]);
      if (!day.ok()) return day.status();
      from = *day;
    }
    absl::StatusOr<std::string> bytes = ReadWholeFile(parts[0]);
    if (!bytes.ok()) return bytes.status();
    files.bytes.push_back(*std::move(bytes));
    files.from.push_back(from);
  }
  if (files.bytes.empty()) return absl::InvalidArgumentError("name at least one file");
  return files;
}

// The text of a file of the last data folder that has it; empty when none has.
std::string TextInData(const std::string& folders, const std::string& path) {
  std::string text;
  for (absl::string_view folder : absl::StrSplit(folders, ',')) {
    absl::StatusOr<std::string> found = ReadWholeFile(std::string(folder) + "/" + path);
    if (found.ok()) text = *std::move(found);
  }
  return text;
}

ReviewRules RulesOf(const DataCommand& command) {
  return {.folder = command.out,
          .share_percent = static_cast<size_t>(command.share_percent),
          .accept = command.accept};
}

absl::StatusOr<ReviewedTable> ReviewSchedule(const ScheduleFile& file, const std::string& data) {
  absl::StatusOr<std::vector<ScheduleLine>> before =
      ReadScheduleLines(TextInData(data, "schedules/" + file.name));
  if (!before.ok()) {
    return absl::InvalidArgumentError(
        file.name + " of the data folder: " + std::string(before.status().message()));
  }
  absl::StatusOr<std::vector<ScheduleLine>> imported = ReadScheduleLines(file.text);
  if (!imported.ok()) return imported.status();
  std::vector<ScheduleLine> merged = MergeSchedules(*before, *imported, file.partial);
  const ScheduleChanges changes = CompareSchedules(*before, merged);
  ReviewedTable table{.name = file.name,
                      .text = WriteScheduleUnder(CommentsOf(file.text), std::move(merged)),
                      .summary = SummaryOf(changes),
                      .share = changes.Share()};
  for (const ScheduleChange& change : changes.list) table.changes.push_back(LineOf(change));
  return table;
}

absl::Status ImportTariff(const TariffImporter& importer, const Files& files,
                          const DataCommand& command, Day today, std::ostream& out) {
  std::vector<TariffInput> inputs;
  for (size_t i = 0; i < files.bytes.size(); ++i) {
    inputs.push_back({files.bytes[i], files.from[i]});
  }
  absl::StatusOr<TariffImportReport> report =
      importer.import(inputs, {.as_of = files.from.back().ToString(), .read_on = today.ToString()});
  if (!report.ok()) return report.status();
  out << Summary(*report);
  if (command.out.empty()) return absl::OkStatus();
  std::vector<ReviewedTable> tables;
  for (const ScheduleFile& file : report->files) {
    absl::StatusOr<ReviewedTable> table = ReviewSchedule(file, command.data);
    if (!table.ok()) return table.status();
    tables.push_back(*std::move(table));
  }
  return WriteReviewed(tables, RulesOf(command), out);
}

void PrintReport(const RateImporter& importer, const RateImportReport& report, std::ostream& out) {
  out << importer.name << ": " << report.read << " rates, " << report.absent << " absent, "
      << report.rejections.size() << " rejected\n";
  for (const RateRejection& rejection : report.rejections) {
    out << "  line " << rejection.line << ": " << rejection.reason << ": " << rejection.text
        << '\n';
  }
}

absl::Status ImportRates(const RateImporter& importer, const Files& files,
                         const DataCommand& command, std::ostream& out) {
  std::string name = std::string(importer.table) + ".csv";
  absl::StatusOr<RateTable> table = ReadRateTable(TextInData(command.data, "rates/" + name));
  if (!table.ok()) return table.status();
  std::vector<RateTable> merged = {*table};
  for (const std::string& bytes : files.bytes) {
    absl::StatusOr<RateImportReport> report = importer.import(bytes, {.source = table->source});
    if (!report.ok()) return report.status();
    PrintReport(importer, *report, out);
    merged = MergeTables(std::move(merged), {std::move(report->table)});
  }
  if (command.out.empty()) return absl::OkStatus();
  const std::vector<RateChange> changes = CompareRates(*table, merged.front());
  ReviewedTable reviewed{.name = name,
                         .text = WriteRateTable(merged.front()),
                         .share = CorrectedShare(changes, *table)};
  size_t corrected = 0;
  for (const RateChange& change : changes) {
    reviewed.changes.push_back(LineOf(change));
    if (change.before) ++corrected;
  }
  reviewed.summary = std::to_string(changes.size() - corrected) + " added, " +
                     std::to_string(corrected) + " changed";
  return WriteReviewed({std::move(reviewed)}, RulesOf(command), out);
}

constexpr std::string_view kTedb = "eu-tedb";
constexpr std::string_view kTedbReads = "EU TEDB answers of VAT rates (SOAP XML, gzip)";

// The rates go into a table of their own; what they change is told against the table that serves.
absl::Status ImportVat(const Files& files, const DataCommand& command, Day today,
                       std::ostream& out) {
  std::vector<VatRate> rates;
  for (const std::string& bytes : files.bytes) {
    absl::StatusOr<VatImport> import = ImportEuTedb(bytes);
    if (!import.ok()) return import.status();
    out << kTedb << ": " << import->read << " results, " << import->rates.size() << " rates, "
        << import->rejections.size() << " rejected\n";
    for (const VatRejection& rejection : import->rejections) {
      out << "  line " << rejection.line << ": " << rejection.territory << " " << rejection.text
          << ": " << rejection.reason << '\n';
    }
    rates.insert(rates.end(), import->rates.begin(), import->rates.end());
  }
  if (command.out.empty()) return absl::OkStatus();
  const std::string table = TextInData(command.data, "tables/vat.csv");
  absl::StatusOr<std::vector<VatChange>> changes = std::vector<VatChange>();
  if (!table.empty()) changes = CompareVat(table, rates);
  if (!changes.ok()) return changes.status();
  ReviewedTable reviewed{.name = std::string(kTedb) + ".csv",
                         .text = WriteVatTable(rates, today.ToString())};
  size_t changed = 0;
  for (const VatChange& change : *changes) {
    reviewed.changes.push_back(LineOf(change));
    if (!change.before.empty()) ++changed;
  }
  const size_t compared = std::max<size_t>(rates.size(), 1);
  reviewed.share = table.empty() ? 0 : (changed * 10000 + compared - 1) / compared;
  reviewed.summary = std::to_string(changes->size() - changed) + " added, " +
                     std::to_string(changed) + " changed against vat.csv";
  return WriteReviewed({std::move(reviewed)}, RulesOf(command), out);
}

}  // namespace

std::string ImportFormats() {
  std::string text;
  for (const TariffImporter& importer : TariffImporters()) {
    text += "  " + std::string(importer.name) + ": " + std::string(importer.reads) + "\n";
  }
  for (const RateImporter& importer : RateImporters()) {
    text += "  " + std::string(importer.name) + ": " + std::string(importer.reads) + "\n";
  }
  return text + "  " + std::string(kTedb) + ": " + std::string(kTedbReads) + "\n";
}

int RunImport(const DataCommand& command, const Clock& clock, std::ostream& out) {
  std::string format = command.arguments.empty() ? "" : command.arguments[0];
  const TariffImporter* tariff = FindTariffImporter(format);
  const RateImporter* rates = FindRateImporter(format);
  if (tariff == nullptr && rates == nullptr && format != kTedb) {
    out << "formats:\n" << ImportFormats();
    return 2;
  }
  Day today = Today(clock);
  absl::StatusOr<Files> files = ReadFiles(command, today);
  absl::Status status = files.status();
  if (status.ok()) {
    status = tariff != nullptr  ? ImportTariff(*tariff, *files, command, today, out)
             : rates != nullptr ? ImportRates(*rates, *files, command, out)
                                : ImportVat(*files, command, today, out);
  }
  if (status.ok()) return 0;
  out << status.message() << std::endl;
  return absl::IsFailedPrecondition(status) ? 3 : 1;
}

}  // namespace landfall::server
