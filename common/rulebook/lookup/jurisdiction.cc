#include "common/rulebook/lookup/jurisdiction.h"

#include <algorithm>

#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall {
namespace {

bool HoldsIn(Code rule, AreaKind area, const TerritoryRow& territory) {
  if (rule == territory.id) return true;
  switch (area) {
    case AreaKind::kCustoms:
      return rule == territory.customs;
    case AreaKind::kVat:
      return rule == territory.vat;
    case AreaKind::kExcise:
      return rule == territory.excise;
  }
  return false;
}

// Appends the numbers of the rows that hold in `territory`.
template <typename Row>
void Collect(const Edition& edition, const TerritoryRow& territory, std::vector<uint32_t>& rows) {
  std::span<const Row> all = edition.Rows<Row>();
  for (uint32_t i = 0; i < all.size(); ++i) {
    AreaKind area = AreaKind::kCustoms;
    if constexpr (requires { all[i].area; }) area = all[i].area;
    if (HoldsIn(all[i].territory, area, territory)) rows.push_back(i);
  }
}

}  // namespace

Jurisdictions::Jurisdictions(const Edition& edition) {
  auto slice = [&](auto collect) {
    uint32_t begin = static_cast<uint32_t>(rows_.size());
    collect();
    return Slice{begin, static_cast<uint32_t>(rows_.size()) - begin};
  };
  for (const TerritoryRow& territory : edition.Rows<TerritoryRow>()) {
    Entry entry;
    entry.levies = slice([&] { Collect<LevyRow>(edition, territory, rows_); });
    entry.regimes = slice([&] { Collect<RegimeRow>(edition, territory, rows_); });
    std::stable_sort(rows_.begin() + entry.regimes.begin, rows_.end(), [&](uint32_t a, uint32_t b) {
      return edition.Rows<RegimeRow>()[a].priority > edition.Rows<RegimeRow>()[b].priority;
    });
    entry.reliefs = slice([&] { Collect<ReliefRow>(edition, territory, rows_); });
    entry.coverage = slice([&] { Collect<CoverageRow>(edition, territory, rows_); });
    std::stable_sort(
        rows_.begin() + entry.coverage.begin, rows_.end(), [&](uint32_t a, uint32_t b) {
          return edition.Rows<CoverageRow>()[a].family < edition.Rows<CoverageRow>()[b].family;
        });
    entry.restrictions = slice([&] { Collect<RestrictionRow>(edition, territory, rows_); });
    entries_.push_back(entry);
  }
}

Jurisdictions::Rules Jurisdictions::Of(uint32_t territory) const {
  const Entry& entry = entries_[territory];
  return {View(entry.levies), View(entry.regimes), View(entry.reliefs), View(entry.coverage),
          View(entry.restrictions)};
}

}  // namespace landfall
