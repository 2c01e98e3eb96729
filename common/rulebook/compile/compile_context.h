#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/edition/edition_builder.h"
#include "common/rulebook/load/rule_set.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/expression_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "common/time/local_time.h"

namespace landfall {

// What all parts of the compiler share: where each rule will stand, and parts of rules that are
// stored once. Everything is done in order of id, so that the order of files never shows. The rules
// have passed CheckRules.
class CompileContext {
 public:
  CompileContext(const RuleSet& rule_set, EditionBuilder& edition_builder);

  const RuleSet& rules;
  EditionBuilder& builder;

  // Row numbers by id.
  using Numbers = std::unordered_map<std::string, uint32_t>;
  Numbers territories;
  Numbers levies;   // in evaluation order
  Numbers regimes;  // by territory, falling priority, id
  Numbers goods_lists;
  Numbers schedules;
  Numbers rate_tables;
  std::vector<std::string> levy_order;
  std::vector<std::string> regime_order;
  std::unordered_map<std::string, RowRange> group_members;

  // Columns of each schedule in order of number.
  std::unordered_map<std::string, std::vector<std::string>> columns;

  TextRef Text(std::string_view text) { return builder.Intern(text); }

  // CitationRow of `message`, which has the fields source and cite.
  template <typename Message>
  uint32_t Citation(const Message& message) {
    if (!message.source().empty()) return CitationOf(message.source());
    return message.has_cite() ? Citation(message.cite()) : kNoRow;
  }
  uint32_t Citation(const grammar::Source& source);
  uint32_t CitationOf(const std::string& source_id);

  // ExpressionRow of an expression of the pool.
  uint32_t Expression(uint32_t pool_number);
  uint32_t Expression(const ExpressionView& expression);

  // ConditionRow; kNoRow for a condition without tests.
  uint32_t Condition(const grammar::Condition& condition);

  // Values naming places, with the members of those that are groups.
  RowRange Places(const std::vector<std::string>& ids);

  // GoodsListRow of prefixes and "@list"s together.
  uint32_t Goods(const std::vector<std::string>& prefixes);

 private:
  ConditionRow MakeCondition(const grammar::Condition& condition);
  TestRow MakeTest(const grammar::Test& test);
  TestValueRow MakeValue(Subject subject, const std::string& value);
  std::vector<TestValueRow> GoodsValues(const grammar::Test& test);

  std::unordered_map<std::string, uint32_t> citations_;
  std::unordered_map<uint32_t, uint32_t> pool_expressions_;
  std::unordered_map<std::string, uint32_t> expressions_;
  std::unordered_map<std::string, uint32_t> conditions_;
  std::unordered_map<std::string, uint32_t> goods_in_place_;
};

// The parts, called in this order.
void CompilePlaces(CompileContext& context);
void CompileGoodsLists(CompileContext& context);
void CompileSchedules(CompileContext& context);
void CompileRateTables(CompileContext& context);
void CompileRegimes(CompileContext& context);
void CompileLevies(CompileContext& context);
void CompileReliefs(CompileContext& context);
void CompileValues(CompileContext& context);
void CompileCoverage(CompileContext& context);
void CompileLists(CompileContext& context);  // restrictions, agreements

// Ranges of codes: ascending, none inside another.
std::vector<GoodsListPrefixRow> PrefixRows(const std::vector<std::string>& prefixes);

StoredRounding ToRounding(const grammar::RoundingRule& rule);

// Values of fields that were checked; the fallback is for empty ones.
Decimal ToDecimal(std::string_view text, Decimal fallback = Decimal());
Day ToDay(std::string_view text, Day fallback);
LocalTime ToTime(std::string_view text, LocalTime fallback);
Code ToCode(std::string_view text);
CurrencyCode ToCurrency(std::string_view text);

// An enum of ours that has the grammar's numbers; 0 is `unset`.
template <typename Enum>
Enum ToEnum(int number, Enum unset) {
  return number == 0 ? unset : static_cast<Enum>(number);
}

}  // namespace landfall
