#include "services/landed_cost/domain/amount_test.h"

#include <algorithm>

#include "common/money/fraction.h"

namespace landfall::landed_cost {
namespace {

// What was measured, in the currency it is known in; none for weights and counts.
struct Measured {
  Decimal value;
  CurrencyCode currency;
  bool known = true;
};

// Prices are compared as the order states them, converted once by the threshold's own rate; values
// the law makes are in the law's currency.
CurrencyCode CurrencyOf(const Frame& frame, const TestRow& test) {
  switch (test.subject) {
    case Subject::kGrossWeight:
    case Subject::kItemCount:
      return CurrencyCode();
    case Subject::kCustomsValue:
    case Subject::kCifValue:
    case Subject::kLevyAmount:
      return frame.currency;
    default:
      return frame.goods.currency;
  }
}

Decimal CifValue(const LineValue& value) {
  return value.goods + value.freight_in_value + value.freight_outside_value + value.insurance +
         value.insurance_outside_value;
}

Decimal ShareOfLevies(const Frame& frame, const TestRow& test, uint32_t line, bool& known) {
  Decimal sum;
  for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(test.values)) {
    uint32_t index = frame.state_of_levy[value.key];
    if (index == kNoRow) continue;
    const LevyState& state = frame.levies[index];
    if (!state.evaluated || state.row_of_line[line] == kNoRow) continue;
    known = known && state.rows[state.row_of_line[line]].status != ComponentStatus::kNotComputed;
    sum = sum + state.declared[line];
  }
  return sum;
}

Decimal OfLine(const Frame& frame, const TestRow& test, uint32_t line, bool& known) {
  const GoodsLine& goods = frame.goods.lines[line];
  switch (test.subject) {
    case Subject::kLevyAmount:
      return ShareOfLevies(frame, test, line, known);
    case Subject::kGrossWeight:
      return goods.gross_weight_kg;
    case Subject::kItemCount:
      return Decimal::FromInteger(goods.quantity);
    case Subject::kCustomsValue:
      known = known && frame.value_known;
      return frame.values[line].customs_value;
    case Subject::kCifValue:
      known = known && frame.value_known;
      return CifValue(frame.values[line]);
    default:
      return frame.net_prices[line];
  }
}

bool SameUnit(const Frame& frame, const TestRow& test, uint32_t line, uint32_t other) {
  return test.per != Per::kParcel ||
         frame.goods.lines[line].parcel == frame.goods.lines[other].parcel;
}

// Sum over the lines of the unit of the test. A line's parcel is its unit per parcel; when the
// condition is read over the consignment the largest parcel, line or item decides.
Measured Measure(const Frame& frame, const TestRow& test, uint32_t line) {
  Measured measured{.currency = CurrencyOf(frame, test)};
  if (test.per == Per::kLine || test.per == Per::kItem) {
    measured.value = OfLine(frame, test, line, measured.known);
    if (test.per == Per::kItem && !measured.currency.IsNone()) {
      Decimal count = Decimal::FromInteger(frame.goods.lines[line].quantity);
      measured.value = Fraction(measured.value).Over(count).Value();
    }
    return measured;
  }
  if (test.per == Per::kConsignment && test.subject < Subject::kCustomsValue) {
    measured.value = frame.net_total;
    return measured;
  }
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (SameUnit(frame, test, line, i)) {
      measured.value = measured.value + OfLine(frame, test, i, measured.known);
    }
  }
  return measured;
}

// The largest unit in scope; not known when one of them is not.
Measured LargestOf(const Frame& frame, const TestRow& test, const ConditionScope& scope) {
  Measured largest = Measure(frame, test, scope.line == kAllLines ? 0 : scope.line);
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (!InScope(frame, scope, i)) continue;
    Measured next = Measure(frame, test, i);
    largest.known = largest.known && next.known;
    largest.value = Larger(largest.value, next.value);
  }
  return largest;
}

bool Compares(Decimal measured, Comparison comparison, Decimal limit) {
  switch (comparison) {
    case Comparison::kLt:
      return measured < limit;
    case Comparison::kLe:
      return measured <= limit;
    case Comparison::kGt:
      return measured > limit;
    case Comparison::kGe:
      return measured >= limit;
    default:
      return false;
  }
}

ThresholdComparison ComparisonOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLt:
      return ThresholdComparison::kBelow;
    case Comparison::kLe:
      return ThresholdComparison::kAtMost;
    case Comparison::kGt:
      return ThresholdComparison::kAbove;
    case Comparison::kGe:
      return ThresholdComparison::kAtLeast;
    default:
      return ThresholdComparison::kNone;
  }
}

// Which side of the threshold the outcome of a comparison stands for.
ThresholdState StateOf(Truth truth, Comparison comparison) {
  if (truth == Truth::kUnknown) return ThresholdState::kUntested;
  bool small_side = comparison == Comparison::kLt || comparison == Comparison::kLe;
  bool within = small_side == (truth == Truth::kYes);
  return within ? ThresholdState::kAtOrBelow : ThresholdState::kAbove;
}

}  // namespace

void NoteThreshold(Frame& frame, const ThresholdUse& use) {
  if (use.rule == kNoRow || use.limit.IsZero() || frame.threshold_count == kThresholdLimit) return;
  std::span<const ThresholdUse> noted = frame.thresholds.first(frame.threshold_count);
  if (std::ranges::find(noted, use) != noted.end()) return;
  if (frame.threshold_count == frame.thresholds.size()) {
    size_t room = std::max<size_t>(4, 2 * frame.thresholds.size());
    std::span<ThresholdUse> grown = frame.arena.AllocateArray<ThresholdUse>(room);
    std::ranges::copy(frame.thresholds, grown.begin());
    frame.thresholds = grown;
  }
  frame.thresholds[frame.threshold_count++] = use;
}

Truth AmountTestHolds(Frame& frame, const TestRow& test, const ConditionScope& scope, uint32_t rule,
                      bool rule_is_regime) {
  bool per_unit = test.per != Per::kConsignment;
  Measured measured = (scope.line == kAllLines || scope.of_parcel) && per_unit
                          ? LargestOf(frame, test, scope)
                          : Measure(frame, test, scope.line == kAllLines ? 0 : scope.line);
  if (measured.known && !measured.currency.IsNone()) {
    if (test.per == Per::kConsignment && measured.currency == frame.goods.currency) {
      measured.value = measured.value + frame.goods.known_other_goods;
    }
    measured.value = frame.rates.Convert(measured.value, measured.currency, test.currency,
                                         ConversionPurpose::kThreshold, scope.at.day());
  }
  Truth truth = Truth::kUnknown;
  if (measured.known && !measured.value.IsOverflow()) {
    truth = Compares(measured.value, test.comparison, test.amount) ? Truth::kYes : Truth::kNo;
  }
  NoteThreshold(frame, {.measured = measured.value,
                        .limit = test.amount,
                        .currency = test.currency,
                        .rule = rule,
                        .is_regime = rule_is_regime,
                        .state = StateOf(truth, test.comparison),
                        .comparison = ComparisonOf(test.comparison)});
  return truth;
}

}  // namespace landfall::landed_cost
