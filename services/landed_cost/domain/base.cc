#include "services/landed_cost/domain/base.h"

#include "common/money/fraction.h"

namespace landfall::landed_cost {
namespace {

bool IsCarried(const Frame& frame, const BaseRow& base, uint32_t line) {
  if (base.regimes.count == 0) return true;
  for (const ReliefTargetRow& regime : frame.edition().Rows<ReliefTargetRow>(base.regimes)) {
    if (regime.row == frame.RegimeOf(line)) return true;
  }
  return false;
}

Decimal ShareIn(const LevyState& state, ValueForm form, uint32_t line) {
  switch (form) {
    case ValueForm::kExact:
      return state.exact[line];
    case ValueForm::kRounded:
      return state.rounded[line];
    default:
      return state.declared[line];
  }
}

// Adds what another levy came to on the line. A levy that does not touch the line adds nothing.
void AddLevy(const LevyState& other, const BaseRow& base, uint32_t line, LineBase& sum) {
  if (base.collection != 0 && static_cast<uint8_t>(other.collection) != base.collection) return;
  if (!other.evaluated || other.row_of_line[line] == kNoRow) return;
  const ScopeRow& row = other.rows[other.row_of_line[line]];
  if (row.status == ComponentStatus::kNotComputed) {
    sum.reason = NotComputedReason::kIncompleteBase;
    sum.missing = row.missing;
    sum.missing_line = row.missing_line;
    return;
  }
  sum.value = sum.value + ShareIn(other, base.form, line);
}

Decimal QuantityOf(const Frame& frame, BaseQuantity quantity, uint32_t line, LineBase& sum) {
  const LineValue& value = frame.values[line];
  switch (quantity) {
    case BaseQuantity::kCustomsValue:
      return value.customs_value;
    case BaseQuantity::kGoodsPrice:
      return value.goods;
    case BaseQuantity::kFreight:
      return value.freight_in_value + value.freight_outside_value;
    case BaseQuantity::kFreightInValue:
      return value.freight_in_value;
    case BaseQuantity::kFreightOutsideValue:
      return value.freight_outside_value;
    case BaseQuantity::kInsurance:
      return value.insurance;
    case BaseQuantity::kInsuranceOutsideValue:
      return value.insurance_outside_value;
    case BaseQuantity::kShippingCharged:
      return value.shipping_charged;
    case BaseQuantity::kRetailPrice:
      if (frame.goods.lines[line].has_retail_price) return frame.goods.lines[line].retail_price;
      sum.reason = NotComputedReason::kMissingInput;
      sum.missing = MissingInput::kRetailPrice;
      return Decimal();
    default:
      return Decimal();
  }
}

void AddSummand(const Frame& frame, const BaseRow& base, uint32_t line, LineBase& sum) {
  if (base.levy != kNoRow) {
    uint32_t other = frame.state_of_levy[base.levy];
    if (other != kNoRow) AddLevy(frame.levies[other], base, line, sum);
    return;
  }
  bool advanced = base.quantity == BaseQuantity::kAdvanced;
  if (!advanced && base.family == 0) {
    sum.value = sum.value + QuantityOf(frame, base.quantity, line, sum);
    return;
  }
  for (const LevyState& other : frame.levies) {
    bool named =
        advanced ? IsAdvanced(other) : static_cast<uint8_t>(other.row->family) == base.family;
    if (named) AddLevy(other, base, line, sum);
  }
}

}  // namespace

LineBase BaseOf(const Frame& frame, const LevyState& state, uint32_t line, BaseParts* parts) {
  LineBase total;
  if (!frame.value_known && state.row->bases.count != 0) {
    total.reason = NotComputedReason::kExchangeRate;
    total.missing = MissingInput::kExchangeRate;
    return total;
  }
  for (const BaseRow& base : frame.edition().Rows<BaseRow>(state.row->bases)) {
    if (!IsCarried(frame, base, line)) continue;
    LineBase part;
    AddSummand(frame, base, line, part);
    if (part.reason != NotComputedReason::kNone) return part;
    Decimal value = part.value;
    if (base.times != base.over) value = Fraction(value).Times(base.times).Over(base.over).Value();
    if (base.minus) value = -value;
    total.value = total.value + value;
    if (parts != nullptr && parts->count < parts->parts.size()) {
      auto number = static_cast<uint32_t>(&base - frame.edition().Rows<BaseRow>().data());
      parts->parts[parts->count++] = {value, state.levy, number, line};
    }
  }
  return total;
}

}  // namespace landfall::landed_cost
