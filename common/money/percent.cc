#include "common/money/percent.h"

#include "common/money/fraction.h"

namespace landfall {
namespace {

constexpr Decimal kHundred = Decimal::FromInteger(100);

}  // namespace

Decimal Of(Percent percent, Decimal base) {
  return Fraction(base).Times(percent.value).Over(kHundred).Value();
}

Decimal Of(Percent percent, Decimal base, Rounding rounding) {
  return Fraction(base).Times(percent.value).Over(kHundred).Value(rounding);
}

}  // namespace landfall
