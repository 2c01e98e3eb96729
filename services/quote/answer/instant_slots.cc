#include "services/quote/answer/instant_slots.h"

#include <algorithm>

#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::quote {
namespace {

constexpr int64_t kQuarterSeconds = 900;
constexpr int64_t kWholeQuartersSince = 63'072'000;  // 1972-01-01

int64_t IntoQuarter(LocalTime time) {
  int64_t rest = time.seconds() % kQuarterSeconds;
  return rest < 0 ? rest + kQuarterSeconds : rest;
}

template <typename Row, typename... Field>
void AddStarts(const Edition& edition, std::vector<int64_t>& starts, Field... field) {
  for (const Row& row : edition.Rows<Row>()) (starts.push_back(IntoQuarter(row.*field)), ...);
}

}  // namespace

InstantSlots::InstantSlots(const Edition& edition) : starts_{0} {
  AddStarts<LevyVersionRow>(edition, starts_, &LevyVersionRow::from);
  AddStarts<RegimeRow>(edition, starts_, &RegimeRow::from, &RegimeRow::until);
  AddStarts<ReliefVersionRow>(edition, starts_, &ReliefVersionRow::from);
  AddStarts<ValuationRow>(edition, starts_, &ValuationRow::from);
  AddStarts<CoverageRow>(edition, starts_, &CoverageRow::from, &CoverageRow::until);
  AddStarts<RestrictionRow>(edition, starts_, &RestrictionRow::from, &RestrictionRow::until);
  std::sort(starts_.begin(), starts_.end());
  starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
}

int64_t InstantSlots::Of(Instant instant) const {
  int64_t seconds = instant.unix_seconds();
  if (seconds < kWholeQuartersSince) return instant.micros() - kWholeQuartersSince * 1'000'000;
  auto after = std::upper_bound(starts_.begin(), starts_.end(), seconds % kQuarterSeconds);
  return seconds / kQuarterSeconds * kQuarterSeconds + *std::prev(after);
}

}  // namespace landfall::quote
