#include <algorithm>

#include "common/goods/hs_code.h"
#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

using grammar::LevyVersion;

void CheckExpression(const FieldCheck& check, const std::string& text) {
  ExpressionPool pool;
  absl::StatusOr<uint32_t> number = pool.Parse(text);
  if (!number.ok()) {
    return check.Complain("expression",
                          InQuotes(text) + ": " + std::string(number.status().message()));
  }
  for (const DutyTerm& term : pool.At(*number).terms) {
    const std::string code = term.currency.ToString();
    if (code.empty() || check.rules().currencies.contains(code)) continue;
    check.Complain("expression", "currency " + InQuotes(code) + " is not known");
  }
}

// A schedule without rows is a defect of its own.
bool HasColumn(const RuleSet& rules, const std::string& schedule, const std::string& column) {
  auto rows = rules.schedule_rows.find(schedule);
  return rows == rules.schedule_rows.end() || rows->second.empty() ||
         std::ranges::any_of(rows->second,
                             [&](const TariffLine& row) { return row.column == column; });
}

void CheckSchedule(const FieldCheck& check, const grammar::ScheduleRate& rate) {
  FieldCheck part = check.Part(rate, "schedule");
  if (!part.Require("schedule")) return;
  if (!check.rules().schedules.contains(rate.schedule())) {
    return part.Complain("schedule", "schedule " + InQuotes(rate.schedule()) + " is not known");
  }
  part.Require("columns");
  for (int i = 0; i < rate.columns_size(); ++i) {
    FieldCheck column = part.Part(rate.columns(i), "columns", i);
    if (rate.columns(i).has_when()) CheckCondition(column, rate.columns(i).when());
    if (column.Require("column") &&
        !HasColumn(check.rules(), rate.schedule(), rate.columns(i).column())) {
      column.Complain("column", "schedule " + InQuotes(rate.schedule()) + " has no column " +
                                    InQuotes(rate.columns(i).column()));
    }
  }
}

void CheckBracket(const FieldCheck& check, const grammar::Bracket& bracket, bool last) {
  check.Number("up_to");
  check.Percentage("percent");
  check.Number("deduction");
  check.Number("fixed");
  if (last) {
    check.Forbid("up_to", "the last band has no end");
  } else {
    check.Require("up_to");
  }
  if (bracket.percent().empty() && bracket.fixed().empty()) {
    check.Complain("", "needs percent or fixed");
  }
}

void CheckBrackets(const FieldCheck& check, const grammar::Brackets& rate) {
  FieldCheck part = check.Part(rate, "brackets");
  if (part.Require("currency")) part.Currency("currency");
  part.Forbid("measure", "the base selects the band");
  part.Require("brackets");
  std::optional<Decimal> before;
  for (int i = 0; i < rate.brackets_size(); ++i) {
    FieldCheck band = part.Part(rate.brackets(i), "brackets", i);
    CheckBracket(band, rate.brackets(i), i + 1 == rate.brackets_size());
    absl::StatusOr<Decimal> up_to = Decimal::Parse(rate.brackets(i).up_to());
    if (!up_to.ok()) continue;
    if (before && *up_to <= *before) band.Complain("up_to", "must lie above the band before");
    before = *up_to;
  }
}

void CheckFlat(const FieldCheck& check, const grammar::FlatRate& rate) {
  FieldCheck part = check.Part(rate, "flat");
  if (part.Require("amount")) part.Number("amount");
  if (part.Require("currency")) part.Currency("currency");
}

void CheckTable(const FieldCheck& check, const grammar::TableRate& rate) {
  FieldCheck part = check.Part(rate, "table");
  if (!part.Require("table")) return;
  if (!check.rules().rate_tables.contains(rate.table())) {
    part.Complain("table", "rate table " + InQuotes(rate.table()) + " is not known");
  }
}

void CheckInsideOut(const FieldCheck& check) {
  std::optional<Decimal> percent = check.Percentage("inside_out_percent");
  if (percent && *percent >= Decimal::FromInteger(100)) {
    check.Complain("inside_out_percent", "must be below 100");
  }
}

void CheckRate(const FieldCheck& check, const LevyVersion& version) {
  switch (version.rate_case()) {
    case LevyVersion::kPercent:
      if (check.Require("percent")) check.Percentage("percent");
      return;
    case LevyVersion::kExpression:
      return CheckExpression(check, version.expression());
    case LevyVersion::kSchedule:
      return CheckSchedule(check, version.schedule());
    case LevyVersion::kTable:
      return CheckTable(check, version.table());
    case LevyVersion::kFlat:
      return CheckFlat(check, version.flat());
    case LevyVersion::kBrackets:
      return CheckBrackets(check, version.brackets());
    case LevyVersion::kInsideOutPercent:
      return CheckInsideOut(check);
    case LevyVersion::RATE_NOT_SET:
      return check.Complain("", "states no rate; a repeal says repealed: true");
  }
}

void CheckLimits(const FieldCheck& check, const LevyVersion& version) {
  std::optional<Decimal> minimum = check.Number("minimum");
  std::optional<Decimal> maximum = check.Number("maximum");
  check.Number("collect_floor");
  if (minimum && maximum && *maximum < *minimum) check.Complain("maximum", "lies below minimum");
  const bool limited =
      !version.minimum().empty() || !version.maximum().empty() || !version.collect_floor().empty();
  if (!limited) {
    check.Forbid("currency", "belongs to minimum, maximum or collect_floor");
  } else if (check.Require("currency")) {
    check.Currency("currency");
  }
  if (version.collect_floor().empty()) check.Forbid("floor_inclusive", "needs collect_floor");
}

}  // namespace

void CheckLevyVersion(const FieldCheck& check, const grammar::Levy& levy,
                      const LevyVersion& version) {
  check.Cites();
  if (version.repealed()) {
    if (version.rate_case() != LevyVersion::RATE_NOT_SET) {
      check.Complain("repealed", "a repeal has no rate");
    }
    return;
  }
  CheckRate(check, version);
  CheckLimits(check, version);
  if (version.has_when()) CheckCondition(check, version.when());
  if (TestsLevyAmount(version.when())) {
    check.Complain("when", "levies are found before they have amounts; a relief tests them");
  }
  std::optional<Decimal> free = check.PositiveNumber("free_quantity");
  if (free && version.rate_case() != LevyVersion::kExpression) {
    check.Complain("free_quantity", "needs an expression by weight");
  }
  if (levy.base().empty() && version.rate_case() != LevyVersion::kFlat &&
      version.rate_case() != LevyVersion::RATE_NOT_SET) {
    check.Complain("", "the levy names no base, which only a flat rate can do without");
  }
}

}  // namespace landfall
