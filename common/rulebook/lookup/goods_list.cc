#include "common/rulebook/lookup/goods_list.h"

#include <algorithm>
#include <span>

#include "common/rulebook/tables/condition_tables.h"

namespace landfall {

bool InGoodsList(const Edition& edition, uint32_t list, HsCode code) {
  const GoodsListRow& row = edition.Rows<GoodsListRow>()[list];
  std::span<const GoodsListPrefixRow> prefixes = edition.Rows<GoodsListPrefixRow>(row.prefixes);
  auto after = std::upper_bound(
      prefixes.begin(), prefixes.end(), code.value(),
      [](uint64_t value, const GoodsListPrefixRow& prefix) { return value < prefix.first; });
  return after != prefixes.begin() && code.value() <= (after - 1)->last;
}

}  // namespace landfall
