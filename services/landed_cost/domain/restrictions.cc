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
        Holds(frame, row.when, {.at = frame.entered}) == Truth::kNo) {
      continue;
    }
    found[count++] = number;
  }
  frame.findings.restrictions = found.first(count);
  frame.findings.restrictions_found = true;
}

}  // namespace

Restrictions FindRestrictions(Frame& frame) {
  if (!frame.findings.restrictions_found) FindCandidates(frame);
  std::span<const uint32_t> candidates = frame.findings.restrictions;
  std::span<uint32_t> found = frame.arena.AllocateArray<uint32_t>(candidates.size());
  size_t holding = 0;
  size_t possible = candidates.size();  // from the end
  for (uint32_t number : candidates) {
    const RestrictionRow& row = frame.edition().Rows<RestrictionRow>()[number];
    Truth truth = Holds(frame, row.when, {.at = frame.entered});
    if (truth == Truth::kYes) found[holding++] = number;
    if (truth == Truth::kShortCode) found[--possible] = number;
  }
  return {.holding = found.first(holding), .possible = found.subspan(possible)};
}

}  // namespace landfall::landed_cost
