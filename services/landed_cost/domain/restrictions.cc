#include "services/landed_cost/domain/restrictions.h"

#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

std::span<const uint32_t> FindRestrictions(Frame& frame) {
  std::span<uint32_t> found = frame.arena.AllocateArray<uint32_t>(frame.rules.restrictions.size());
  size_t count = 0;
  for (uint32_t number : frame.rules.restrictions) {
    const RestrictionRow& row = frame.edition().Rows<RestrictionRow>()[number];
    if (frame.entered < row.from || frame.entered >= row.until) continue;
    if (!Acts(row.status, frame.choice)) continue;
    if (Holds(frame, row.when, {.at = frame.entered}) == Truth::kYes) found[count++] = number;
  }
  return found.first(count);
}

}  // namespace landfall::landed_cost
