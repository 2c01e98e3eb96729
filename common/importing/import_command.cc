#include "common/importing/import_command.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "common/importing/rates/importers.h"
#include "common/importing/rates/rate_file.h"
#include "common/importing/tariff/importers.h"

namespace landfall {
namespace {

constexpr int kFailed = 2;

struct InputFile {
  std::string path;
  std::string day;
  std::string bytes;
};

bool ReadWhole(const std::string& path, std::string& bytes) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  bytes = std::move(content).str();
  return stream.is_open() && !stream.bad();
}

bool WriteWhole(const std::string& path, const std::string& bytes) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream << bytes;
  stream.flush();
  return stream.good();
}

std::optional<std::vector<InputFile>> ReadInputs(const ImportRequest& request, std::ostream& out) {
  std::vector<InputFile> inputs;
  for (const std::string& argument : request.files) {
    const size_t at = argument.rfind('@');
    InputFile input{.path = argument.substr(0, at),
                    .day = at == argument.npos ? request.as_of : argument.substr(at + 1),
                    .bytes = {}};
    if (!ReadWhole(input.path, input.bytes)) {
      out << input.path << ": cannot be read\n";
      return std::nullopt;
    }
    inputs.push_back(std::move(input));
  }
  if (inputs.empty()) out << "no file was given\n";
  if (inputs.empty()) return std::nullopt;
  return inputs;
}

int ImportTariff(const TariffImporter& importer, const std::vector<InputFile>& files,
                 const ImportRequest& request, std::ostream& out) {
  std::vector<TariffInput> inputs;
  for (const InputFile& file : files) {
    absl::StatusOr<Day> day = Day::Parse(file.day);
    if (!day.ok()) {
      out << file.path << ": the first day its rates hold is needed, as FILE@2026-06-08\n";
      return kFailed;
    }
    inputs.push_back({.bytes = file.bytes, .from = *day});
  }
  absl::StatusOr<TariffImportReport> report =
      importer.import(inputs, {.as_of = request.as_of.empty() ? files.back().day : request.as_of,
                               .read_on = request.read_on});
  if (!report.ok()) {
    out << importer.name << ": " << std::string(report.status().message()) << "\n";
    return kFailed;
  }
  out << Summary(*report);
  if (request.out_folder.empty()) return 0;
  for (const ScheduleFile& table : report->files) {
    const std::string path = request.out_folder + "/" + table.name;
    if (!WriteWhole(path, table.text)) {
      out << path << ": cannot be written\n";
      return kFailed;
    }
    out << path << "\n";
  }
  return 0;
}

// The table of the importer's source as it stands, for its description and older rates.
absl::StatusOr<RateTable> ReadTable(const std::string& path) {
  std::string bytes;
  if (!ReadWhole(path, bytes)) return absl::NotFoundError("cannot be read");
  return ReadRateTable(bytes);
}

int ImportRates(const RateImporter& importer, const std::vector<InputFile>& files,
                const ImportRequest& request, std::ostream& out) {
  const std::string path = (request.out_folder.empty() ? "data/rates" : request.out_folder) + "/" +
                           std::string(importer.table) + ".csv";
  absl::StatusOr<RateTable> table = ReadTable(path);
  if (!table.ok()) {
    out << path << ": " << std::string(table.status().message()) << "\n";
    return kFailed;
  }
  RateImportOptions options;
  options.source = table->source;
  std::vector<RateImportReport> reports;
  for (const InputFile& file : files) {
    absl::StatusOr<RateImportReport> report = importer.import(file.bytes, options);
    if (!report.ok()) {
      out << file.path << ": " << std::string(report.status().message()) << "\n";
      return kFailed;
    }
    out << file.path << ": " << report->read << " rates, " << report->repeated << " repeated, "
        << report->absent << " absent, " << report->rejections.size() << " rejected\n";
    for (const RateRejection& rejection : report->rejections) {
      out << "  line " << rejection.line << "  \"" << rejection.text << "\"  " << rejection.reason
          << "\n";
    }
    reports.push_back(*std::move(report));
  }
  AddRates(reports, *table);
  if (request.out_folder.empty()) return 0;
  if (!WriteWhole(path, WriteRateTable(*table))) {
    out << path << ": cannot be written\n";
    return kFailed;
  }
  out << path << "\n";
  return 0;
}

}  // namespace

std::string DescribeImportFormats() {
  std::string text;
  for (const TariffImporter& importer : TariffImporters()) {
    text += std::string(importer.name) + "  " + std::string(importer.reads) + "\n";
  }
  for (const RateImporter& importer : RateImporters()) {
    text += std::string(importer.name) + "  " + std::string(importer.reads) + "\n";
  }
  return text;
}

int RunImport(const ImportRequest& request, std::ostream& out) {
  const TariffImporter* tariff = FindTariffImporter(request.format);
  const RateImporter* rates = FindRateImporter(request.format);
  if (tariff == nullptr && rates == nullptr) {
    out << "format \"" << request.format << "\" is not known; the formats are:\n"
        << DescribeImportFormats();
    return kFailed;
  }
  std::optional<std::vector<InputFile>> inputs = ReadInputs(request, out);
  if (!inputs) return kFailed;
  return tariff != nullptr ? ImportTariff(*tariff, *inputs, request, out)
                           : ImportRates(*rates, *inputs, request, out);
}

}  // namespace landfall
