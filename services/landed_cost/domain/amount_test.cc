#include "services/landed_cost/domain/amount_test.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "common/money/percent.h"
#include "common/order/order_enums.h"
#include "services/landed_cost/domain/set_test.h"

namespace landfall::landed_cost {
namespace {

// What was measured, in the currency it is known in; none for weights and counts.
struct Measured {
  Decimal value;
  CurrencyCode currency;
  Truth known = Truth::kYes;  // else what its value would depend on
};

// Prices are compared as the order states them, converted once by the threshold's own rate; values
// the law makes are in the law's currency.
CurrencyCode CurrencyOf(const Frame& frame, Subject subject) {
  switch (subject) {
    case Subject::kGrossWeight:
    case Subject::kItemCount:
    case Subject::kEntriesBefore:
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

Decimal ShareOfLevies(const Frame& frame, RowRange levies, uint32_t line, Truth& known) {
  Decimal sum;
  for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(levies)) {
    uint32_t index = frame.state_of_levy[value.key];
    if (index == kNoRow) continue;
    const LevyState& state = frame.levies[index];
    if (!state.evaluated || state.row_of_line[line] == kNoRow) continue;
    bool open = state.rows[state.row_of_line[line]].status == ComponentStatus::kNotComputed;
    if (open) known = Truth::kUnknown;
    sum = sum + state.declared[line];
  }
  return sum;
}

Decimal OfLine(const Frame& frame, const TestRow& test, Subject subject, uint32_t line,
               Truth& known) {
  const GoodsLine& goods = frame.goods.lines[line];
  switch (subject) {
    case Subject::kLevyAmount:
      return ShareOfLevies(frame, test.values, line, known) -
             ShareOfLevies(frame, test.less, line, known);
    case Subject::kGrossWeight:
      if (goods.gross_weight_kg.IsZero()) known = Truth::kNoWeight;
      return goods.gross_weight_kg;
    case Subject::kItemCount:
      return Decimal::FromInteger(goods.quantity);
    case Subject::kCustomsValue:
      if (!frame.value_known) known = Truth::kUnknown;
      return frame.values[line].customs_value;
    case Subject::kCifValue:
      if (!frame.value_known) known = Truth::kUnknown;
      return CifValue(frame.values[line]);
    default:
      return frame.net_prices[line];
  }
}

// Whether the tests over lines beside an amount all hold on the line.
Truth Matches(const Frame& frame, std::span<const TestRow> beside, uint32_t line, LocalTime at) {
  Truth truth = Truth::kYes;
  for (const TestRow& test : beside) {
    bool of_line = test.subject < Subject::kIntrinsicValue && IsOfLine(test.subject) &&
                   test.subject != Subject::kLevyFree;
    if (of_line) truth = Both(truth, SetTestHolds(frame, test, {.line = line, .at = at}));
  }
  return truth;
}

// What only the caller counts; taken for nothing, and noted, where the order does not say.
Measured MeasureCounter(Frame& frame, const TestRow& test, LocalTime at) {
  const Consignment& goods = frame.goods;
  bool entries = test.subject == Subject::kEntriesBefore;
  if (!(entries ? goods.has_entries_before : goods.has_allowance_used)) {
    CounterKind kind =
        entries ? CounterKind::kEntriesThisPeriod : CounterKind::kAllowanceUsedThisYear;
    frame.counters_assumed |= static_cast<uint8_t>(1u << static_cast<unsigned>(kind));
  }
  if (entries) return {.value = Decimal::FromInteger(goods.entries_before)};
  Measured measured{.value = frame.net_total, .currency = goods.currency};
  if (goods.has_allowance_used) {
    measured.value = measured.value +
                     frame.rates.Convert(goods.allowance_used.value, goods.allowance_used.currency,
                                         goods.currency, ConversionPurpose::kThreshold, at.day());
  }
  return measured;
}

bool SameUnit(const Frame& frame, const TestRow& test, uint32_t line, uint32_t other) {
  return test.per != Per::kParcel ||
         frame.goods.lines[line].parcel == frame.goods.lines[other].parcel;
}

// Where and beside what a test is read.
struct Reading {
  const TestRow& test;
  std::span<const TestRow> beside;
  LocalTime at;
};

// Sum of `subject` over the lines of the unit of the test. A line's parcel is its unit per parcel;
// when the condition is read over the consignment the largest parcel, line or item decides.
Measured Measure(const Frame& frame, const Reading& reading, Subject subject, uint32_t line) {
  const TestRow& test = reading.test;
  Measured measured{.currency = CurrencyOf(frame, subject)};
  if (test.per == Per::kLine || test.per == Per::kItem) {
    measured.value = OfLine(frame, test, subject, line, measured.known);
    if (test.per == Per::kItem && !measured.currency.IsNone()) {
      Decimal count = Decimal::FromInteger(frame.goods.lines[line].quantity);
      measured.value = Fraction(measured.value).Over(count).Value();
    }
    return measured;
  }
  if (test.per == Per::kConsignment && subject < Subject::kCustomsValue) {
    measured.value = frame.net_total;
    return measured;
  }
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (!SameUnit(frame, test, line, i)) continue;
    if (test.per == Per::kMatchedLines) {
      Truth matches = Matches(frame, reading.beside, i, reading.at);
      if (matches == Truth::kNo) continue;
      measured.known = Both(measured.known, matches);
    }
    measured.value = measured.value + OfLine(frame, test, subject, i, measured.known);
  }
  bool packed = measured.known == Truth::kNoWeight && test.per == Per::kConsignment &&
                !frame.goods.packed_weight_kg.IsZero();
  if (packed) measured = {.value = frame.goods.packed_weight_kg};
  return measured;
}

// The largest unit in scope; not known when one of them is not.
Measured LargestOf(const Frame& frame, const Reading& reading, const ConditionScope& scope) {
  const Subject subject = reading.test.subject;
  Measured largest = Measure(frame, reading, subject, scope.line == kAllLines ? 0 : scope.line);
  for (uint32_t i = 0; i < frame.line_count(); ++i) {
    if (!InScope(frame, scope, i)) continue;
    Measured next = Measure(frame, reading, subject, i);
    largest.known = Both(largest.known, next.known);
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
  if (!IsKnown(truth)) return ThresholdState::kUntested;
  bool small_side = comparison == Comparison::kLt || comparison == Comparison::kLe;
  bool within = small_side == (truth == Truth::kYes);
  return within ? ThresholdState::kAtOrBelow : ThresholdState::kAbove;
}

// What is compared with: the sum the rule states, or a percentage of a value of the same lines.
struct Limit {
  Decimal value;
  CurrencyCode currency;
  Truth known = Truth::kYes;
};

Limit LimitOf(const Frame& frame, const Reading& reading, uint32_t line) {
  const TestRow& test = reading.test;
  if (test.percent_of == Subject::kNone) return {test.amount, test.currency};
  Measured whole = Measure(frame, reading, test.percent_of, line);
  Decimal share = Of(Percent{test.amount}, whole.value);
  return {Round(share, {RoundingMode::kHalfUp, frame.MinorUnit()}), frame.currency, whole.known};
}

// What was measured in the currency of the limit, with the other goods of the day where values of
// the consignment are measured. Overflow when a rate of exchange is not known.
Decimal InCurrencyOf(Frame& frame, const TestRow& test, CurrencyCode currency, LocalTime at,
                     const Measured& measured) {
  auto convert = [&](Decimal value, CurrencyCode from) {
    return frame.rates.Convert(value, from, currency, ConversionPurpose::kThreshold, at.day());
  };
  Decimal sum = measured.value;
  Decimal beside;
  if (test.per == Per::kConsignment && test.subject != Subject::kLevyAmount) {
    const Amount elsewhere = {frame.goods.goods_elsewhere, frame.goods.currency};
    for (const Amount& more : {frame.goods.known_other_goods, elsewhere}) {
      if (more.value.IsZero()) continue;
      if (more.currency == measured.currency) {
        sum = sum + more.value;
      } else {
        beside = beside + convert(more.value, more.currency);
      }
    }
  }
  return convert(sum, measured.currency) + beside;
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

Truth AmountTestHolds(Frame& frame, const TestRow& test, const ConditionScope& scope,
                      std::span<const TestRow> beside, uint32_t rule, bool rule_is_regime) {
  const Reading reading{test, beside, scope.at};
  const uint32_t line = scope.line == kAllLines ? 0 : scope.line;
  const bool per_unit = test.per != Per::kConsignment && test.per != Per::kMatchedLines;
  Measured measured;
  if (test.subject >= Subject::kValueThisYear) {
    measured = MeasureCounter(frame, test, scope.at);
  } else if ((scope.line == kAllLines || scope.of_parcel) && per_unit) {
    measured = LargestOf(frame, reading, scope);
  } else {
    measured = Measure(frame, reading, test.subject, line);
  }
  const Limit limit = LimitOf(frame, reading, line);
  if (measured.known == Truth::kYes && !measured.currency.IsNone()) {
    measured.value = InCurrencyOf(frame, test, limit.currency, scope.at, measured);
  }
  Truth truth = Both(measured.known, limit.known);
  if (truth == Truth::kYes) {
    truth = measured.value.IsOverflow()
                ? Truth::kUnknown
                : TruthOf(Compares(measured.value, test.comparison, limit.value));
  }
  NoteThreshold(frame, {.measured = measured.value,
                        .limit = limit.value,
                        .currency = limit.currency,
                        .rule = rule,
                        .is_regime = rule_is_regime,
                        .state = StateOf(truth, test.comparison),
                        .comparison = ComparisonOf(test.comparison)});
  return truth;
}

}  // namespace landfall::landed_cost
