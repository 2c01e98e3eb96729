#include <algorithm>
#include <iterator>

#include "common/goods/hs_code.h"
#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/load/condition_words.h"
#include "common/rulebook/text_key.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {

std::vector<GoodsListPrefixRow> PrefixRows(const std::vector<std::string>& prefixes) {
  std::vector<HsCode> codes;
  for (const std::string& prefix : prefixes) {
    absl::StatusOr<HsCode> code = HsCode::Parse(prefix);
    if (code.ok()) codes.push_back(*code);
  }
  // A code sorts before those it begins.
  std::ranges::sort(codes);
  std::vector<GoodsListPrefixRow> rows;
  for (HsCode code : codes) {
    if (!rows.empty() && code.value() <= rows.back().last) continue;
    rows.push_back({.first = code.value(), .last = code.last_value()});
  }
  return rows;
}

void CompileGoodsLists(CompileContext& context) {
  for (const auto& [id, list] : context.rules.goods_lists) {
    std::vector<GoodsListPrefixRow> rows =
        PrefixRows({list->prefixes().begin(), list->prefixes().end()});
    context.builder.Add(
        GoodsListRow{.id = context.Text(id),
                     .prefixes = context.builder.AddAll(std::span<const GoodsListPrefixRow>(rows)),
                     .citation = context.Citation(*list)});
  }
}

uint32_t CompileContext::Goods(const std::vector<std::string>& prefixes) {
  if (prefixes.size() == 1 && prefixes[0].starts_with("@")) {
    return goods_lists.at(prefixes[0].substr(1));
  }
  std::vector<std::string> all;
  for (const std::string& prefix : prefixes) {
    if (!prefix.starts_with("@")) {
      all.push_back(prefix);
      continue;
    }
    const auto& listed = rules.goods_lists.find(prefix.substr(1))->second->prefixes();
    std::copy(listed.begin(), listed.end(), std::back_inserter(all));
  }
  std::vector<GoodsListPrefixRow> rows = PrefixRows(all);
  std::string key;
  for (const GoodsListPrefixRow& row : rows) {
    key += std::to_string(row.first) + "-" + std::to_string(row.last) + " ";
  }
  auto [it, fresh] = goods_in_place_.try_emplace(std::move(key), kNoRow);
  if (fresh) {
    GoodsListRow list;
    list.prefixes = builder.AddAll(std::span<const GoodsListPrefixRow>(rows));
    it->second = builder.Add(list);
  }
  return it->second;
}

RowRange CompileContext::Places(const std::vector<std::string>& ids) {
  std::vector<TestValueRow> values;
  for (const std::string& id : ids) values.push_back(MakeValue(Subject::kOrigin, id));
  return builder.AddAll(std::span<const TestValueRow>(values));
}

TestValueRow CompileContext::MakeValue(Subject subject, const std::string& value) {
  TestValueRow row;
  switch (ValueKindOf(subject)) {
    case ValueKind::kPlace:
      row.key = ToCode(value).packed();
      if (auto group = group_members.find(value); group != group_members.end()) {
        row.members = group->second;
      }
      return row;
    case ValueKind::kCode:
      row.key = ToCode(value).packed();
      return row;
    case ValueKind::kWord:
      row.key = WordNumber(subject, value).value_or(0);
      return row;
    case ValueKind::kRegime:
      row.key = regimes.at(value);
      return row;
    case ValueKind::kLevy:
      row.key = levies.at(value);
      return row;
    case ValueKind::kGoods:
      row.key = Goods({value});
      return row;
    case ValueKind::kText:
    case ValueKind::kNone:
      break;
  }
  row.key = TextKey(value);
  return row;
}

// One value for each named list, and one for all codes written in place.
std::vector<TestValueRow> CompileContext::GoodsValues(const grammar::Test& test) {
  std::vector<TestValueRow> values;
  std::vector<std::string> in_place;
  for (const std::string& value : test.values()) {
    if (value.starts_with("@")) {
      values.push_back(MakeValue(Subject::kHs, value));
    } else {
      in_place.push_back(value);
    }
  }
  if (!in_place.empty()) {
    TestValueRow row;
    row.key = Goods(in_place);
    values.push_back(row);
  }
  return values;
}

TestRow CompileContext::MakeTest(const grammar::Test& test) {
  TestRow row;
  row.subject = static_cast<Subject>(test.subject());
  row.comparison = ToEnum(test.is(), Comparison::kIn);
  row.per = ToEnum(test.per(), Per::kConsignment);
  row.all_lines = test.all_lines();
  row.amount = ToDecimal(test.amount());
  row.currency = ToCurrency(test.currency());
  std::vector<TestValueRow> values;
  if (row.subject == Subject::kHs) {
    values = GoodsValues(test);
  } else {
    for (const std::string& value : test.values()) values.push_back(MakeValue(row.subject, value));
  }
  row.values = builder.AddAll(std::span<const TestValueRow>(values));
  std::vector<TestValueRow> less;
  for (const std::string& levy : test.less()) less.push_back(MakeValue(row.subject, levy));
  row.less = builder.AddAll(std::span<const TestValueRow>(less));
  row.percent_of = static_cast<Subject>(test.percent_of());
  return row;
}

// Rows of one parent stand together, so that all parts of a condition are made before any is added.
ConditionRow CompileContext::MakeCondition(const grammar::Condition& condition) {
  std::vector<ConditionRow> any;
  for (const grammar::Condition& part : condition.any()) any.push_back(MakeCondition(part));
  std::vector<TestRow> tests;
  for (const grammar::Test& test : condition.all()) tests.push_back(MakeTest(test));
  return {.tests = builder.AddAll(std::span<const TestRow>(tests)),
          .any = builder.AddAll(std::span<const ConditionRow>(any))};
}

uint32_t CompileContext::Condition(const grammar::Condition& condition) {
  if (condition.all().empty() && condition.any().empty()) return kNoRow;
  auto [it, fresh] = conditions_.try_emplace(condition.SerializeAsString(), kNoRow);
  if (fresh) it->second = builder.Add(MakeCondition(condition));
  return it->second;
}

}  // namespace landfall
