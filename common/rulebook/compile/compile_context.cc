#include "common/rulebook/compile/compile_context.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "common/rulebook/load/levy_order.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

template <typename Map>
CompileContext::Numbers NumberInOrder(const Map& by_id) {
  CompileContext::Numbers numbers;
  for (const auto& [id, message] : by_id) {
    numbers.emplace(id, static_cast<uint32_t>(numbers.size()));
  }
  return numbers;
}

CompileContext::Numbers NumberInOrder(const std::vector<std::string>& ids) {
  CompileContext::Numbers numbers;
  for (const std::string& id : ids) numbers.emplace(id, static_cast<uint32_t>(numbers.size()));
  return numbers;
}

std::vector<std::string> OrderRegimes(const RuleSet& rules) {
  std::vector<std::string> ids;
  for (const auto& [id, regime] : rules.regimes) ids.push_back(id);
  auto key_of = [&](const std::string& id) {
    const grammar::Regime& regime = *rules.regimes.find(id)->second;
    return std::tuple(regime.territory(), -int64_t{regime.priority()});
  };
  std::ranges::stable_sort(ids, {}, key_of);
  return ids;
}

std::vector<std::string> ColumnsOf(const std::vector<TariffLine>& rows) {
  std::set<std::string> names;
  for (const TariffLine& row : rows) names.insert(row.column);
  return {names.begin(), names.end()};
}

template <typename Row>
void AppendBytes(std::span<const Row> rows, std::string& key) {
  for (const Row& row : rows) key.append(reinterpret_cast<const char*>(&row), sizeof(row));
  key.push_back('|');
}

}  // namespace

CompileContext::CompileContext(const RuleSet& rule_set, EditionBuilder& edition_builder)
    : rules(rule_set),
      builder(edition_builder),
      territories(NumberInOrder(rules.territories)),
      goods_lists(NumberInOrder(rules.goods_lists)),
      schedules(NumberInOrder(rules.schedules)),
      rate_tables(NumberInOrder(rules.rate_tables)),
      levy_order(OrderLevies(rules).ids),
      regime_order(OrderRegimes(rules)) {
  levies = NumberInOrder(levy_order);
  regimes = NumberInOrder(regime_order);
  for (const auto& [id, rows] : rules.schedule_rows) columns.emplace(id, ColumnsOf(rows));
}

uint32_t CompileContext::Citation(const grammar::Source& source) {
  std::string key = source.title() + "\n" + source.url() + "\n" + source.published() + "\n" +
                    source.read_on() + "\n" + source.note() + "\n" +
                    std::to_string(source.confidence());
  auto [it, fresh] = citations_.try_emplace(std::move(key), kNoRow);
  if (fresh) {
    CitationRow row;
    row.title = Text(source.title());
    row.url = Text(source.url());
    row.note = Text(source.note());
    row.published = ToDay(source.published(), Day::Min());
    row.read_on = ToDay(source.read_on(), Day::Min());
    row.confidence = ToEnum(source.confidence(), Confidence::kHigh);
    it->second = builder.Add(row);
  }
  return it->second;
}

uint32_t CompileContext::CitationOf(const std::string& source_id) {
  auto source = rules.sources.find(source_id);
  return source == rules.sources.end() ? kNoRow : Citation(*source->second);
}

uint32_t CompileContext::Expression(uint32_t pool_number) {
  auto [it, fresh] = pool_expressions_.try_emplace(pool_number, kNoRow);
  if (fresh) it->second = Expression(rules.expressions.At(pool_number).View());
  return it->second;
}

uint32_t CompileContext::Expression(const ExpressionView& expression) {
  std::string key;
  AppendBytes(expression.terms, key);
  AppendBytes(expression.ops, key);
  AppendBytes(expression.windows, key);
  auto [it, fresh] = expressions_.try_emplace(std::move(key), kNoRow);
  if (fresh) {
    it->second = builder.Add(ExpressionRow{.terms = builder.AddAll(expression.terms),
                                           .ops = builder.AddAll(expression.ops),
                                           .windows = builder.AddAll(expression.windows)});
  }
  return it->second;
}

Decimal ToDecimal(std::string_view text, Decimal fallback) {
  absl::StatusOr<Decimal> value = Decimal::Parse(text);
  return value.ok() ? *value : fallback;
}

Day ToDay(std::string_view text, Day fallback) {
  absl::StatusOr<Day> day = Day::Parse(text);
  return day.ok() ? *day : fallback;
}

LocalTime ToTime(std::string_view text, LocalTime fallback) {
  absl::StatusOr<LocalTime> time = LocalTime::Parse(text);
  return time.ok() ? *time : fallback;
}

Code ToCode(std::string_view text) { return Code::Parse(text).value_or(Code()); }

CurrencyCode ToCurrency(std::string_view text) { return CurrencyCode::FromLiteral(text); }

// The grammar's modes are ours, counted from 1.
StoredRounding ToRounding(const grammar::RoundingRule& rule) {
  StoredRounding stored;
  stored.stated = 1;
  stored.rounding.mode =
      rule.mode() == 0 ? RoundingMode::kHalfUp : static_cast<RoundingMode>(rule.mode() - 1);
  stored.rounding.increment = ToDecimal(rule.step());
  stored.currency = ToCurrency(rule.currency());
  return stored;
}

}  // namespace landfall
