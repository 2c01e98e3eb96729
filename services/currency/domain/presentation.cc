#include "services/currency/domain/presentation.h"

#include "common/money/fraction.h"

namespace landfall::currency {

PresentedRate Present(Decimal num, Decimal den, const Rounding& rounding) {
  return {.quote_per_base = Fraction(num).Over(den).Value(rounding),
          .base_per_quote = Fraction(den).Over(num).Value(rounding)};
}

PresentedRate PresentMean(std::span<const Decimal> rates, const Rounding& rounding) {
  Decimal sum;
  for (Decimal rate : rates) sum = sum + rate;
  return Present(sum, Decimal::FromInteger(static_cast<int64_t>(rates.size())), rounding);
}

}  // namespace landfall::currency
