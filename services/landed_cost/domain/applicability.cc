#include "services/landed_cost/domain/applicability.h"

#include <algorithm>
#include <cstring>

#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/table_query.h"
#include "services/landed_cost/domain/version.h"
#include "services/landed_cost/domain/whole_lines.h"

namespace landfall::landed_cost {
namespace {

void Begin(const Frame& frame, uint32_t number, LevyState& state) {
  const Candidate& candidate = frame.findings.candidates[number];
  const LevyRow& row = frame.edition().Rows<LevyRow>()[candidate.levy];
  state.candidate = number;
  state.levy = candidate.levy;
  state.version = candidate.version;
  state.row = &row;
  state.rule = &frame.edition().Rows<LevyVersionRow>()[candidate.version];
  state.collection = row.collection;
  state.owed_by = row.owed_by;
}

// `count` times kNoRow.
std::span<uint32_t> NoRows(Arena& arena, size_t count) {
  if (count == 0) return {};
  static_assert(kNoRow == 0xffffffff, "whose bytes are all alike");
  void* rows = arena.Allocate(count * sizeof(uint32_t), alignof(uint32_t));
  std::memset(rows, 0xff, count * sizeof(uint32_t));
  return {static_cast<uint32_t*>(rows), count};
}

// One piece of memory of each kind for the lines of all states.
void GiveLines(Frame& frame) {
  Arena& arena = frame.arena;
  size_t lines = frame.line_count();
  size_t all = lines * frame.levies.size();
  std::span<bool> applies = arena.AllocateArray<bool>(all);
  std::span<MissingInput> untested = arena.AllocateArray<MissingInput>(all);
  std::span<uint32_t> rows = NoRows(arena, 2 * all);
  std::span<Decimal> exact = arena.AllocateArray<Decimal>(all);
  std::span<Decimal> rounded = arena.AllocateArray<Decimal>(all);
  std::span<Decimal> declared = arena.AllocateArray<Decimal>(all);
  for (size_t i = 0; i < frame.levies.size(); ++i) {
    LevyState& state = frame.levies[i];
    state.applies = applies.subspan(i * lines, lines);
    state.untested = untested.subspan(i * lines, lines);
    state.relief = rows.subspan(2 * i * lines, lines);
    state.row_of_line = rows.subspan((2 * i + 1) * lines, lines);
    state.exact = exact.subspan(i * lines, lines);
    state.rounded = rounded.subspan(i * lines, lines);
    state.declared = declared.subspan(i * lines, lines);
  }
}

bool IsInForce(const Frame& frame, const RegimeRow& regime, LocalTime at) {
  return regime.from <= at && at < regime.until && Acts(regime.status, frame.choice);
}

void FindRegimes(Frame& frame) {
  frame.findings.regimes = frame.arena.AllocateArray<uint32_t>(frame.rules.regimes.size());
  uint32_t count = 0;
  for (uint32_t number : frame.rules.regimes) {
    const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[number];
    LocalTime at = frame.At(regime.read_at);
    if (!IsInForce(frame, regime, at)) continue;
    if (FailsOutright(frame, regime.when, at)) continue;
    frame.findings.regimes[count++] = number;
  }
  frame.findings.regimes = frame.findings.regimes.first(count);
}

// The versions in force of levies whose conditions could hold on some way.
void FindCandidates(Frame& frame) {
  const Edition& edition = frame.edition();
  Findings& findings = frame.findings;
  findings.candidates = frame.arena.AllocateArray<Candidate>(frame.rules.levies.size());
  uint32_t count = 0;
  for (uint32_t levy : frame.rules.levies) {
    const LevyRow& row = edition.Rows<LevyRow>()[levy];
    LocalTime at = frame.At(row.read_at);
    if (FailsOutright(frame, row.when, at)) continue;
    uint32_t version = VersionInForce<LevyVersionRow>(edition, row.versions, at, frame.choice);
    if (version == kNoRow) continue;
    const LevyVersionRow& rule = edition.Rows<LevyVersionRow>()[version];
    if (rule.kind == RateKind::kRepealed) continue;
    bool by_line = DependsOnLine(edition, row.when) || DependsOnLine(edition, rule.when);
    uint32_t way_tests = WayTests(edition, row.when);
    bool settled = IsSettledOnWay(edition, row.when, way_tests) && IsSettled(edition, rule.when);
    findings.candidates[count++] = {.levy = levy,
                                    .version = version,
                                    .by_line = by_line,
                                    .settled = settled,
                                    .way_tests = way_tests,
                                    .known_tests = ConsignmentTests(edition, row.when)};
  }
  findings.candidates = findings.candidates.first(count);
  findings.applies = frame.arena.AllocateArray<uint8_t>(count * frame.line_count());
  findings.table_rows = frame.arena.AllocateArray<Findings::TableRow>(count * frame.line_count());
  FindRegimes(frame);
  findings.candidates_found = true;
}

bool Targets(const LevyState& state, uint32_t levy, uint32_t family) {
  return levy == kNoRow ? static_cast<uint32_t>(state.row->family) == family : state.levy == levy;
}

std::span<const RegimeEffectRow> EffectsOf(const Frame& frame, uint32_t regime) {
  if (regime == kNoRow) return {};
  return frame.edition().Rows<RegimeEffectRow>(frame.edition().Rows<RegimeRow>()[regime].effects);
}

// What a regime of some lines only excludes is left to IsExcluded.
void ApplyRegime(Frame& frame, uint32_t regime) {
  const bool whole = frame.regime_of_line.empty();
  for (const RegimeEffectRow& effect : EffectsOf(frame, regime)) {
    for (LevyState& state : frame.levies) {
      if (!Targets(state, effect.levy, effect.family)) continue;
      state.excluded = state.excluded || (whole && effect.excluded != 0);
      if (effect.collection != 0) state.collection = static_cast<Collection>(effect.collection);
      if (effect.owed_by != 0) state.owed_by = static_cast<PartyRole>(effect.owed_by);
    }
  }
}

// By a regime of the line, where lines are under several.
bool IsExcluded(const Frame& frame, const LevyState& state, uint32_t line) {
  if (frame.regime_of_line.empty()) return false;
  return std::ranges::any_of(
      EffectsOf(frame, frame.regime_of_line[line]), [&](const RegimeEffectRow& effect) {
        return effect.excluded != 0 && Targets(state, effect.levy, effect.family);
      });
}

// A levy read from a list touches only lines the list names; the row found serves again as the
// rate.
Truth NamesLine(Frame& frame, LevyState& state, uint32_t line) {
  if (state.rule->kind != RateKind::kTable) return Truth::kYes;
  Findings::TableRow& found =
      frame.findings.table_rows[state.candidate * frame.line_count() + line];
  if (!found.asked) found = FindTableRow(frame, state, line);
  if (found.row != nullptr || !state.rule->absent_is_not_applicable) return Truth::kYes;
  return found.missing == MissingInput::kNone ? Truth::kNo : TruthWithout(found.missing);
}

Truth AppliesTo(Frame& frame, const LevyState& state, uint32_t line) {
  // Found to hold when the levy became a candidate, and when it was found to act on the way.
  uint32_t known = frame.findings.candidates[state.candidate].known_tests;
  ConditionScope scope{.line = line,
                       .at = frame.At(state.row->read_at),
                       .of_parcel = state.row->scope == Scope::kParcel};
  Truth own = HoldsBeside(frame, state.row->when, known, scope);
  if (own == Truth::kNo) return own;
  Truth version = Holds(frame, state.rule->when, scope);
  if (version == Truth::kNo) return version;
  return own == Truth::kYes ? version : own;
}

Truth DecideLine(Frame& frame, const LevyState& state, const Candidate& candidate, uint32_t line) {
  if (!candidate.settled) return AppliesTo(frame, state, line);
  uint8_t& known = frame.findings.applies[state.candidate * frame.line_count() + line];
  if (known == 0) known = static_cast<uint8_t>(1 + static_cast<int>(AppliesTo(frame, state, line)));
  return static_cast<Truth>(known - 1);
}

// What carriers charge does not turn on the regime.
bool IsOfLaw(const LevyState& state) { return state.row->family != LevyFamily::kCarrierFee; }

void DecideLines(Frame& frame, LevyState& state) {
  const Candidate& candidate = frame.findings.candidates[state.candidate];
  const bool by_line = candidate.by_line || !frame.regime_of_line.empty();
  Truth truth = Truth::kNo;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (line != 0 && !by_line && truth == Truth::kNo) return;  // of every line
    if (line == 0 || by_line) truth = DecideLine(frame, state, candidate, line);
    Truth applies = truth == Truth::kNo ? truth : Both(truth, NamesLine(frame, state, line));
    if (IsExcluded(frame, state, line)) applies = Truth::kNo;
    if (applies == Truth::kYes && IsOfLaw(state)) applies = TruthWithout(frame.regime_missing);
    state.applies[line] = applies != Truth::kNo;
    state.untested[line] = MissingFor(applies);
  }
}

void NoteReplaced(Frame& frame, LevyState& state, uint32_t line) {
  if (state.replaced.empty()) state.replaced = frame.arena.AllocateArray<bool>(frame.line_count());
  state.replaced[line] = true;
}

void Replace(Frame& frame, const LevyState& by) {
  if (std::ranges::find(by.applies, true) == by.applies.end()) return;
  for (const ReliefTargetRow& target : frame.edition().Rows<ReliefTargetRow>(by.row->replaces)) {
    for (LevyState& state : frame.levies) {
      if (!Targets(state, target.row, target.family) || &state == &by) continue;
      for (uint32_t line = 0; line < frame.line_count(); ++line) {
        if (!by.applies[line]) continue;
        if (by.untested[line] == MissingInput::kNone) {
          if (state.applies[line]) NoteReplaced(frame, state, line);
          state.applies[line] = false;
        } else {
          state.untested[line] = by.untested[line];
        }
      }
    }
  }
}

bool IsTarget(const Frame& frame, const LevyState& state, const ReliefRow& relief) {
  for (const ReliefTargetRow& target : frame.edition().Rows<ReliefTargetRow>(relief.targets)) {
    if (Targets(state, target.row, target.family)) return true;
  }
  return false;
}

void Free(Frame& frame, uint32_t number, uint32_t version, uint32_t line, Truth truth) {
  const ReliefRow& relief = frame.edition().Rows<ReliefRow>()[number];
  bool excess = frame.edition().Rows<ReliefVersionRow>()[version].excess_only != 0;
  for (LevyState& state : frame.levies) {
    if (!IsTarget(frame, state, relief)) continue;
    if (!IsKnown(truth)) {
      state.untested[line] = MissingFor(truth);
    } else if (excess) {
      if (state.allowed.empty())
        state.allowed = frame.arena.AllocateArray<bool>(frame.line_count());
      state.allowance = number;
      state.allowed[line] = true;
    } else if (state.relief[line] == kNoRow) {
      state.relief[line] = number;
    }
  }
}

// Whether the relief's condition holds, line by line.
std::span<Truth> TruthsOf(Frame& frame, const ReliefVersionRow& rule, uint32_t relief,
                          LocalTime at) {
  bool by_line = !frame.regime_of_line.empty() || DependsOnLine(frame.edition(), rule.when);
  std::span<Truth> truths = frame.arena.AllocateArray<Truth>(frame.line_count());
  for (uint32_t line = 0; line < truths.size(); ++line) {
    truths[line] = line == 0 || by_line ? Holds(frame, rule.when, {line, at}, relief) : truths[0];
  }
  return truths;
}

}  // namespace

void FindLevies(Frame& frame) {
  if (!frame.findings.candidates_found) FindCandidates(frame);
  std::span<const Candidate> candidates = frame.findings.candidates;
  frame.state_of_levy = NoRows(frame.arena, frame.edition().Rows<LevyRow>().size());
  std::span<uint32_t> acting = NoRows(frame.arena, candidates.size());
  uint32_t count = 0;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    const LevyRow& row = frame.edition().Rows<LevyRow>()[candidates[i].levy];
    if (frame.goods.freight_includes_fees && row.family == LevyFamily::kCarrierFee) continue;
    // Most levies of a place are fees of carriers the goods do not travel with.
    if (FailsOnWay(frame, row.when, frame.At(row.read_at), candidates[i].way_tests)) continue;
    frame.state_of_levy[candidates[i].levy] = count;
    acting[count++] = i;
  }
  frame.levies = frame.arena.AllocateArray<LevyState>(count);
  for (uint32_t i = 0; i < count; ++i) Begin(frame, acting[i], frame.levies[i]);
  GiveLines(frame);
}

Truth RegimeHolds(Frame& frame, uint32_t number) {
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[number];
  LocalTime at = frame.At(regime.read_at);
  return IsInForce(frame, regime, at) ? Holds(frame, regime.when, {.at = at}, number, true)
                                      : Truth::kNo;
}

namespace {

// A regime that goes before and may hold is not passed over in silence.
void NotePassedOver(Frame& frame, Truth truth) {
  if (IsKnown(truth) || truth == Truth::kUnknown) return;
  if (frame.regime_missing == MissingInput::kNone) frame.regime_missing = MissingFor(truth);
}

// Puts the lines that are under none under the regime, as far as it holds for them; whether it took
// any.
bool TakeLines(Frame& frame, uint32_t number) {
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[number];
  const LocalTime at = frame.At(regime.read_at);
  if (!IsInForce(frame, regime, at)) return false;
  bool took = false;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (!frame.regime_of_line.empty() && frame.regime_of_line[line] != kNoRow) continue;
    Truth truth = Holds(frame, regime.when, {.line = line, .at = at}, number, true);
    NotePassedOver(frame, truth);
    if (truth != Truth::kYes) continue;
    if (frame.regime_of_line.empty()) {
      frame.regime_of_line = NoRows(frame.arena, frame.line_count());
    }
    frame.regime_of_line[line] = number;
    took = true;
  }
  return took;
}

// The lines left over come under `rest`. Lines that are all under one are not split.
uint32_t SettleLines(Frame& frame, uint32_t rest) {
  if (frame.regime_of_line.empty()) return rest;
  std::ranges::replace(frame.regime_of_line, kNoRow, rest);
  const uint32_t first = frame.regime_of_line[0];
  if (std::ranges::count(frame.regime_of_line, first) == std::ssize(frame.regime_of_line)) {
    frame.regime_of_line = {};
    return first;
  }
  return rest;
}

}  // namespace

uint32_t FindRegime(Frame& frame) {
  for (uint32_t number : frame.findings.regimes) {
    if (frame.edition().Rows<RegimeRow>()[number].per_line != 0) {
      bool took = TakeLines(frame, number);
      bool all =
          took && std::ranges::find(frame.regime_of_line, kNoRow) == frame.regime_of_line.end();
      if (all) return SettleLines(frame, number);
      continue;
    }
    Truth truth = RegimeHolds(frame, number);
    if (truth == Truth::kYes) return SettleLines(frame, number);
    NotePassedOver(frame, truth);
  }
  return SettleLines(frame, kNoRow);
}

bool CouldApply(Frame& frame, const LevyState& state, uint32_t line) {
  return AppliesTo(frame, state, line) != Truth::kNo;
}

void DecideLevies(Frame& frame) {
  const bool split = !frame.regime_of_line.empty();
  ApplyRegime(frame, frame.regime);
  for (uint32_t regime : frame.regime_of_line) ApplyRegime(frame, regime);
  if (frame.findings.regime != frame.regime || split) {
    frame.findings.regime = split ? kAnyRegime : frame.regime;
    std::ranges::fill(frame.findings.applies, uint8_t{0});
    frame.findings.restrictions_found = false;
  }
  for (LevyState& state : frame.levies) {
    if (!state.excluded) DecideLines(frame, state);
  }
  for (const LevyState& state : frame.levies) {
    if (state.row->replaces.count != 0) Replace(frame, state);
  }
}

void DecideReliefs(Frame& frame) {
  const Edition& edition = frame.edition();
  for (uint32_t number : frame.rules.reliefs) {
    const ReliefRow& relief = edition.Rows<ReliefRow>()[number];
    if (relief.tests_levy_amount) continue;
    LocalTime at = frame.At(relief.read_at);
    uint32_t version = VersionInForce<ReliefVersionRow>(edition, relief.versions, at, frame.choice);
    if (version == kNoRow) continue;
    const ReliefVersionRow& rule = edition.Rows<ReliefVersionRow>()[version];
    if (rule.repealed) continue;
    std::span<Truth> truths = TruthsOf(frame, rule, number, at);
    if (rule.whole_lines) KeepWhatFits(frame, number, rule, at, truths);
    for (uint32_t line = 0; line < frame.line_count(); ++line) {
      if (truths[line] != Truth::kNo) Free(frame, number, version, line, truths[line]);
    }
  }
}

}  // namespace landfall::landed_cost
