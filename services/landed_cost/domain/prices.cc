#include "services/landed_cost/domain/prices.h"

#include "common/money/fraction.h"
#include "services/landed_cost/domain/schedule_rate.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kHundred = Decimal::FromScaled(static_cast<__int128>(100) * 1'000'000'000'000);

void Sum(Frame& frame) {
  frame.net_total = Decimal();
  for (Decimal price : frame.net_prices) frame.net_total = frame.net_total + price;
}

// The rate of the first levy of the place that prices contain; laws have one such tax on one line.
Decimal ContainedPercent(Frame& frame, uint32_t line) {
  for (const LevyState& state : frame.levies) {
    if (!state.row->included_in_price) continue;
    std::optional<Decimal> percent = PercentOnLine(frame, state, line);
    if (percent.has_value()) return *percent;
  }
  return Decimal();
}

bool IsCollected(const Frame& frame, uint32_t line) {
  for (const LevyState& state : frame.levies) {
    if (state.row->included_in_price && !state.excluded && state.applies[line]) return true;
  }
  return false;
}

}  // namespace

void TakeOutTax(Frame& frame) {
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    const GoodsLine& goods = frame.goods.lines[line];
    Decimal percent = goods.price_basis == PriceBasis::kTaxInclusive
                          ? ContainedPercent(frame, line)
                          : Decimal();
    frame.net_prices[line] =
        percent.IsZero() ? goods.price
                         : Fraction(goods.price).Times(kHundred).Over(kHundred + percent).Value();
  }
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

}  // namespace landfall::landed_cost
