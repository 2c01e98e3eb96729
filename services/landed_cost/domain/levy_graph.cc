#include "services/landed_cost/domain/levy_graph.h"

#include <algorithm>

#include "common/money/apportion.h"
#include "services/landed_cost/domain/amount_relief.h"
#include "services/landed_cost/domain/base.h"
#include "services/landed_cost/domain/rate.h"
#include "services/landed_cost/domain/scope_rows.h"
#include "services/landed_cost/domain/share.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kLastDigit = Decimal::FromScaled(1);

bool IsOpen(const ScopeRow& row) { return row.status == ComponentStatus::kComputed; }

// By the line rule. One in another currency is followed by that of the law's minor unit.
Decimal RoundLine(Frame& frame, const LevyRow& levy, ScopeRow& row) {
  if (!levy.rounding.stated) return Round(row.exact, frame.default_rounding);
  if (levy.rounding.currency.IsNone()) return Round(row.exact, levy.rounding.rounding);
  const CurrencyCode other = levy.rounding.currency;
  const Day day = frame.At(levy.read_at).day();
  auto convert = [&](Decimal amount, CurrencyCode from, CurrencyCode to) {
    return frame.rates.Convert(amount, from, to, ConversionPurpose::kCustoms, day);
  };
  Decimal there = convert(row.exact, frame.currency, other);
  Decimal back = convert(Round(there, levy.rounding.rounding), other, frame.currency);
  if (there.IsOverflow() || back.IsOverflow()) {
    row.status = ComponentStatus::kNotComputed;
    row.reason = NotComputedReason::kExchangeRate;
    row.missing = MissingInput::kExchangeRate;
    return Decimal();
  }
  return Round(back, {RoundingMode::kHalfUp, frame.MinorUnit()});
}

// Sums the lines' bases into their rows; a row with an unknown summand is not computed.
void SumBases(const Frame& frame, LevyState& state, BaseParts* parts) {
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (state.row_of_line[line] == kNoRow) continue;
    ScopeRow& row = state.rows[state.row_of_line[line]];
    if (!IsOpen(row)) continue;
    LineBase base = BaseOf(frame, state, line, parts);
    row.base_exact = row.base_exact + base.value;
    if (base.reason != NotComputedReason::kNone) {
      row.status = ComponentStatus::kNotComputed;
      row.reason = base.reason;
      row.missing = base.missing;
      row.missing_line = base.missing_line == kNoRow ? line : base.missing_line;
    }
  }
}

void ComputeRows(Frame& frame, LevyState& state) {
  const LevyRow& levy = *state.row;
  for (uint32_t i = 0; i < state.rows.size(); ++i) {
    ScopeRow& row = state.rows[i];
    if (!IsOpen(row)) continue;
    row.base = levy.base_rounding.stated ? Round(row.base_exact, levy.base_rounding.rounding)
                                         : row.base_exact;
    ApplyRate(frame, state, i);
    if (!IsOpen(row)) continue;
    row.rounded = RoundLine(frame, levy, row);
    row.declared = row.rounded;
  }
}

// Rounds the sum over the declaration and shares the result back over the rows.
void RoundDocument(Frame& frame, LevyState& state) {
  const LevyRow& levy = *state.row;
  if (!levy.document_rounding.stated) return;
  std::span<Decimal> keys = frame.arena.AllocateArray<Decimal>(state.rows.size());
  std::span<Decimal> shares = frame.arena.AllocateArray<Decimal>(state.rows.size());
  Decimal sum;
  for (uint32_t i = 0; i < state.rows.size(); ++i) {
    const ScopeRow& row = state.rows[i];
    keys[i] = IsOpen(row) ? (levy.document_sums_exact ? row.exact : row.rounded) : Decimal();
    sum = sum + keys[i];
  }
  Decimal total = Round(sum, levy.document_rounding.rounding);
  Decimal increment = frame.MinorUnit();
  if (!Apportion(total, keys, increment, shares).ok()) return;
  for (uint32_t i = 0; i < state.rows.size(); ++i) {
    if (IsOpen(state.rows[i])) state.rows[i].declared = shares[i];
  }
}

// A value of a row and what its lines bear of it.
struct Shared {
  Decimal total;
  std::span<Decimal> shares;
};

// The same total is split in the same way.
void CopyOrShare(Frame& frame, const LevyState& state, uint32_t index, const Shared& known,
                 const Shared& wanted) {
  if (wanted.total != known.total) {
    return ShareOverRow(frame, state, index, wanted.total, kLastDigit, wanted.shares);
  }
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (state.row_of_line[line] == index) wanted.shares[line] = known.shares[line];
  }
}

// What each line bears of its row, in the three values.
void ShareRows(Frame& frame, LevyState& state) {
  for (uint32_t i = 0; i < state.rows.size(); ++i) {
    const ScopeRow& row = state.rows[i];
    if (!IsOpen(row)) continue;
    if (row.line_count == 1) {
      state.exact[row.first_line] = row.exact;
      state.rounded[row.first_line] = row.rounded;
      state.declared[row.first_line] = row.declared;
      continue;
    }
    ShareOverRow(frame, state, i, row.exact, kLastDigit, state.exact);
    CopyOrShare(frame, state, i, {row.exact, state.exact}, {row.rounded, state.rounded});
    CopyOrShare(frame, state, i, {row.rounded, state.rounded}, {row.declared, state.declared});
  }
}

// One for each summand of each levy on each line, and an allowance beside them.
std::span<BasePart> RoomForBaseParts(Frame& frame) {
  size_t count = 0;
  for (const LevyState& state : frame.levies) count += state.row->bases.count + 1;
  return frame.arena.AllocateArray<BasePart>(count * frame.line_count());
}

void MarkZeroRates(LevyState& state) {
  for (ScopeRow& row : state.rows) {
    if (!IsOpen(row) || !row.exact.IsZero()) continue;
    const bool within = !state.rule->free_quantity.IsZero() && state.allowance != kNoRow;
    row.status = within ? ComponentStatus::kRelieved : ComponentStatus::kZeroRated;
    if (within) row.relief = state.allowance;
  }
}

}  // namespace

void EvaluateLevies(Frame& frame) {
  BaseParts parts;
  if (frame.explain) parts.parts = RoomForBaseParts(frame);
  AmountReliefs reliefs = AmountReliefsOf(frame);
  for (uint32_t i = 0; i < frame.levies.size(); ++i) {
    LevyState& state = frame.levies[i];
    GatherRows(frame, state);
    if (!state.rows.empty()) {
      SumBases(frame, state, frame.explain ? &parts : nullptr);
      SubtractAllowance(frame, state, frame.explain ? &parts : nullptr);
      ComputeRows(frame, state);
      RoundDocument(frame, state);
      ShareRows(frame, state);
    }
    state.evaluated = true;
    RelieveSmallSums(frame, i, reliefs);
    MarkZeroRates(state);
  }
  frame.base_parts = parts.parts.first(parts.count);
}

}  // namespace landfall::landed_cost
