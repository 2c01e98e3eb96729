#pragma once

#include "common/goods/unit.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/expression/term.h"

namespace landfall::landed_cost {

// So many units of the goods, measured as the qualifier says (kNone: net weight, plain count).
struct MeasuredQuantity {
  Unit unit{};
  Qualifier qualifier = Qualifier::kNone;
  Decimal amount;
};

struct ValuePart {
  ValueBasis basis = ValueBasis::kCustomsValue;
  Decimal amount;  // in the destination's currency
};

struct MeasuredStrength {
  Measure measure = Measure::kNone;
  Decimal amount;  // percent, degrees, lines
};

// Amount of a Meursing part for 100 kg of goods, from the table of the goods' code.
struct MeursingAmount {
  MeursingPart part = MeursingPart::kNone;
  Decimal per_100_kg;
  CurrencyCode currency;
};

}  // namespace landfall::landed_cost
