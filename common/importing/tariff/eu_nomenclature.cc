#include "common/importing/tariff/eu_nomenclature.h"

#include <array>
#include <utility>

#include "common/edge/zip/zip.h"
#include "common/importing/tariff/csv_columns.h"

namespace landfall {
namespace {

constexpr size_t kDigits = 10;
constexpr std::string_view kDeclarable = "80";
constexpr std::array<std::string_view, 4> kColumns = {"goods_code", "product_line_suffix",
                                                      "start_date", "end_date"};

}  // namespace

absl::StatusOr<StandingCodes> StandingCodes::Read(std::string_view bytes, Day day) {
  absl::StatusOr<std::string> text = Gunzip(bytes);
  if (!text.ok()) return text.status();
  StandingCodes standing;
  std::vector<size_t> at;
  absl::Status status = ReadCsv(*text, [&](const CsvRecord& record) -> absl::Status {
    if (at.empty()) {
      absl::StatusOr<std::vector<size_t>> found = FindColumns(record, kColumns);
      if (found.ok()) at = *std::move(found);
      return found.status();
    }
    if (record[at[1]] != kDeclarable || !record[at[3]].empty()) return absl::OkStatus();
    const absl::StatusOr<Day> start = Day::Parse(record[at[2]]);
    if (!start.ok()) {
      return absl::InvalidArgumentError("line " + std::to_string(record.line) + ": start date '" +
                                        std::string(record[at[2]]) + "' is not a day");
    }
    if (*start < day) standing.codes_.emplace(record[at[0]]);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (standing.codes_.empty()) return absl::InvalidArgumentError("no declarable code");
  return standing;
}

bool StandingCodes::Contains(std::string_view code) const {
  std::string full(code);
  if (full.size() < kDigits) full.resize(kDigits, '0');
  return codes_.contains(full);
}

}  // namespace landfall
