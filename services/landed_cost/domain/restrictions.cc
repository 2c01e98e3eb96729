#include "services/landed_cost/domain/restrictions.h"

#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

namespace {

void FindCandidates(Frame& frame) {
  std::span<uint32_t> found = frame.arena.AllocateArray<uint32_t>(frame.rules.restrictions.size());
  size_t count = 0;
  for (uint32_t number : frame.rules.restrictions) {
    const RestrictionRow& row = frame.edition().Rows<RestrictionRow>()[number];
    if (frame.entered < row.from || frame.entered >= row.until) continue;
    if (!Acts(row.status, frame.choice)) continue;
    if (IsSettled(frame.edition(), row.when) &&
        Holds(frame, row.when, {.at = frame.entered}) != Truth::kYes) {
      continue;
    }
    found[count++] = number;
  }
  frame.findings.restrictions = found.first(count);
  frame.findings.restrictions_found = true;
}

}  // namespace

std::span<const uint32_t> FindRestrictions(Frame& frame) {
  if (!frame.findings.restrictions_found) FindCandidates(frame);
  std::span<const uint32_t> candidates = frame.findings.restrictions;
  std::span<uint32_t> found = frame.arena.AllocateArray<uint32_t>(candidates.size());
  size_t count = 0;
  for (uint32_t number : candidates) {
    const RestrictionRow& row = frame.edition().Rows<RestrictionRow>()[number];
    if (Holds(frame, row.when, {.at = frame.entered}) == Truth::kYes) found[count++] = number;
  }
  return found.first(count);
}

}  // namespace landfall::landed_cost
