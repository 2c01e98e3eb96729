#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/edge/csv/csv.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/official_day.h"
#include "common/importing/rates/rate_collector.h"

namespace landfall {
namespace {

constexpr std::string_view kNoRate = "N/A";

std::string TextOf(const CsvRecord& record) {
  std::string text;
  for (const std::string& field : record.fields) {
    if (!text.empty()) text += ",";
    text += field;
  }
  return text;
}

void AddDay(const CsvRecord& record, const std::vector<std::string>& header,
            RateCollector& collector) {
  // A decimal comma or a lost cell would shift every rate after it into another currency's column.
  if (record.fields.size() != header.size()) {
    return collector.Reject(
        record.line, TextOf(record),
        absl::StrCat("has ", record.fields.size(), " cells where the heading has ", header.size()));
  }
  std::optional<Day> day = ParseOfficialDay(record[0]);
  if (!day) return collector.Reject(record.line, record[0], "not a day");
  for (size_t i = 1; i < header.size(); ++i) {
    if (header[i].empty() && record[i].empty()) continue;
    if (record[i] == kNoRate) {
      collector.AddAbsent();
      continue;
    }
    collector.Add(record.line, {.first = *day, .last = *day, .published = *day}, header[i],
                  record[i]);
  }
}

}  // namespace

absl::StatusOr<RateImportReport> ImportEcbCsv(std::string_view bytes,
                                              const RateImportOptions& options) {
  absl::StatusOr<RateCollector> collector = RateCollector::For(options, "EUR");
  if (!collector.ok()) return collector.status();
  std::vector<std::string> header;
  absl::Status status = ReadCsv(bytes, [&](CsvRecord record) -> absl::Status {
    if (!header.empty()) {
      AddDay(record, header, *collector);
      return absl::OkStatus();
    }
    if (record[0] != "Date" || record.fields.size() < 2) {
      return absl::InvalidArgumentError(
          "not an ECB rate file: the heading does not begin with Date");
    }
    header.assign(record.fields.begin(), record.fields.end());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (header.empty()) return absl::InvalidArgumentError("not an ECB rate file: it is empty");
  return std::move(*collector).Finish();
}

}  // namespace landfall
