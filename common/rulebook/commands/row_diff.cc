#include "common/rulebook/commands/row_diff.h"

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/tables/law_tables.h"

namespace landfall {
namespace {

void Append(std::string& text, const std::string& word) {
  if (!word.empty()) text += " " + word;
}

std::string RateText(const RuleSet& rules, uint32_t expression) {
  return FormatDutyText(rules.expressions.At(expression).View());
}

std::string StatusWord(uint8_t status) {
  switch (static_cast<RuleStatus>(status)) {
    case RuleStatus::kAnnounced:
      return "announced";
    case RuleStatus::kUnverified:
      return "unverified";
    case RuleStatus::kInForce:
      break;
  }
  return "";
}

std::string StateWord(RateState state) {
  switch (state) {
    case RateState::kUnparsed:
      return "not parsed";
    case RateState::kStale:
      return "stale";
    case RateState::kEnded:
      return "ended";
    case RateState::kParsed:
      break;
  }
  return "";
}

void Put(RowTexts& texts, std::string key, std::string value) {
  while (!texts.try_emplace(key, value).second) key += "'";
}

}  // namespace

RowTexts RateRowTexts(const RuleSet& rules, const std::string& table) {
  RowTexts texts;
  auto rows = rules.table_rows.find(table);
  if (rows == rules.table_rows.end()) return texts;
  for (const RateLine& row : rows->second) {
    if (row.expression >= rules.expressions.size()) continue;
    std::string key = table + ":";
    Append(key, row.territory.ToString());
    Append(key, row.hs.ToString());
    Append(key, row.category);
    Append(key, row.condition);
    if (!row.origin.IsNone()) Append(key, "of " + row.origin.ToString());
    Append(key, StatusWord(row.status));
    Append(key, "from " + row.from.ToString());
    std::string value = RateText(rules, row.expression);
    if (row.to != Day::Max()) Append(value, "to " + row.to.ToString());
    Put(texts, std::move(key), std::move(value));
  }
  return texts;
}

RowTexts TariffRowTexts(const RuleSet& rules, const std::string& schedule) {
  RowTexts texts;
  auto rows = rules.schedule_rows.find(schedule);
  if (rows == rules.schedule_rows.end()) return texts;
  for (const TariffLine& row : rows->second) {
    std::string key = schedule + ": " + row.code.ToString() + " " + row.column;
    Append(key, "from " + row.from.ToString());
    for (Code programme : row.programmes) Append(key, programme.ToString());
    std::string value =
        row.expression == kNoRow ? "\"" + row.rate_text + "\"" : RateText(rules, row.expression);
    Append(value, StateWord(row.state));
    Put(texts, std::move(key), std::move(value));
  }
  return texts;
}

}  // namespace landfall
