#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "common/edge/csv/csv.h"
#include "common/importing/vat/eu_tedb.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 11> kColumns = {
    "territory",  "hs",   "category", "condition", "origin", "percent",
    "expression", "from", "to",       "source",    "status"};
constexpr std::string_view kSource = "page.ds-tedb";

// What a row of ours says from a day to a day.
struct Row {
  std::string percent;
  Day from;
  Day to;
};

using Rows = std::map<std::string, std::vector<Row>>;

std::string KeyOf(std::string_view territory, std::string_view hs, std::string_view category) {
  return std::string(territory) + "," + std::string(hs) + "," + std::string(category);
}

absl::StatusOr<Rows> ReadRows(std::string_view table) {
  Rows rows;
  std::map<std::string, size_t> at;
  absl::Status status = ReadCsv(table, [&](const CsvRecord& record) -> absl::Status {
    if (at.empty()) {
      for (size_t i = 0; i < record.fields.size(); ++i) at[record.fields[i]] = i;
      for (std::string_view column : kColumns) {
        if (at.contains(std::string(column))) continue;
        return absl::InvalidArgumentError("column " + std::string(column) + " is missing");
      }
      return absl::OkStatus();
    }
    auto cell = [&](const char* column) { return record[at.at(column)]; };
    if (!cell("condition").empty() || !cell("origin").empty()) return absl::OkStatus();
    absl::StatusOr<Day> from = Day::Parse(cell("from"));
    absl::StatusOr<Day> to = cell("to").empty() ? Day::Max() : Day::Parse(cell("to"));
    if (!from.ok() || !to.ok()) {
      return absl::InvalidArgumentError("line " + std::to_string(record.line) + ": not a day");
    }
    rows[KeyOf(cell("territory"), cell("hs"), cell("category"))].push_back(
        {std::string(cell("percent")), *from, *to});
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return rows;
}

std::string PercentOn(const Rows& rows, const VatRate& rate) {
  const auto found = rows.find(KeyOf(rate.territory, rate.hs, rate.category));
  if (found == rows.end()) return "";
  for (const Row& row : found->second) {
    if (row.from <= rate.from && rate.from <= row.to) return row.percent;
  }
  return "";
}

}  // namespace

absl::StatusOr<std::vector<VatChange>> CompareVat(std::string_view table,
                                                  const std::vector<VatRate>& rates) {
  absl::StatusOr<Rows> rows = ReadRows(table);
  if (!rows.ok()) return rows.status();
  std::vector<VatChange> changes;
  for (const VatRate& rate : rates) {
    const std::string before = PercentOn(*rows, rate);
    const absl::StatusOr<Decimal> percent = Decimal::Parse(before);
    if (percent.ok() && *percent == rate.percent) continue;
    changes.push_back({rate, before});
  }
  return changes;
}

std::string LineOf(const VatChange& change) {
  std::string text = change.before.empty() ? "added " : "changed ";
  text += change.rate.territory + " " +
          (change.rate.hs.empty() ? change.rate.category : change.rate.hs) + " on " +
          change.rate.from.ToString() + ": ";
  if (!change.before.empty()) text += change.before + " % -> ";
  return text + change.rate.percent.ToString() + " %";
}

std::string WriteVatTable(const std::vector<VatRate>& rates, std::string_view read_on) {
  std::string text =
      "# title: VAT rates of the member states\n"
      "# source: European Commission, Taxes in Europe Database, retrieveVatRates\n"
      "# read_on: " +
      std::string(read_on) +
      "\n# note: from is the day the answer speaks of; a rate may be older. Per cent of the tax "
      "base\n" +
      CsvLine(kColumns);
  for (const VatRate& rate : rates) {
    const std::string percent = rate.percent.ToString();
    const std::string from = rate.from.ToString();
    const std::array<std::string_view, kColumns.size()> cells = {
        rate.territory, rate.hs, rate.category, "", "", percent, "", from, "", kSource, ""};
    text += CsvLine(cells);
  }
  return text;
}

}  // namespace landfall
