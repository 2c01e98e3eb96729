#include "services/landed_cost/domain/applicability.h"

#include <algorithm>

#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/table_query.h"
#include "services/landed_cost/domain/version.h"
#include "services/landed_cost/domain/whole_lines.h"

namespace landfall::landed_cost {
namespace {

LevyState NewState(const Frame& frame, uint32_t number) {
  const Candidate& candidate = frame.findings.candidates[number];
  const LevyRow& row = frame.edition().Rows<LevyRow>()[candidate.levy];
  LevyState state;
  state.candidate = number;
  state.levy = candidate.levy;
  state.version = candidate.version;
  state.row = &row;
  state.rule = &frame.edition().Rows<LevyVersionRow>()[candidate.version];
  state.collection = row.collection;
  state.owed_by = row.owed_by;
  return state;
}

// One piece of memory for the lines of all states.
template <typename T>
void GiveLines(Frame& frame, std::span<LevyState> states, std::span<T> LevyState::*field, T fill) {
  size_t lines = frame.line_count();
  std::span<T> all = frame.arena.AllocateArray<T>(lines * states.size());
  if (fill != T()) std::fill(all.begin(), all.end(), fill);
  for (size_t i = 0; i < states.size(); ++i) states[i].*field = all.subspan(i * lines, lines);
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
    bool settled = IsSettledOnWay(edition, row.when) && IsSettled(edition, rule.when);
    findings.candidates[count++] = {levy, version, by_line, settled, WayTests(edition, row.when)};
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

void ApplyRegime(Frame& frame) {
  if (frame.regime == kNoRow) return;
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[frame.regime];
  for (const RegimeEffectRow& effect : frame.edition().Rows<RegimeEffectRow>(regime.effects)) {
    for (LevyState& state : frame.levies) {
      if (!Targets(state, effect.levy, effect.family)) continue;
      state.excluded = state.excluded || effect.excluded;
      if (effect.collection != 0) state.collection = static_cast<Collection>(effect.collection);
      if (effect.owed_by != 0) state.owed_by = static_cast<PartyRole>(effect.owed_by);
    }
  }
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
  ConditionScope scope{.line = line,
                       .at = frame.At(state.row->read_at),
                       .of_parcel = state.row->scope == Scope::kParcel};
  Truth own = Holds(frame, state.row->when, scope);
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
  Truth truth = Truth::kNo;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (line == 0 || candidate.by_line) truth = DecideLine(frame, state, candidate, line);
    Truth applies = truth == Truth::kNo ? truth : Both(truth, NamesLine(frame, state, line));
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
  bool by_line = DependsOnLine(frame.edition(), rule.when);
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
  frame.state_of_levy = frame.arena.AllocateArray<uint32_t>(frame.edition().Rows<LevyRow>().size());
  std::fill(frame.state_of_levy.begin(), frame.state_of_levy.end(), kNoRow);
  std::span<LevyState> states = frame.arena.AllocateArray<LevyState>(candidates.size());
  uint32_t count = 0;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    const LevyRow& row = frame.edition().Rows<LevyRow>()[candidates[i].levy];
    // Most levies of a place are fees of carriers the goods do not travel with.
    if (FailsOnWay(frame, row.when, frame.At(row.read_at), candidates[i].way_tests)) continue;
    frame.state_of_levy[candidates[i].levy] = count;
    states[count++] = NewState(frame, i);
  }
  frame.levies = states.first(count);
  GiveLines(frame, frame.levies, &LevyState::applies, false);
  GiveLines(frame, frame.levies, &LevyState::untested, MissingInput::kNone);
  GiveLines(frame, frame.levies, &LevyState::relief, kNoRow);
  GiveLines(frame, frame.levies, &LevyState::row_of_line, kNoRow);
  GiveLines(frame, frame.levies, &LevyState::exact, Decimal());
  GiveLines(frame, frame.levies, &LevyState::rounded, Decimal());
  GiveLines(frame, frame.levies, &LevyState::declared, Decimal());
}

Truth RegimeHolds(Frame& frame, uint32_t number) {
  const RegimeRow& regime = frame.edition().Rows<RegimeRow>()[number];
  LocalTime at = frame.At(regime.read_at);
  return IsInForce(frame, regime, at) ? Holds(frame, regime.when, {.at = at}, number, true)
                                      : Truth::kNo;
}

uint32_t FindRegime(Frame& frame) {
  for (uint32_t number : frame.findings.regimes) {
    Truth truth = RegimeHolds(frame, number);
    if (truth == Truth::kYes) return number;
    bool by_goods = truth == Truth::kShortCode || truth == Truth::kNoOrigin;
    if (by_goods && frame.regime_missing == MissingInput::kNone) {
      frame.regime_missing = MissingFor(truth);
    }
  }
  return kNoRow;
}

bool CouldApply(Frame& frame, const LevyState& state, uint32_t line) {
  return AppliesTo(frame, state, line) != Truth::kNo;
}

void DecideLevies(Frame& frame) {
  ApplyRegime(frame);
  if (frame.findings.regime != frame.regime) {
    frame.findings.regime = frame.regime;
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
