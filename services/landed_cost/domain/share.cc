#include "services/landed_cost/domain/share.h"

#include <algorithm>

#include "common/money/apportion.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kLastDigit = Decimal::FromScaled(1);

Decimal KeyOf(const Frame& frame, ApportionKey key, uint32_t line) {
  const GoodsLine& goods = frame.goods.lines[line];
  switch (key) {
    case ApportionKey::kWeight:
      return goods.gross_weight_kg;
    case ApportionKey::kQuantity:
      return Decimal::FromInteger(goods.quantity);
    case ApportionKey::kVolume:
      return goods.volume_m3;
    case ApportionKey::kEqual:
      return Decimal::FromInteger(1);
    case ApportionKey::kValue:
      break;
  }
  return frame.values[line].goods;
}

// A zero basis cannot share anything: every row then counts the same.
void ApportionOrEqually(Decimal total, std::span<Decimal> keys, Decimal increment,
                        std::span<Decimal> shares) {
  if (Apportion(total, keys, increment, shares).ok()) return;
  std::fill(keys.begin(), keys.end(), Decimal::FromInteger(1));
  if (!Apportion(total, keys, increment, shares).ok()) {
    std::fill(shares.begin(), shares.end(), Decimal::Overflow());
  }
}

}  // namespace

void ShareOverLines(Frame& frame, Decimal total, Decimal LineValue::*field) {
  uint32_t count = frame.line_count();
  if (count == 1 || total.IsOverflow()) {
    for (LineValue& value : frame.values) value.*field = total;
    return;
  }
  if (total.IsZero()) return;
  std::span<Decimal> keys = frame.arena.AllocateArray<Decimal>(count);
  std::span<Decimal> shares = frame.arena.AllocateArray<Decimal>(count);
  bool free_of_charge = std::all_of(frame.values.begin(), frame.values.end(),
                                    [](const LineValue& value) { return value.goods.IsZero(); });
  ApportionKey key = free_of_charge ? ApportionKey::kQuantity : ApportionKey::kValue;
  for (uint32_t i = 0; i < count; ++i) keys[i] = KeyOf(frame, key, i);
  ApportionOrEqually(total, keys, kLastDigit, shares);
  for (uint32_t i = 0; i < count; ++i) frame.values[i].*field = shares[i];
}

void ShareOverRow(Frame& frame, const LevyState& state, uint32_t row, Decimal total,
                  Decimal increment, std::span<Decimal> shares) {
  const ScopeRow& scope = state.rows[row];
  if (scope.line_count == 1) {
    shares[scope.first_line] = total;
    return;
  }
  if (total.IsZero() || total.IsOverflow()) {
    for (uint32_t i = 0; i < frame.line_count(); ++i) {
      if (state.row_of_line[i] == row) shares[i] = total;
    }
    return;
  }
  std::span<Decimal> keys = frame.arena.AllocateArray<Decimal>(scope.line_count);
  std::span<Decimal> parts = frame.arena.AllocateArray<Decimal>(scope.line_count);
  uint32_t next = 0;
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (state.row_of_line[i] == row) keys[next++] = KeyOf(frame, state.row->apportion, i);
  }
  ApportionOrEqually(total, keys, increment, parts);
  next = 0;
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (state.row_of_line[i] == row) shares[i] = parts[next++];
  }
}

}  // namespace landfall::landed_cost
