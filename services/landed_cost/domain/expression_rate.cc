#include "services/landed_cost/domain/expression_rate.h"

#include <array>

#include "common/money/fraction.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "services/landed_cost/domain/duty_expression.h"

namespace landfall::landed_cost {
namespace {

constexpr size_t kLimit = 16;
constexpr Decimal kOne = Decimal::FromInteger(1);
constexpr Decimal kHundred = Decimal::FromInteger(100);

// What the lines of a row declare together. Kinds beyond kLimit are left out and read as missing.
struct Declared {
  std::array<MeasuredQuantity, kLimit> quantities;
  std::array<uint32_t, kLimit> lines;  // that declare the quantity
  size_t count = 0;
  std::array<ValuePart, kLimit> parts;
  size_t part_count = 0;

  void Add(const MeasuredQuantity& quantity) {
    for (size_t i = 0; i < count; ++i) {
      if (quantities[i].unit != quantity.unit || quantities[i].qualifier != quantity.qualifier) {
        continue;
      }
      quantities[i].amount = quantities[i].amount + quantity.amount;
      ++lines[i];
      return;
    }
    if (count == kLimit) return;
    lines[count] = 1;
    quantities[count++] = quantity;
  }

  void Add(const ValuePart& part) {
    for (size_t i = 0; i < part_count; ++i) {
      if (parts[i].basis != part.basis) continue;
      parts[i].amount = parts[i].amount + part.amount;
      return;
    }
    if (part_count < kLimit) parts[part_count++] = part;
  }

  void KeepCommon(uint32_t line_count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; ++i) {
      if (lines[i] == line_count) quantities[kept++] = quantities[i];
    }
    count = kept;
  }
};

void AddLine(const GoodsLine& line, Declared& declared) {
  if (line.has_net_weight) declared.Add({Unit::kKilogram, Qualifier::kNone, line.net_weight_kg});
  if (!line.gross_weight_kg.IsZero()) {
    declared.Add({Unit::kKilogram, Qualifier::kGross, line.gross_weight_kg});
  }
  bool counted = false;
  for (const MeasuredQuantity& quantity : line.quantities) {
    declared.Add(quantity);
    counted = counted || quantity.unit == Unit::kItem;
  }
  if (!counted) {
    declared.Add({Unit::kItem, Qualifier::kNone, Decimal::FromInteger(line.quantity)});
  }
  for (const ValuePart& part : line.parts) declared.Add(part);
  if (line.has_retail_price) declared.Add(ValuePart{ValueBasis::kRetailPrice, line.retail_price});
}

// Takes kilograms off every weight that is declared, never below nothing.
void TakeOff(Decimal free, Declared& declared) {
  for (size_t i = 0; i < declared.count; ++i) {
    if (declared.quantities[i].unit != Unit::kKilogram) continue;
    Decimal& weight = declared.quantities[i].amount;
    weight = Larger(weight - free, Decimal());
  }
}

MissingInput MissingOf(const DutyGap& gap) {
  switch (gap.kind) {
    case DutyGap::Kind::kQuantity:
      if (gap.unit != Unit::kKilogram) return MissingInput::kQuantity;
      return gap.qualifier == Qualifier::kGross ? MissingInput::kGrossWeight
                                                : MissingInput::kNetWeight;
    case DutyGap::Kind::kValuePart:
      return gap.basis == ValueBasis::kRetailPrice ? MissingInput::kRetailPrice
                                                   : MissingInput::kValuePart;
    case DutyGap::Kind::kStrength:
      return gap.measure == Measure::kSucrosePercent ? MissingInput::kSucrose : MissingInput::kAbv;
    case DutyGap::Kind::kMeursing:
      return MissingInput::kMeursingCode;
    case DutyGap::Kind::kEntryPrice:
      return MissingInput::kEntryPrice;
    case DutyGap::Kind::kExchangeRate:
      return MissingInput::kExchangeRate;
    default:
      return MissingInput::kNone;
  }
}

}  // namespace

void ApplyExpressionView(Frame& frame, const LevyState& state, uint32_t index,
                         const ExpressionView& expression) {
  ScopeRow& row = state.rows[index];
  if (std::optional<Decimal> percent = PercentOf(expression)) {
    row.percent = *percent;
    const DutyTerm& term = expression.terms[0];
    row.exact = Fraction(row.base).Times(term.amount).Over(kHundred).Over(term.per).Value();
    return;
  }
  Declared declared;
  for (uint32_t line = row.first_line; line < frame.line_count(); ++line) {
    if (state.row_of_line[line] == index) AddLine(frame.goods.lines[line], declared);
  }
  declared.KeepCommon(row.line_count);
  if (!state.rule->free_quantity.IsZero()) TakeOff(state.rule->free_quantity, declared);
  const GoodsLine& first = frame.goods.lines[row.first_line];
  Day day = frame.At(state.row->read_at).day();
  DutyInputs inputs{.customs_value = row.base,
                    .currency = frame.currency,
                    .entry_day = day,
                    .quantities = {declared.quantities.data(), declared.count},
                    .parts = {declared.parts.data(), declared.part_count},
                    .strengths = first.strengths,
                    .meursing = first.meursing};
  DutyAmount duty =
      EvaluateExpression(expression, inputs, [&](CurrencyCode from) -> std::optional<Exchange> {
        ResolvedRate rate =
            frame.rates.Find(from, frame.currency, ConversionPurpose::kCustoms, day);
        if (!rate.found()) return std::nullopt;
        return Exchange{rate.num, rate.den};
      });
  row.exact = duty.amount;
  if (duty.computed()) return;
  row.status = ComponentStatus::kNotComputed;
  row.missing = MissingOf(duty.gap);
  row.reason = duty.gap.kind == DutyGap::Kind::kExchangeRate ? NotComputedReason::kExchangeRate
                                                             : NotComputedReason::kMissingInput;
}

void ApplyExpression(Frame& frame, const LevyState& state, uint32_t row, uint32_t expression) {
  state.rows[row].expression = expression;
  ApplyExpressionView(frame, state, row, ExpressionAt(frame.edition(), expression));
}

std::optional<Decimal> PercentOf(const ExpressionView& expression) {
  if (expression.terms.size() != 1 || !expression.windows.empty()) return std::nullopt;
  const DutyTerm& term = expression.terms[0];
  if (term.kind != TermKind::kAdValorem || term.basis != ValueBasis::kCustomsValue) {
    return std::nullopt;
  }
  return term.per == kOne ? term.amount : Fraction(term.amount).Over(term.per).Value();
}

}  // namespace landfall::landed_cost
