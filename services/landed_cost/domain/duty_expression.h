#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "absl/functional/function_ref.h"
#include "common/goods/unit.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/expression/expression.h"
#include "common/time/day.h"
#include "services/landed_cost/declared.h"

namespace landfall::landed_cost {

// An amount in another currency times num over den is the amount in the destination's.
struct Exchange {
  Decimal num;
  Decimal den;
};
using ExchangeLookup = absl::FunctionRef<std::optional<Exchange>(CurrencyCode from)>;

// What one line declares. Absent is not zero: leave out what is not known.
struct DutyInputs {
  Decimal customs_value;  // in `currency`
  CurrencyCode currency;  // of the destination
  Day entry_day;
  std::span<const MeasuredQuantity> quantities;  // pure alcohol may be left to volume and strength
  std::span<const ValuePart> parts;
  std::span<const MeasuredStrength> strengths;
  std::span<const MeursingAmount> meursing;
  std::optional<Decimal> entry_price_duty;
  std::optional<Decimal> applicable_duty;  // what the goods bear under their own subheading
};

// Which input an expression asks for and the line does not have; only the fields that name it are
// set.
struct DutyGap {
  enum class Kind : uint8_t {
    kNone = 0,
    kQuantity = 1,   // unit, qualifier
    kValuePart = 2,  // basis
    kStrength = 3,   // measure
    kMeursing = 4,   // meursing
    kEntryPrice = 5,
    kApplicableDuty = 6,
    kExchangeRate = 7,  // currency
  };
  Kind kind = Kind::kNone;
  ValueBasis basis = ValueBasis::kCustomsValue;
  Qualifier qualifier = Qualifier::kNone;
  Measure measure = Measure::kNone;
  MeursingPart meursing = MeursingPart::kNone;
  Unit unit = Unit::kNone;
  CurrencyCode currency{};
};

struct DutyAmount {
  // Exact, in the destination's currency; Overflow when the numbers are too large. May be negative
  // where the expression subtracts and states no MIN. Zero and meaningless while `gap` is set.
  Decimal amount;
  DutyGap gap;

  bool computed() const { return gap.kind == DutyGap::Kind::kNone; }
};

// Evaluates a valid expression (ValidateExpression). Each term is one fraction, divided once to 12
// digits HALF_EVEN. The first missing input in reading order is reported, also under MIN and MAX.
// Pure; does not allocate.
DutyAmount EvaluateExpression(const ExpressionView& expression, const DutyInputs& inputs,
                              ExchangeLookup exchange);

}  // namespace landfall::landed_cost
