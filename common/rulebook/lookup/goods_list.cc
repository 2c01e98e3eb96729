#include "common/rulebook/lookup/goods_list.h"

#include <algorithm>
#include <span>

#include "common/rulebook/tables/condition_tables.h"

namespace landfall {

Membership MembershipIn(const Edition& edition, uint32_t list, HsCode code) {
  const GoodsListRow& row = edition.Rows<GoodsListRow>()[list];
  std::span<const GoodsListPrefixRow> prefixes = edition.Rows<GoodsListPrefixRow>(row.prefixes);
  auto next = std::upper_bound(
      prefixes.begin(), prefixes.end(), code.value(),
      [](uint64_t value, const GoodsListPrefixRow& prefix) { return value < prefix.first; });
  if (next == prefixes.begin() || (next - 1)->last < code.value()) {
    bool begins_below = next != prefixes.end() && next->first <= code.last_value();
    return begins_below ? Membership::kPartly : Membership::kOutside;
  }
  uint64_t covered = (next - 1)->last;
  while (covered < code.last_value() && next != prefixes.end() && next->first == covered + 1) {
    covered = (next++)->last;
  }
  return covered >= code.last_value() ? Membership::kInside : Membership::kPartly;
}

}  // namespace landfall
