#include "common/rulebook/lookup/table_rate.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "common/rulebook/lookup/equal_rows.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"

namespace landfall {
namespace {

using Rows = std::span<const TableRateRow>;

bool Acts(uint8_t status, const TableRateQuery& query) {
  switch (static_cast<RuleStatus>(status)) {
    case RuleStatus::kAnnounced:
      return query.announced;
    case RuleStatus::kUnverified:
      return query.unverified;
    case RuleStatus::kInForce:
      break;
  }
  return true;
}

// 0 when the row asks for another origin, 1 when for none, more the more it says.
int OriginFit(const Edition& edition, const TableRateRow& row, const TableRateQuery& query) {
  if (row.origin.IsNone()) return 1;
  if (row.origin == query.origin) return 3;
  for (const GroupMemberRow& member : edition.Rows<GroupMemberRow>(row.origin_members)) {
    if (member.member == query.origin && member.from <= query.day && query.day <= member.to) {
      return 2;
    }
  }
  return 0;
}

// 0 when the row does not hold, whatever the origin; of rows with one code and origin the greatest
// serves.
int FitBesideOrigin(const TableRateRow& row, const TableRateQuery& query) {
  if (query.day < row.from || query.day > row.to || !Acts(row.status, query)) return 0;
  if (row.category != 0 && row.category != query.category) return 0;
  if (row.condition != 0 &&
      std::ranges::find(query.conditions, row.condition) == query.conditions.end()) {
    return 0;
  }
  return 1 + (row.condition != 0 ? 8 : 0) + (row.category != 0 ? 4 : 0);
}

// 0 when the row does not hold; of rows with one code the greatest serves.
int Fit(const Edition& edition, const TableRateRow& row, const TableRateQuery& query) {
  const int rest = FitBesideOrigin(row, query);
  const int origin = rest == 0 ? 0 : OriginFit(edition, row, query);
  return origin == 0 ? 0 : rest + origin;
}

// Rows of one code ascend by `from`, so that of equals the last seen began last.
const TableRateRow* BestOf(const Edition& edition, Rows rows, const TableRateQuery& query) {
  const TableRateRow* best = nullptr;
  int best_fit = 1;
  for (const TableRateRow& row : rows) {
    const int fit = Fit(edition, row, query);
    if (fit < best_fit) continue;
    best = &row;
    best_fit = fit;
  }
  return best;
}

Rows RowsOfPlace(const Edition& edition, const RateTableRow& head, const TableRateQuery& query) {
  Rows all = edition.Rows<TableRateRow>(head.rows);
  Rows rows = EqualRows(all, query.territory, &TableRateRow::territory);
  return rows.empty() ? EqualRows(all, query.area, &TableRateRow::territory) : rows;
}

std::tuple<uint64_t, uint16_t> CodeOf(const TableRateRow& row) { return {row.code, row.digits}; }

constexpr int kChapterDigits = 2;

// The rows of codes that begin like `hs`; all when it is shorter.
Rows RowsOfChapter(Rows rows, HsCode hs) {
  if (hs.digits() < kChapterDigits) return rows;
  const HsCode chapter = hs.Chapter();
  auto begin = std::ranges::lower_bound(rows, chapter.value(), {}, &TableRateRow::code);
  auto end =
      std::ranges::upper_bound(begin, rows.end(), chapter.last_value(), {}, &TableRateRow::code);
  return {begin, end};
}

}  // namespace

const TableRateRow* FindTableRate(const Edition& edition, uint32_t table,
                                  const TableRateQuery& query) {
  const RateTableRow& head = edition.Rows<RateTableRow>()[table];
  Rows rows = RowsOfPlace(edition, head, query);
  if (rows.empty()) return nullptr;
  Rows near = RowsOfChapter(rows, query.hs);
  uint32_t lengths = head.digit_lengths & ((2u << query.hs.digits()) - 1);
  while (lengths != 0) {  // the longest first
    const int digits = std::bit_width(lengths) - 1;
    lengths ^= 1u << digits;
    const HsCode prefix = query.hs.Prefix(digits);
    Rows of_code = EqualRows(digits < kChapterDigits ? rows : near,
                             std::tuple(prefix.value(), static_cast<uint16_t>(digits)), CodeOf);
    const TableRateRow* row = BestOf(edition, of_code, query);
    if (row != nullptr) return row;
  }
  return nullptr;
}

bool DiffersBelow(const Edition& edition, uint32_t table, const TableRateQuery& query,
                  const TableRateRow* serving) {
  const RateTableRow& head = edition.Rows<RateTableRow>()[table];
  if (head.digit_lengths >> query.hs.digits() <= 1) return false;
  Rows rows = RowsOfPlace(edition, head, query);
  const auto digits = static_cast<uint16_t>(query.hs.digits());
  auto first = std::ranges::upper_bound(rows, std::tuple(query.hs.value(), digits), {}, CodeOf);
  auto end =
      std::ranges::upper_bound(first, rows.end(), query.hs.last_value(), {}, &TableRateRow::code);
  while (first != end) {
    auto next = std::ranges::upper_bound(first, end, CodeOf(*first), {}, CodeOf);
    const TableRateRow* row = BestOf(edition, {first, next}, query);
    if (row != nullptr && (serving == nullptr || row->expression != serving->expression)) {
      return true;
    }
    first = next;
  }
  return false;
}

bool DiffersByOrigin(const Edition& edition, uint32_t table, const TableRateQuery& query,
                     const TableRateRow* serving) {
  const RateTableRow& head = edition.Rows<RateTableRow>()[table];
  for (const TableRateRow& row : RowsOfPlace(edition, head, query)) {
    if (row.origin.IsNone()) continue;
    const HsCode code = HsCode::FromValue(row.code, row.digits);
    if (row.digits != 0 && !code.IsPrefixOf(query.hs) && !query.hs.IsPrefixOf(code)) continue;
    const int fit = FitBesideOrigin(row, query);
    if (fit == 0 || (serving != nullptr && row.expression == serving->expression)) continue;
    if (serving == nullptr || row.digits > serving->digits) return true;
    // Of one code, a row that names an origin goes before one of the same category and condition.
    if (row.digits == serving->digits && fit >= FitBesideOrigin(*serving, query)) return true;
  }
  return false;
}

std::string_view RateWord(const Edition& edition, uint64_t key) {
  std::span<const RateWordRow> words = edition.Rows<RateWordRow>();
  auto found = std::ranges::lower_bound(words, key, {}, &RateWordRow::key);
  if (found == words.end() || found->key != key) return {};
  return edition.Text(found->text);
}

}  // namespace landfall
