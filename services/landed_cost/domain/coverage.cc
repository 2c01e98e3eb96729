#include "services/landed_cost/domain/coverage.h"

#include <algorithm>

#include "common/money/percent.h"
#include "common/rulebook/lookup/coverage_lookup.h"
#include "common/rulebook/lookup/goods_list.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/base.h"
#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {
namespace {

bool NamesOrigin(const Frame& frame, const CoverageRow& row, Code origin) {
  for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(row.origins)) {
    if (value.key == origin.packed()) return true;
    for (const GroupMemberRow& member : frame.edition().Rows<GroupMemberRow>(value.members)) {
      if (member.member == origin) return true;
    }
  }
  return false;
}

// Whether the row speaks of the goods of the line.
Truth NamesGoods(const Frame& frame, const CoverageRow& row, const GoodsLine& line) {
  if (frame.entered < row.from || frame.entered >= row.until) return Truth::kNo;
  Membership goods =
      row.goods == kNoRow ? Membership::kInside : MembershipIn(frame.edition(), row.goods, line.hs);
  if (goods == Membership::kOutside) return Truth::kNo;
  Truth truth = goods == Membership::kPartly ? Truth::kShortCode : Truth::kYes;
  if (row.origins.count == 0) return truth;
  Truth origin = line.origin.IsNone()
                     ? Truth::kNoOrigin
                     : TruthOf(NamesOrigin(frame, row, line.origin) != (row.all_but != 0));
  return Both(truth, origin);
}

// Whether the row speaks of the line as it enters here.
Truth Names(Frame& frame, const CoverageRow& row, uint32_t line) {
  Truth goods = NamesGoods(frame, row, frame.goods.lines[line]);
  if (goods == Truth::kNo || row.when == kNoRow) return goods;
  return Both(goods, Holds(frame, row.when, {.line = line, .at = frame.entered}));
}

// What the place's rules say of the family, in the order of the rules.
std::span<const uint32_t> RowsOf(const Frame& frame, LevyFamily family) {
  std::span<const CoverageRow> rows = frame.edition().Rows<CoverageRow>();
  auto found = std::ranges::equal_range(frame.rules.coverage, family, {},
                                        [&](uint32_t number) { return rows[number].family; });
  return {found.begin(), found.end()};
}

// The worst statement about one family of levies on one line: where several rules speak of it, what
// is not known outweighs what is. A rule that speaks of some of the goods of a short code, or
// of an origin where the line states none, counts when nothing as bad is said of all. `coverage` is
// kNoRow when nothing is said.
Gap FindCoverage(Frame& frame, LevyFamily family, std::span<const uint32_t> of_family,
                 uint32_t line) {
  std::span<const CoverageRow> rows = frame.edition().Rows<CoverageRow>();
  uint32_t worst[2] = {kNoRow, kNoRow};  // of all the goods, of some
  Truth why = Truth::kYes;               // only of some
  for (uint32_t number : of_family) {
    Truth names = Names(frame, rows[number], line);
    if (names == Truth::kNo) continue;
    uint32_t& known = worst[names == Truth::kYes ? 0 : 1];
    if (known != kNoRow && RankOf(rows[number].state) <= RankOf(rows[known].state)) continue;
    known = number;
    if (names != Truth::kYes) why = names;
  }
  auto [all, some] = worst;
  bool partly =
      some != kNoRow && (all == kNoRow || RankOf(rows[some].state) > RankOf(rows[all].state));
  return {line, partly ? some : all, family, partly ? MissingFor(why) : MissingInput::kNone};
}

// A family the regime rules out as a whole does not arise, known or not.
bool IsRuledOut(const Frame& frame, LevyFamily family, uint32_t line) {
  if (frame.RegimeOf(line) == kNoRow) return false;
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[frame.RegimeOf(line)];
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

// Families that came to an amount, were relieved or gave way to another levy that acts, on each
// line: bit per family number.
std::span<uint32_t> AnsweredFamilies(Frame& frame) {
  std::span<uint32_t> answered = frame.arena.AllocateArray<uint32_t>(frame.line_count());
  for (const LevyState& state : frame.levies) {
    if (state.rows.empty() && state.replaced.empty()) continue;
    for (uint32_t line = 0; line < frame.line_count(); ++line) {
      bool touched =
          state.row_of_line[line] != kNoRow || (!state.replaced.empty() && state.replaced[line]);
      answered[line] |= (touched ? 1u : 0u) << static_cast<unsigned>(state.row->family);
    }
  }
  return answered;
}

CoverageState StateOf(const Frame& frame, uint32_t number) {
  return number == kNoRow ? CoverageState::kNotCovered
                          : frame.edition().Rows<CoverageRow>()[number].state;
}

// Beside an amount that was computed, too.
bool StaysOpen(CoverageState state) {
  return state == CoverageState::kUnknown || state == CoverageState::kPartly;
}

bool IsOpen(const Frame& frame, const Gap& gap) {
  return gap.missing != MissingInput::kNone ||
         StateOf(frame, gap.coverage) != CoverageState::kCovered;
}

// Families and lines that are not covered, whatever the levies come to.
std::span<const Gap> OpenGaps(Frame& frame) {
  constexpr LevyFamily kFamilies[] = {
      LevyFamily::kDuty, LevyFamily::kAdditionalDuty, LevyFamily::kTradeRemedy, LevyFamily::kExcise,
      LevyFamily::kTax,  LevyFamily::kGovernmentFee,  LevyFamily::kCarrierFee};
  std::span<Gap> gaps = frame.arena.AllocateArray<Gap>(std::size(kFamilies) * frame.line_count());
  uint32_t count = 0;
  bool conditional = false;  // on the regime, amounts, the way
  for (LevyFamily family : kFamilies) {
    std::span<const uint32_t> of_family = RowsOf(frame, family);
    for (uint32_t number : of_family) {
      conditional |= frame.edition().Rows<CoverageRow>()[number].when != kNoRow;
    }
    for (uint32_t line = 0; line < frame.line_count(); ++line) {
      Gap gap = FindCoverage(frame, family, of_family, line);
      if (IsOpen(frame, gap)) gaps[count++] = gap;
    }
  }
  frame.findings.gaps = gaps.first(count);
  frame.findings.gaps_found = !conditional;
  return frame.findings.gaps;
}

// Whether something is, or may be, laid out on the line: a levy of the border that came to an
// amount or could not be computed.
bool IsLaidOut(const Frame& frame, uint32_t line) {
  for (const LevyState& state : frame.levies) {
    if (!IsAdvanced(state) || state.rows.empty() || state.row_of_line[line] == kNoRow) continue;
    const ScopeRow& row = state.rows[state.row_of_line[line]];
    if (row.status == ComponentStatus::kNotComputed) return true;
    if (row.status == ComponentStatus::kComputed && !row.declared.IsZero()) return true;
  }
  return false;
}

// A fee of the carrier is for what it lays out at the border, and is one for all the goods. `found`
// are the gaps found before.
bool CarrierFeeArises(const Frame& frame, std::span<const Gap> found, uint32_t line) {
  if (frame.goods.freight_includes_fees) return false;
  bool other_gap = false;
  for (const Gap& gap : found) {
    if (gap.family == LevyFamily::kCarrierFee) return false;
    other_gap = other_gap || gap.line == line;
  }
  return other_gap || IsLaidOut(frame, line);
}

}  // namespace

std::span<const Gap> FindGaps(Frame& frame) {
  std::span<const Gap> open = frame.findings.gaps_found ? frame.findings.gaps : OpenGaps(frame);
  std::span<const uint32_t> answered = AnsweredFamilies(frame);
  std::span<Gap> gaps = frame.arena.AllocateArray<Gap>(open.size());
  uint32_t count = 0;
  for (const Gap& gap : open) {
    // A levy that came to an amount, or was relieved, closes the gap; an unknown one stays.
    bool closed = (answered[gap.line] >> static_cast<unsigned>(gap.family) & 1) != 0;
    if (closed && !StaysOpen(StateOf(frame, gap.coverage))) continue;
    if (IsRuledOut(frame, gap.family, gap.line)) continue;
    if (gap.family == LevyFamily::kCarrierFee &&
        !CarrierFeeArises(frame, gaps.first(count), gap.line)) {
      continue;
    }
    gaps[count++] = gap;
  }
  return gaps.first(count);
}

Charge LeafOf(Frame& frame, const Gap& gap) {
  std::span<uint32_t> lines = frame.arena.AllocateArray<uint32_t>(1);
  lines[0] = gap.line;
  Charge leaf{.coverage = gap.coverage,
              .lines = lines,
              .first_line = gap.line,
              .missing_line = gap.line,
              .family = gap.family};
  leaf.whole_consignment = gap.family == LevyFamily::kCarrierFee;
  leaf.status = ComponentStatus::kNotComputed;
  leaf.reason = ReasonOf(gap.family);
  leaf.owed_by = frame.importer;
  if (gap.coverage == kNoRow) return leaf;
  const CoverageRow& row = frame.edition().Rows<CoverageRow>()[gap.coverage];
  leaf.citation = row.citation;
  if (gap.missing != MissingInput::kNone) {
    leaf.reason = NotComputedReason::kMissingInput;
    leaf.missing = gap.missing;
    return leaf;
  }
  if (row.state == CoverageState::kUnknown && row.has_range && frame.value_known) {
    Decimal value = frame.values[gap.line].customs_value;
    leaf.status = ComponentStatus::kUnknown;
    leaf.low = Round(Of(Percent{row.low_percent}, value), frame.default_rounding);
    leaf.high = Round(Of(Percent{row.high_percent}, value), frame.default_rounding);
  }
  return leaf;
}

}  // namespace landfall::landed_cost
