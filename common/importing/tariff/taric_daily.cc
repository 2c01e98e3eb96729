#include <algorithm>

#include "common/edge/zip/zip.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/taric_rows.h"

namespace landfall {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
absl::Status AddEnvelope(std::string_view bytes, TaricRows& rows) {
  absl::StatusOr<std::vector<TaricMeasure>> read = ReadTaricEnvelope(bytes);
  if (!read.ok()) return read.status();
  for (const TaricMeasure& measure : *read) rows.Add(measure);
  return absl::OkStatus();
}

absl::Status AddInput(std::string_view bytes, TaricRows& rows) {
  if (!bytes.starts_with(kZip)) return AddEnvelope(bytes, rows);
  absl::StatusOr<std::vector<ZipEntry>> entries = ReadZip(bytes);
  if (!entries.ok()) return entries.status();
  std::ranges::sort(*entries, {}, &ZipEntry::name);
  for (const ZipEntry& entry : *entries) {
    absl::Status status = AddEnvelope(entry.bytes, rows);
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
  TaricRows rows("eu", report);
  for (const TariffInput& input : inputs) {
    if (absl::Status status = AddInput(input.bytes, rows); !status.ok()) return status;
  }
  const ScheduleHead head{
      .name = "eu-taric",
      .title = "TARIC, third country duties and tariff preferences",
      .source = "European Commission, DG TAXUD, TARIC daily messages",
      .currency = "EUR",
      .note =
          "mfn is the third country duty (measure type 103); preference is the tariff "
          "preference (142) of the area in programmes"};
  for (ScheduleFile& file : WriteSchedule(head, options, rows.Take())) {
    file.partial = true;
    report.files.push_back(std::move(file));
  }
  return report;
}

}  // namespace landfall
