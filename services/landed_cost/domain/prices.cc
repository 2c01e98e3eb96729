#include "services/landed_cost/domain/prices.h"

#include <utility>

#include "common/money/fraction.h"
#include "services/landed_cost/domain/applicability.h"
#include "services/landed_cost/domain/schedule_rate.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kHundred = Decimal::FromScaled(static_cast<__int128>(100) * 1'000'000'000'000);

void Sum(Frame& frame) {
  frame.net_total = Decimal();
  for (Decimal price : frame.net_prices) frame.net_total = frame.net_total + price;
}

// The rates of all levies of the place that prices contain and that could be charged on the line
// under some regime.
Decimal ContainedPercent(Frame& frame, uint32_t line) {
  Decimal sum;
  for (const LevyState& state : frame.levies) {
    if (!state.row->included_in_price || !CouldApply(frame, state, line)) continue;
    std::optional<Decimal> percent = PercentOnLine(frame, state, line);
    if (percent.has_value()) sum = sum + *percent;
  }
  return sum;
}

bool IsCollected(const Frame& frame, uint32_t line) {
  for (const LevyState& state : frame.levies) {
    if (state.row->included_in_price && !state.excluded && state.applies[line]) return true;
  }
  return false;
}

}  // namespace

void TakeOutTax(Frame& frame) {
  uint32_t regime = std::exchange(frame.regime, kAnyRegime);
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    const GoodsLine& goods = frame.goods.lines[line];
    Decimal percent =
        goods.price_basis == PriceBasis::kTaxInclusive ? ContainedPercent(frame, line) : Decimal();
    frame.net_prices[line] =
        percent.IsZero() ? goods.price
                         : Fraction(goods.price).Times(kHundred).Over(kHundred + percent).Value();
  }
  frame.regime = regime;
  Sum(frame);
}

bool PutBackUncollectedTax(Frame& frame) {
  bool changed = false;
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    const GoodsLine& goods = frame.goods.lines[line];
    if (frame.net_prices[line] == goods.price || IsCollected(frame, line)) continue;
    frame.net_prices[line] = goods.price;
    changed = true;
  }
  if (changed) Sum(frame);
  return changed;
}

bool CollectsBeside(const Frame& frame, const Frame& other) {
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (frame.goods.lines[line].price_basis != PriceBasis::kTaxInclusive) continue;
    if (IsCollected(frame, line) && !IsCollected(other, line)) return true;
  }
  return false;
}

}  // namespace landfall::landed_cost
