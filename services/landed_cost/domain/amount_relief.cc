#include "services/landed_cost/domain/amount_relief.h"

#include <algorithm>

#include "common/money/apportion.h"
#include "services/landed_cost/domain/base.h"
#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/version.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kLastDigit = Decimal::FromScaled(1);

void Relieve(LevyState& state, uint32_t row, uint32_t relief) {
  ScopeRow& scope = state.rows[row];
  if (scope.status != ComponentStatus::kComputed) return;
  scope.status = ComponentStatus::kRelieved;
  scope.relief = relief;
  scope.declared = Decimal();
  for (uint32_t line = 0; line < state.row_of_line.size(); ++line) {
    if (state.row_of_line[line] != row) continue;
    state.exact[line] = state.rounded[line] = state.declared[line] = Decimal();
  }
}

void RelieveAll(LevyState& state, uint32_t relief) {
  for (uint32_t row = 0; row < state.rows.size(); ++row) Relieve(state, row, relief);
}

void ApplyCollectFloor(Frame& frame, LevyState& state) {
  if (!state.rule->has_floor) return;
  // The law tests what the levy comes to before it is rounded for collection.
  Decimal total;
  for (const ScopeRow& row : state.rows) total = total + row.exact;
  Day day = frame.At(state.row->read_at).day();
  Decimal floor = frame.rates.Convert(state.rule->collect_floor, state.rule->limit_currency,
                                      frame.currency, ConversionPurpose::kThreshold, day);
  if (floor.IsOverflow()) return;
  if (state.rule->floor_inclusive ? total <= floor : total < floor) RelieveAll(state, kNoRow);
}

bool Frees(const Frame& frame, const ReliefRow& relief, const LevyState& state) {
  for (const ReliefTargetRow& target : frame.edition().Rows<ReliefTargetRow>(relief.targets)) {
    bool named = target.row == kNoRow ? static_cast<uint32_t>(state.row->family) == target.family
                                      : target.row == state.levy;
    if (named) return true;
  }
  return false;
}

}  // namespace

void SubtractAllowance(Frame& frame, LevyState& state, BaseParts* parts) {
  if (state.allowance == kNoRow) return;
  const ReliefRow& row_of_relief = frame.edition().Rows<ReliefRow>()[state.allowance];
  uint32_t version = VersionInForce<ReliefVersionRow>(
      frame.edition(), row_of_relief.versions, frame.At(row_of_relief.read_at), frame.choice);
  const ReliefVersionRow& relief = frame.edition().Rows<ReliefVersionRow>()[version];
  Day day = frame.At(state.row->read_at).day();
  Decimal allowance = frame.rates.Convert(relief.allowance, relief.currency, frame.currency,
                                          ConversionPurpose::kThreshold, day);
  std::span<Decimal> bases = frame.arena.AllocateArray<Decimal>(state.rows.size());
  std::span<Decimal> shares = frame.arena.AllocateArray<Decimal>(state.rows.size());
  Decimal total;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    uint32_t row = state.row_of_line[line];
    if (row == kNoRow || !state.allowed[line]) continue;
    Decimal base = BaseOf(frame, state, line).value;
    bases[row] = bases[row] + base;
    total = total + base;
  }
  if (allowance.IsOverflow() || total.IsOverflow()) return;
  if (!Apportion(Smaller(allowance, total), bases, kLastDigit, shares).ok()) return;
  for (uint32_t i = 0; i < state.rows.size(); ++i) {
    ScopeRow& row = state.rows[i];
    if (bases[i].IsZero()) continue;
    row.base_exact = row.base_exact - shares[i];
    if (parts != nullptr && parts->count < parts->parts.size()) {
      parts->parts[parts->count++] = {-shares[i], state.levy, kNoRow, row.first_line};
    }
    // What is charged by weight above a free quantity can be due on no value at all.
    if (!state.rule->free_quantity.IsZero()) continue;
    if (row.status != ComponentStatus::kComputed || !row.base_exact.IsZero()) continue;
    row.status = ComponentStatus::kRelieved;
    row.relief = state.allowance;
  }
}

namespace {

// Whether the relief, which tests amounts of levies, holds on what has been computed.
bool HoldsOnAmounts(Frame& frame, uint32_t number) {
  const ReliefRow& relief = frame.edition().Rows<ReliefRow>()[number];
  LocalTime at = frame.At(relief.read_at);
  uint32_t version =
      VersionInForce<ReliefVersionRow>(frame.edition(), relief.versions, at, frame.choice);
  if (version == kNoRow) return false;
  const ReliefVersionRow& rule = frame.edition().Rows<ReliefVersionRow>()[version];
  return !rule.repealed && Holds(frame, rule.when, {.at = at}, number) == Truth::kYes;
}

}  // namespace

AmountReliefs AmountReliefsOf(Frame& frame) {
  AmountReliefs all;
  for (uint32_t number : frame.rules.reliefs) {
    if (frame.edition().Rows<ReliefRow>()[number].tests_levy_amount == 0) continue;
    if (all.reliefs.empty()) {
      all.reliefs = frame.arena.AllocateArray<AmountRelief>(frame.rules.reliefs.size());
    }
    all.reliefs[all.count++] = {.relief = number};
  }
  return all;
}

void RelieveSmallSums(Frame& frame, uint32_t index, AmountReliefs& reliefs) {
  LevyState& state = frame.levies[index];
  if (!state.rows.empty()) ApplyCollectFloor(frame, state);
  std::span<const ReliefRow> rows = frame.edition().Rows<ReliefRow>();
  // All that can be decided now are, on the amounts before any of them acts.
  const bool last = index + 1 == frame.levies.size();
  for (AmountRelief& relief : reliefs.reliefs.first(reliefs.count)) {
    bool ready = last || frame.levies[index + 1].levy > rows[relief.relief].last_tested;
    if (relief.decided || !ready) continue;
    relief = {.relief = relief.relief,
              .decided = true,
              .fresh = true,
              .holds = HoldsOnAmounts(frame, relief.relief)};
  }
  for (AmountRelief& relief : reliefs.reliefs.first(reliefs.count)) {
    if (!relief.holds) continue;
    for (uint32_t i = relief.fresh ? 0 : index; i <= index; ++i) {
      if (Frees(frame, rows[relief.relief], frame.levies[i])) {
        RelieveAll(frame.levies[i], relief.relief);
      }
    }
    relief.fresh = false;
  }
}

}  // namespace landfall::landed_cost
