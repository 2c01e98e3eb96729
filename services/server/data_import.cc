#include "services/server/data_import.h"

#include <filesystem>
#include <fstream>

#include "absl/strings/str_split.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/rate_file.h"
#include "common/importing/tariff/importers.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

constexpr int64_t kMicrosPerDay = 86'400'000'000;

Day Today(const Clock& clock) {
  return Day::FromNumber(static_cast<int32_t>(clock.Now().micros() / kMicrosPerDay));
}

absl::Status WriteTable(const std::string& folder, const std::string& name,
                        const std::string& text) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::string path = folder + "/" + name;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file ? absl::OkStatus() : absl::UnavailableError(path + ": cannot be written");
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

absl::Status ImportTariff(const TariffImporter& importer, const Files& files,
                          const std::string& folder, Day today, std::ostream& out) {
  std::vector<TariffInput> inputs;
  for (size_t i = 0; i < files.bytes.size(); ++i) {
    inputs.push_back({files.bytes[i], files.from[i]});
  }
  absl::StatusOr<TariffImportReport> report =
      importer.import(inputs, {.as_of = files.from.back().ToString(), .read_on = today.ToString()});
  if (!report.ok()) return report.status();
  out << Summary(*report);
  for (const ScheduleFile& file : report->files) {
    if (folder.empty()) continue;
    if (absl::Status status = WriteTable(folder, file.name, file.text); !status.ok()) {
      return status;
    }
    out << folder << '/' << file.name << '\n';
  }
  return absl::OkStatus();
}

absl::Status ImportRates(const RateImporter& importer, const Files& files,
                         const DataCommand& command, std::ostream& out) {
  std::string name = std::string(importer.table) + ".csv";
  absl::StatusOr<std::string> text = ReadWholeFile(command.data + "/rates/" + name);
  if (!text.ok()) return text.status();
  absl::StatusOr<RateTable> table = ReadRateTable(*text);
  if (!table.ok()) return table.status();
  std::vector<RateTable> merged = {*table};
  for (const std::string& bytes : files.bytes) {
    absl::StatusOr<RateImportReport> report = importer.import(bytes, {.source = table->source});
    if (!report.ok()) return report.status();
    out << importer.name << ": " << report->read << " rates, " << report->absent << " absent, "
        << report->rejections.size() << " rejected\n";
    for (const RateRejection& rejection : report->rejections) {
      out << "  line " << rejection.line << ": " << rejection.reason << ": " << rejection.text
          << '\n';
    }
    merged = MergeTables(std::move(merged), {std::move(report->table)});
  }
  if (command.out.empty()) return absl::OkStatus();
  absl::Status status = WriteTable(command.out, name, WriteRateTable(merged.front()));
  if (status.ok()) out << command.out << '/' << name << '\n';
  return status;
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
  return text;
}

int RunImport(const DataCommand& command, const Clock& clock, std::ostream& out) {
  std::string format = command.arguments.empty() ? "" : command.arguments[0];
  const TariffImporter* tariff = FindTariffImporter(format);
  const RateImporter* rates = FindRateImporter(format);
  if (tariff == nullptr && rates == nullptr) {
    out << "formats:\n" << ImportFormats();
    return 2;
  }
  Day today = Today(clock);
  absl::StatusOr<Files> files = ReadFiles(command, today);
  absl::Status status = files.status();
  if (status.ok()) {
    status = tariff != nullptr ? ImportTariff(*tariff, *files, command.out, today, out)
                               : ImportRates(*rates, *files, command, out);
  }
  if (status.ok()) return 0;
  out << status.message() << std::endl;
  return 1;
}

}  // namespace landfall::server
