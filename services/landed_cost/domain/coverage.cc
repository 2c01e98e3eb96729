#include "services/landed_cost/domain/coverage.h"

#include "common/money/percent.h"
#include "common/rulebook/lookup/goods_list.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::landed_cost {
namespace {

bool NamesOrigin(const Frame& frame, const CoverageRow& row, Code origin) {
  if (row.origins.count == 0) return true;
  for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(row.origins)) {
    if (value.key == origin.packed()) return true;
    for (const GroupMemberRow& member : frame.edition().Rows<GroupMemberRow>(value.members)) {
      if (member.member == origin) return true;
    }
  }
  return false;
}

bool Names(const Frame& frame, const CoverageRow& row, const GoodsLine& line) {
  if (frame.entered < row.from || frame.entered >= row.until) return false;
  if (row.goods != kNoRow && !InGoodsList(frame.edition(), row.goods, line.hs)) return false;
  return NamesOrigin(frame, row, line.origin);
}

// The worst statement about one family of levies on one line: where several rules speak of it, what
// is not known outweighs what is. kNoRow when nothing is said.
uint32_t SearchCoverage(const Frame& frame, LevyFamily family, const GoodsLine& line) {
  std::span<const CoverageRow> rows = frame.edition().Rows<CoverageRow>();
  uint32_t worst = kNoRow;
  for (uint32_t number : frame.rules.coverage) {
    if (rows[number].family != family || !Names(frame, rows[number], line)) continue;
    if (worst == kNoRow || rows[number].state > rows[worst].state) worst = number;
  }
  return worst;
}

uint32_t FindCoverage(Frame& frame, LevyFamily family, uint32_t line) {
  size_t cell = static_cast<size_t>(family) * frame.line_count() + line;
  uint64_t& found = frame.findings.coverage[cell];
  if (found == 0) found = 1ull + SearchCoverage(frame, family, frame.goods.lines[line]);
  return static_cast<uint32_t>(found - 1);
}

// A levy of the family that came to an amount, or was relieved, on the line closes the gap.
bool IsAnswered(const Frame& frame, LevyFamily family, uint32_t line) {
  for (const LevyState& state : frame.levies) {
    if (state.row->family == family && state.row_of_line[line] != kNoRow) return true;
  }
  return false;
}

// A family the regime rules out as a whole does not arise, known or not.
bool IsRuledOut(const Frame& frame, LevyFamily family) {
  if (frame.regime == kNoRow) return false;
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[frame.regime];
  for (const RegimeEffectRow& effect : frame.edition().Rows<RegimeEffectRow>(regime.effects)) {
    if (effect.levy == kNoRow && effect.family == static_cast<uint8_t>(family) && effect.excluded) {
      return true;
    }
  }
  return false;
}

NotComputedReason ReasonOf(LevyFamily family) {
  switch (family) {
    case LevyFamily::kExcise:
      return NotComputedReason::kExcise;
    case LevyFamily::kTradeRemedy:
      return NotComputedReason::kTradeRemedy;
    default:
      return NotComputedReason::kNotCovered;
  }
}

Charge GapOf(Frame& frame, LevyFamily family, uint32_t line, uint32_t number) {
  std::span<uint32_t> lines = frame.arena.AllocateArray<uint32_t>(1);
  lines[0] = line;
  Charge gap{.coverage = number, .lines = lines, .first_line = line, .family = family};
  gap.status = ComponentStatus::kNotComputed;
  gap.reason = ReasonOf(family);
  gap.owed_by = frame.importer;
  if (number == kNoRow) return gap;
  const CoverageRow& row = frame.edition().Rows<CoverageRow>()[number];
  gap.citation = row.citation;
  if (row.state == CoverageState::kUnknown && row.has_range && frame.value_known) {
    gap.status = ComponentStatus::kUnknown;
    gap.low = Round(Of(Percent{row.low_percent}, frame.values[line].customs_value),
                    frame.default_rounding);
    gap.high = Round(Of(Percent{row.high_percent}, frame.values[line].customs_value),
                     frame.default_rounding);
  }
  return gap;
}

bool IsGap(const Frame& frame, uint32_t number) {
  if (number == kNoRow) return true;
  return frame.edition().Rows<CoverageRow>()[number].state != CoverageState::kCovered;
}

}  // namespace

uint32_t NoteGaps(Frame& frame, std::span<Charge> leaves) {
  constexpr LevyFamily kFamilies[] = {LevyFamily::kDuty,        LevyFamily::kAdditionalDuty,
                                      LevyFamily::kTradeRemedy, LevyFamily::kExcise,
                                      LevyFamily::kTax,         LevyFamily::kGovernmentFee};
  uint32_t count = 0;
  for (LevyFamily family : kFamilies) {
    if (IsRuledOut(frame, family)) continue;
    for (uint32_t line = 0; line < frame.line_count() && count < leaves.size(); ++line) {
      uint32_t number = FindCoverage(frame, family, line);
      if (!IsGap(frame, number)) continue;
      bool unknown = number != kNoRow &&
                     frame.edition().Rows<CoverageRow>()[number].state == CoverageState::kUnknown;
      if (!unknown && IsAnswered(frame, family, line)) continue;
      leaves[count++] = GapOf(frame, family, line, number);
    }
  }
  return count;
}

}  // namespace landfall::landed_cost
