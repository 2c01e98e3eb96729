#include "common/importing/rates/rate_file.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/edge/csv/csv.h"
#include "common/importing/rates/rate_file_header.h"

namespace landfall {
namespace {

constexpr size_t kMaxDefects = 20;
constexpr std::string_view kColumns = "quote,rate,valid_from,valid_to,published";
constexpr size_t kColumnCount = 5;

std::string Joined(std::span<const std::string> fields) { return absl::StrJoin(fields, ","); }

// The row of one record; a defect is appended instead when a field is malformed.
void AddRow(const CsvRecord& record, RateTable& table, std::vector<std::string>& defects) {
  auto quote = CurrencyCode::Parse(record[0]);
  auto rate = Decimal::Parse(record[1]);
  auto from = Day::Parse(record[2]);
  auto to = record[3].empty() ? from : Day::Parse(record[3]);
  auto published = record[4].empty() ? Day::Min() : Day::Parse(record[4]);
  bool well = record.fields.size() == kColumnCount && quote.ok() && rate.ok() && from.ok() &&
              to.ok() && published.ok();
  if (!well || *rate <= Decimal() || *to < *from) {
    defects.push_back(absl::StrCat("line ", record.line, ": not a rate: ", Joined(record.fields)));
    return;
  }
  table.rates.push_back(
      {.quote = *quote,
       .row = {.rate = *rate, .valid_from = *from, .valid_to = *to, .published = *published}});
}

}  // namespace

absl::StatusOr<RateTable> ReadRateTable(std::string_view bytes) {
  RateTable table;
  std::vector<std::string> defects;
  table.source = ReadRateFileHeader(bytes, defects);
  bool heading = false;
  absl::Status status = ReadCsv(bytes, [&](CsvRecord record) -> absl::Status {
    if (heading) {
      AddRow(record, table, defects);
    } else if (Joined(record.fields) != kColumns) {
      return absl::InvalidArgumentError(
          absl::StrCat("line ", record.line, ": the columns must be ", std::string(kColumns)));
    }
    heading = true;
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (!heading) defects.push_back("no columns");
  if (!defects.empty()) {
    if (defects.size() > kMaxDefects) defects.resize(kMaxDefects);
    return absl::InvalidArgumentError(absl::StrJoin(defects, "; "));
  }
  SortRates(table.rates);
  return table;
}

std::string WriteRateTable(const RateTable& table) {
  std::vector<QuotedRate> rates = table.rates;
  SortRates(rates);
  std::string text = WriteRateFileHeader(table.source);
  absl::StrAppend(&text, std::string(kColumns), "\n");
  for (const QuotedRate& rate : rates) {
    const RateRow& row = rate.row;
    absl::StrAppend(&text, rate.quote.ToString(), ",", row.rate.ToString(), ",",
                    row.valid_from.ToString(), ",",
                    row.valid_to == row.valid_from ? "" : row.valid_to.ToString(), ",",
                    row.published == Day::Min() ? "" : row.published.ToString(), "\n");
  }
  return text;
}

}  // namespace landfall
