#include "services/landed_cost/domain/restrictions.h"

#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

namespace {

// Over the lines in turn: what is tested of a line is tested of one and the same.
Truth HoldsOnSomeLine(Frame& frame, uint32_t condition) {
  if (frame.line_count() > 1 && !DependsOnLine(frame.edition(), condition)) {
    return Holds(frame, condition, {.at = frame.entered});
  }
  Truth truth = Truth::kNo;
  for (uint32_t line = 0; line < frame.line_count() && truth != Truth::kYes; ++line) {
    truth = Either(truth, Holds(frame, condition, {.line = line, .at = frame.entered}));
  }
  return truth;
}

void FindCandidates(Frame& frame) {
  std::span<uint32_t> found = frame.arena.AllocateArray<uint32_t>(frame.rules.restrictions.size());
  size_t count = 0;
  for (uint32_t number : frame.rules.restrictions) {
    const RestrictionRow& row = frame.edition().Rows<RestrictionRow>()[number];
    if (frame.entered < row.from || frame.entered >= row.until) continue;
    if (!Acts(row.status, frame.choice)) continue;
    if (IsSettled(frame.edition(), row.when) && HoldsOnSomeLine(frame, row.when) == Truth::kNo) {
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
    Truth truth = HoldsOnSomeLine(frame, row.when);
    if (truth == Truth::kYes) found[holding++] = number;
    if (truth == Truth::kShortCode) found[--possible] = number;
  }
  return {.holding = found.first(holding), .possible = found.subspan(possible)};
}

}  // namespace landfall::landed_cost
