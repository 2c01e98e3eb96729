#include "services/reference/domain/restrictions.h"

#include <algorithm>

#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::reference {
namespace {

bool MayBeIn(const Edition& edition, const TestRow& test, HsCode code) {
  for (const TestValueRow& value : edition.Rows<TestValueRow>(test.values)) {
    const GoodsListRow& list = edition.Rows<GoodsListRow>()[value.key];
    for (const GoodsListPrefixRow& prefix : edition.Rows<GoodsListPrefixRow>(list.prefixes)) {
      if (prefix.first <= code.last_value() && code.value() <= prefix.last) return true;
    }
  }
  return false;
}

// Whether the goods a condition names can be the code's; a condition that names no goods can touch
// any. `row` is a ConditionRow number.
bool MayTouch(const Edition& edition, uint32_t row, HsCode code) {
  if (row == kNoRow || code.IsNone()) return true;
  const ConditionRow& condition = edition.Rows<ConditionRow>()[row];
  for (const TestRow& test : edition.Rows<TestRow>(condition.tests)) {
    if (test.subject != Subject::kHs || test.comparison != Comparison::kIn) continue;
    if (!MayBeIn(edition, test, code)) return false;
  }
  bool alternative = condition.any.count == 0;
  for (uint32_t i = 0; i < condition.any.count; ++i) {
    alternative |= MayTouch(edition, condition.any.begin + i, code);
  }
  return alternative;
}

}  // namespace

std::vector<uint32_t> RestrictionsAt(const Rulebook& book, const LocalPlace& place, HsCode code) {
  const Edition& edition = book.edition();
  std::span<const RestrictionRow> rows = edition.Rows<RestrictionRow>();
  std::vector<uint32_t> found;
  for (uint32_t i : book.jurisdictions().Of(place.place.row).restrictions) {
    if (place.at < rows[i].from || rows[i].until <= place.at) continue;
    if (MayTouch(edition, rows[i].when, code)) found.push_back(i);
  }
  std::ranges::stable_sort(found, {}, [&](uint32_t i) { return edition.Text(rows[i].id); });
  return found;
}

}  // namespace landfall::reference
