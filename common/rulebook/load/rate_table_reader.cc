#include "common/rulebook/load/rate_table_reader.h"

#include <utility>

#include "common/rulebook/load/csv_rows.h"
#include "common/rulebook/tables/law_tables.h"

namespace landfall {
namespace {

std::string Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

Code ReadCode(CsvRow& row, std::string_view column) {
  std::string_view text = row.Text(column);
  if (text.empty()) return Code();
  std::optional<Code> code = Code::Parse(text);
  if (!code) row.Complain(column, Quoted(text) + " is not a code");
  return code.value_or(Code());
}

HsCode ReadHs(CsvRow& row) {
  std::string_view text = row.Text("hs");
  if (text.empty()) return HsCode();
  absl::StatusOr<HsCode> code = HsCode::Parse(text);
  if (!code.ok()) row.Complain("hs", Quoted(text) + " is not an HS code");
  return code.ok() ? *code : HsCode();
}

uint8_t ReadStatus(CsvRow& row) {
  std::string_view text = row.Text("status");
  if (text.empty() || text == "in_force") return static_cast<uint8_t>(RuleStatus::kInForce);
  if (text == "announced") return static_cast<uint8_t>(RuleStatus::kAnnounced);
  if (text == "unverified") return static_cast<uint8_t>(RuleStatus::kUnverified);
  row.Complain("status", Quoted(text) + " is not empty, announced or unverified");
  return static_cast<uint8_t>(RuleStatus::kInForce);
}

// Reads percent or expression, of which exactly one is given.
uint32_t ReadRate(CsvRow& row, ExpressionPool& expressions) {
  std::string_view percent = row.Text("percent");
  std::string_view expression = row.Text("expression");
  if (percent.empty() == expression.empty()) {
    row.Complain("percent", "exactly one of percent and expression must be given");
    return 0;
  }
  std::string text(expression);
  if (!percent.empty()) {
    absl::StatusOr<Decimal> value = Decimal::Parse(percent);
    if (!value.ok() || value->IsNegative()) {
      row.Complain("percent", Quoted(percent) + " is not a percentage");
      return 0;
    }
    text = value->ToString() + " %";
  }
  absl::StatusOr<uint32_t> number = expressions.Parse(text);
  if (number.ok()) return *number;
  row.Complain("expression", Quoted(text) + ": " + std::string(number.status().message()));
  return 0;
}

}  // namespace

void ReadRateTableFile(const std::string& name, std::string_view text, ExpressionPool& expressions,
                       Defects& defects, std::vector<RateLine>& rows) {
  const CsvColumns columns{{"territory", "hs", "category", "condition", "origin", "percent",
                            "expression", "from", "to", "source", "status"},
                           {}};
  ReadCsvRows(name, text, columns, defects, [&](CsvRow& row) {
    RateLine line;
    line.file = &name;
    line.line = row.line();
    row.Required("territory");
    row.Required("from");
    line.territory = ReadCode(row, "territory");
    line.hs = ReadHs(row);
    line.category = row.Text("category");
    line.condition = row.Text("condition");
    line.origin = ReadCode(row, "origin");
    line.expression = ReadRate(row, expressions);
    line.from = row.DayOr("from", Day::Min());
    line.to = row.DayOr("to", Day::Max());
    if (line.to < line.from) row.Complain("to", "lies before from");
    line.source = row.Required("source");
    line.status = ReadStatus(row);
    rows.push_back(std::move(line));
  });
}

}  // namespace landfall
