#include "services/landed_cost/domain/duty_expression.h"

#include <algorithm>
#include <array>

#include "common/money/fraction.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kOne = Decimal::FromInteger(1);
constexpr Decimal kHundred = Decimal::FromInteger(100);
constexpr Decimal kThousand = Decimal::FromInteger(1000);

DutyAmount Gap(DutyGap gap) { return {.amount = Decimal(), .gap = gap}; }

// Multiplies by what turns `currency` into the destination's; false when no rate is known.
bool ApplyExchange(Fraction& fraction, CurrencyCode currency, const DutyInputs& inputs,
                   ExchangeLookup exchange) {
  if (currency == inputs.currency) return true;
  const std::optional<Exchange> rate = exchange(currency);
  if (!rate) return false;
  fraction.Times(rate->num).Over(rate->den);
  return true;
}

DutyAmount AdValorem(const DutyTerm& term, const DutyInputs& inputs) {
  Decimal base = inputs.customs_value;
  if (term.basis != ValueBasis::kCustomsValue) {
    const auto part = std::ranges::find(inputs.parts, term.basis, &ValuePart::basis);
    if (part == inputs.parts.end()) {
      return Gap({.kind = DutyGap::Kind::kValuePart, .basis = term.basis});
    }
    base = part->amount;
  }
  Fraction fraction(base);
  fraction.Times(term.amount).Over(kHundred);
  if (term.per != kOne && !term.per.IsZero()) fraction.Over(term.per);
  return {.amount = fraction.Value(), .gap = {}};
}

// Multiplies by the declared quantity in `unit`, converting within a dimension.
bool ApplyDeclared(Fraction& fraction, Unit unit, Qualifier qualifier, const DutyInputs& inputs) {
  const MeasuredQuantity* convertible = nullptr;
  for (const MeasuredQuantity& quantity : inputs.quantities) {
    if (quantity.qualifier != qualifier) continue;
    if (quantity.unit == unit) {
      fraction.Times(quantity.amount);
      return true;
    }
    if (convertible == nullptr && SameDimension(quantity.unit, unit)) convertible = &quantity;
  }
  if (convertible == nullptr) return false;
  fraction.Times(convertible->amount);
  return ApplyConversion(fraction, convertible->unit, unit);
}

// Pure alcohol that is not declared follows from the volume and its strength.
bool ApplyQuantity(Fraction& fraction, const DutyTerm& term, const DutyInputs& inputs) {
  if (ApplyDeclared(fraction, term.unit, term.qualifier, inputs)) return true;
  if (DimensionOf(term.unit) != Dimension::kAlcohol || term.qualifier != Qualifier::kNone) {
    return false;
  }
  const auto strength =
      std::ranges::find(inputs.strengths, Measure::kAlcoholPercent, &MeasuredStrength::measure);
  if (strength == inputs.strengths.end()) return false;
  if (!ApplyDeclared(fraction, Unit::kLitre, Qualifier::kNone, inputs)) return false;
  fraction.Times(strength->amount).Over(kHundred);
  return ApplyConversion(fraction, Unit::kLitreAlcohol, term.unit);
}

// The measure beyond or below its threshold, never below nothing; false when it is not declared.
bool FindStrength(const DutyTerm& term, const DutyInputs& inputs, Decimal& strength) {
  const auto found = std::ranges::find(inputs.strengths, term.measure, &MeasuredStrength::measure);
  if (found == inputs.strengths.end()) return false;
  strength = found->amount;
  if (term.side == ThresholdSide::kWhole) return true;
  const Decimal threshold =
      Fraction(Decimal::FromInteger(term.threshold_milli)).Over(kThousand).Value();
  strength = term.side == ThresholdSide::kOver ? strength - threshold : threshold - strength;
  if (strength.IsNegative()) strength = Decimal();
  return true;
}

DutyAmount Specific(const DutyTerm& term, const DutyInputs& inputs, ExchangeLookup exchange) {
  Fraction fraction(term.amount);
  if (!ApplyQuantity(fraction, term, inputs)) {
    return Gap({.kind = DutyGap::Kind::kQuantity, .qualifier = term.qualifier, .unit = term.unit});
  }
  if (term.measure != Measure::kNone) {
    Decimal strength;
    if (!FindStrength(term, inputs, strength)) {
      return Gap({.kind = DutyGap::Kind::kStrength, .measure = term.measure});
    }
    fraction.Times(strength);
  }
  if (term.per != kOne) fraction.Over(term.per);
  if (!ApplyExchange(fraction, term.currency, inputs, exchange)) {
    return Gap({.kind = DutyGap::Kind::kExchangeRate, .currency = term.currency});
  }
  return {.amount = fraction.Value(), .gap = {}};
}

DutyAmount Meursing(const DutyTerm& term, const DutyInputs& inputs, ExchangeLookup exchange) {
  const auto found = std::ranges::find(inputs.meursing, term.meursing, &MeursingAmount::part);
  if (found == inputs.meursing.end()) {
    return Gap({.kind = DutyGap::Kind::kMeursing, .meursing = term.meursing});
  }
  DutyTerm per_weight;
  per_weight.kind = TermKind::kSpecific;
  per_weight.amount = found->per_100_kg;
  per_weight.per = kHundred;
  per_weight.currency = found->currency;
  per_weight.unit = Unit::kKilogram;
  return Specific(per_weight, inputs, exchange);
}

DutyAmount Evaluate(const DutyTerm& term, const DutyInputs& inputs, ExchangeLookup exchange) {
  switch (term.kind) {
    case TermKind::kAdValorem:
      return AdValorem(term, inputs);
    case TermKind::kSpecific:
      return Specific(term, inputs, exchange);
    case TermKind::kMeursing:
      return Meursing(term, inputs, exchange);
    case TermKind::kEntryPrice:
      if (inputs.entry_price_duty) return {.amount = *inputs.entry_price_duty, .gap = {}};
      return Gap({.kind = DutyGap::Kind::kEntryPrice});
    case TermKind::kApplicableDuty:
      break;
  }
  if (inputs.applicable_duty) return {.amount = *inputs.applicable_duty, .gap = {}};
  return Gap({.kind = DutyGap::Kind::kApplicableDuty});
}

Decimal Combine(OpCode code, Decimal left, Decimal right) {
  if (left.IsOverflow() || right.IsOverflow()) return Decimal::Overflow();
  switch (code) {
    case OpCode::kAdd:
      return left + right;
    case OpCode::kSubtract:
      return left - right;
    case OpCode::kLesser:
      return Smaller(left, right);
    default:
      return Larger(left, right);
  }
}

std::span<const DutyOp> ProgramOf(const ExpressionView& expression, Day day) {
  if (expression.windows.empty()) return expression.ops;
  const Day::Civil civil = day.ToCivil();
  const auto month_day = static_cast<uint16_t>(civil.month * 100 + civil.day);
  for (const SeasonWindow& window : expression.windows) {
    if (window.Contains(month_day)) {
      return expression.ops.subspan(window.first_op, window.op_count);
    }
  }
  return {};
}

}  // namespace

DutyAmount EvaluateExpression(const ExpressionView& expression, const DutyInputs& inputs,
                              ExchangeLookup exchange) {
  std::array<Decimal, kMaxExpressionDepth> stack;
  size_t depth = 0;
  for (const DutyOp& op : ProgramOf(expression, inputs.entry_day)) {
    if (op.code != OpCode::kPush) {
      --depth;
      stack[depth - 1] = Combine(op.code, stack[depth - 1], stack[depth]);
      continue;
    }
    const DutyAmount term = Evaluate(expression.terms[op.term], inputs, exchange);
    if (!term.computed()) return term;
    stack[depth++] = term.amount;
  }
  return {.amount = depth == 1 ? stack[0] : Decimal::Overflow(), .gap = {}};
}

}  // namespace landfall::landed_cost
