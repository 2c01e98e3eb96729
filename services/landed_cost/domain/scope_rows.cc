#include "services/landed_cost/domain/scope_rows.h"

#include <algorithm>
#include <new>

namespace landfall::landed_cost {
namespace {

// Codes too short for the item of an amount each stand together where they may be one item.
bool SameItem(const LevyState& state, const GoodsLine& a, const GoodsLine& b) {
  const LevyRow& levy = *state.row;
  if (levy.split_by_origin && a.origin != b.origin) return false;
  if (levy.tariff_digits == 0) return a.hs == b.hs;
  const bool is_short = a.hs.digits() < levy.tariff_digits || b.hs.digits() < levy.tariff_digits;
  if (is_short && state.rule->kind == RateKind::kFlat) {
    return a.hs.IsPrefixOf(b.hs) || b.hs.IsPrefixOf(a.hs);
  }
  return a.hs.Prefix(levy.tariff_digits) == b.hs.Prefix(levy.tariff_digits);
}

bool SameRow(const Frame& frame, const LevyState& state, uint32_t a, uint32_t b) {
  if (state.relief[a] != state.relief[b] || state.untested[a] != state.untested[b]) return false;
  switch (state.row->scope) {
    case Scope::kLine:
      return false;
    case Scope::kTariffItem:
      return SameItem(state, frame.goods.lines[a], frame.goods.lines[b]);
    case Scope::kParcel:
      return frame.goods.lines[a].parcel == frame.goods.lines[b].parcel;
    case Scope::kConsignment:
    case Scope::kDeclaration:
      return true;
  }
  return false;
}

// The line to ask for the input: the first without an origin or a weight, or the one whose code
// says least.
uint32_t LineLacking(const Frame& frame, MissingInput missing) {
  if (missing == MissingInput::kOrigin) {
    auto unstated = std::ranges::find_if(
        frame.goods.lines, [](const GoodsLine& line) { return line.origin.IsNone(); });
    return static_cast<uint32_t>(unstated - frame.goods.lines.begin());
  }
  if (missing == MissingInput::kGrossWeight) {
    auto unstated = std::ranges::find_if(
        frame.goods.lines, [](const GoodsLine& line) { return line.gross_weight_kg.IsZero(); });
    return static_cast<uint32_t>(unstated - frame.goods.lines.begin());
  }
  auto shortest = std::ranges::min_element(frame.goods.lines, {},
                                           [](const GoodsLine& line) { return line.hs.digits(); });
  return static_cast<uint32_t>(shortest - frame.goods.lines.begin());
}

// `row` is as new.
void StartRow(const Frame& frame, const LevyState& state, uint32_t line, ScopeRow& row) {
  row.first_line = line;
  row.line_count = 1;
  row.relief = state.relief[line];
  if (row.relief != kNoRow) row.status = ComponentStatus::kRelieved;
  if (frame.lacks_subdivision && state.row->family == LevyFamily::kTax) {
    row.status = ComponentStatus::kNotComputed;
    row.reason = NotComputedReason::kMissingInput;
    row.missing = MissingInput::kSubdivision;
  }
  const bool of_law = state.row->family != LevyFamily::kCarrierFee;
  if (frame.findings.return_unknown && of_law && row.relief == kNoRow) {
    row.status = ComponentStatus::kNotComputed;
    row.reason = NotComputedReason::kReturn;
    row.missing = MissingInput::kNone;
    return;
  }
  MissingInput missing = state.untested[line];
  if (missing == MissingInput::kNone) return;
  // What a relief frees is nothing, whether the levy applies or not; a relief may ask the regime.
  const bool regime_open = frame.regime_missing != MissingInput::kNone;
  if (row.relief != kNoRow && !regime_open) return;
  row.status = ComponentStatus::kNotComputed;
  row.reason = missing == MissingInput::kExchangeRate ? NotComputedReason::kExchangeRate
                                                      : NotComputedReason::kMissingInput;
  row.missing = missing;
  row.missing_line = regime_open ? LineLacking(frame, frame.regime_missing) : line;
  if (missing == MissingInput::kGrossWeight) row.missing_line = LineLacking(frame, missing);
}

}  // namespace

void GatherRows(Frame& frame, LevyState& state) {
  state.rows = {};
  auto touched = state.excluded ? 0 : std::ranges::count(state.applies, true);
  if (touched == 0) return;
  // Room for a row of each line; only those that come to be are made.
  auto room = static_cast<size_t>(touched);
  auto* rows =
      static_cast<ScopeRow*>(frame.arena.Allocate(room * sizeof(ScopeRow), alignof(ScopeRow)));
  uint32_t count = 0;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (!state.applies[line]) continue;
    uint32_t row = count;
    if (state.row->scope != Scope::kLine) {
      for (row = 0; row < count && !SameRow(frame, state, rows[row].first_line, line);) ++row;
    }
    state.row_of_line[line] = row;
    if (row < count) {
      ++rows[row].line_count;
    } else {
      StartRow(frame, state, line, *new (rows + count++) ScopeRow());
    }
  }
  state.rows = {rows, count};
}

}  // namespace landfall::landed_cost
