#include "services/landed_cost/domain/rate.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/expression_rate.h"
#include "services/landed_cost/domain/schedule_rate.h"

namespace landfall::landed_cost {
namespace {

constexpr Decimal kHundred = Decimal::FromScaled(static_cast<__int128>(100) * 1'000'000'000'000);

void NotComputed(ScopeRow& row, NotComputedReason reason, MissingInput missing) {
  row.status = ComponentStatus::kNotComputed;
  row.reason = reason;
  row.missing = missing;
}

// An amount the rule states, in the law's currency; false when no rate of exchange is known.
bool InLawCurrency(Frame& frame, const LevyState& state, Decimal amount, CurrencyCode currency,
                   Decimal& converted) {
  Day day = frame.At(state.row->read_at).day();
  converted =
      frame.rates.Convert(amount, currency, frame.currency, ConversionPurpose::kCustoms, day);
  return !converted.IsOverflow();
}

// Limits, sums and deductions of bands are in the rule's currency, the base is in the law's: each
// amount is converted on its own.
void ApplyBrackets(Frame& frame, const LevyState& state, ScopeRow& row) {
  for (const BracketRow& bracket : frame.edition().Rows<BracketRow>(state.rule->brackets)) {
    Decimal limit;
    if (!bracket.open &&
        !InLawCurrency(frame, state, bracket.up_to, state.rule->flat_currency, limit)) {
      return NotComputed(row, NotComputedReason::kExchangeRate, MissingInput::kExchangeRate);
    }
    if (!bracket.open && (bracket.exclusive ? row.base >= limit : row.base > limit)) continue;
    Decimal sum;
    if (!InLawCurrency(frame, state, bracket.fixed - bracket.deduction, state.rule->flat_currency,
                       sum)) {
      return NotComputed(row, NotComputedReason::kExchangeRate, MissingInput::kExchangeRate);
    }
    row.percent = bracket.percent;
    row.rate_row = static_cast<uint32_t>(&bracket - frame.edition().Rows<BracketRow>().data());
    row.exact = Fraction(row.base).Times(bracket.percent).Over(kHundred).Value() + sum;
    return;
  }
  row.exact = Decimal();
}

// An amount for each tariff item, of lines some of whose codes are too short to tell how many items
// they are.
void ApplyToItems(const Frame& frame, const LevyState& state, uint32_t index) {
  ScopeRow& row = state.rows[index];
  const int digits = state.row->tariff_digits;
  if (state.row->scope != Scope::kTariffItem || row.line_count == 1) return;
  int64_t open = 0;
  int64_t told = 0;
  uint32_t shortest = row.first_line;
  std::span<const GoodsLine> lines = frame.goods.lines;
  for (uint32_t line = row.first_line; line < frame.line_count(); ++line) {
    if (state.row_of_line[line] != index) continue;
    if (lines[line].hs.digits() < lines[shortest].hs.digits()) shortest = line;
    bool seen = false;
    for (uint32_t other = row.first_line; other < line; ++other) {
      seen = seen || (state.row_of_line[other] == index &&
                      lines[other].hs.Prefix(digits) == lines[line].hs.Prefix(digits));
    }
    if (lines[line].hs.digits() < digits) {
      ++open;
    } else if (!seen) {
      ++told;
    }
  }
  if (open == 0) return;
  row.low = Fraction(row.exact).Times(Decimal::FromInteger(std::max<int64_t>(told, 1))).Value();
  row.high = Fraction(row.exact).Times(Decimal::FromInteger(told + open)).Value();
  row.has_range = true;
  row.missing_line = shortest;
  NotComputed(row, NotComputedReason::kMissingInput, MissingInput::kHsCode);
}

void ApplyKind(Frame& frame, const LevyState& state, uint32_t index) {
  ScopeRow& row = state.rows[index];
  const LevyVersionRow& rule = *state.rule;
  switch (rule.kind) {
    case RateKind::kPercent:
      row.percent = rule.percent;
      row.exact = Fraction(row.base).Times(rule.percent).Over(kHundred).Value();
      return;
    case RateKind::kInsideOut:
      row.percent = rule.percent;
      row.exact = Fraction(row.base).Times(rule.percent).Over(kHundred - rule.percent).Value();
      return;
    case RateKind::kFlat:
      if (!InLawCurrency(frame, state, rule.flat, rule.flat_currency, row.exact)) {
        return NotComputed(row, NotComputedReason::kExchangeRate, MissingInput::kExchangeRate);
      }
      return ApplyToItems(frame, state, index);
    case RateKind::kBrackets:
      return ApplyBrackets(frame, state, row);
    case RateKind::kExpression:
      return ApplyExpression(frame, state, index, rule.target);
    case RateKind::kTable:
      return ApplyTable(frame, state, index);
    case RateKind::kSchedule:
      return ApplySchedule(frame, state, index);
    case RateKind::kRepealed:
      return;
  }
}

// Without a rate of exchange for a limit the amount is not known: a limit is never left out.
void Clamp(Frame& frame, const LevyState& state, ScopeRow& row) {
  const LevyVersionRow& rule = *state.rule;
  Decimal least = row.exact;
  Decimal most = row.exact;
  bool known =
      (!rule.has_minimum ||
       InLawCurrency(frame, state, rule.minimum, rule.limit_currency, least)) &&
      (!rule.has_maximum || InLawCurrency(frame, state, rule.maximum, rule.limit_currency, most));
  if (!known)
    return NotComputed(row, NotComputedReason::kExchangeRate, MissingInput::kExchangeRate);
  if (rule.has_minimum) row.exact = Larger(row.exact, least);
  if (rule.has_maximum) row.exact = Smaller(row.exact, most);
}

// An amount of its own for each parcel cannot be told for items whose parcel is not known; a
// percentage comes to the same in one parcel and in several.
bool LacksParcel(const Frame& frame, const LevyState& state, uint32_t index) {
  const ScopeRow& row = state.rows[index];
  if (state.row->scope != Scope::kParcel || !row.percent.IsZero() || row.exact.IsZero()) {
    return false;
  }
  for (uint32_t line = row.first_line; line < frame.line_count(); ++line) {
    bool of_row = state.row_of_line[line] == index;
    if (of_row && frame.goods.lines[line].in_several_parcels) return true;
  }
  return false;
}

}  // namespace

void ApplyRate(Frame& frame, const LevyState& state, uint32_t index) {
  ScopeRow& row = state.rows[index];
  row.citation = state.rule->citation;
  ApplyKind(frame, state, index);
  if (row.status != ComponentStatus::kComputed) return;
  if (LacksParcel(frame, state, index)) {
    return NotComputed(row, NotComputedReason::kMissingInput, MissingInput::kParcels);
  }
  Clamp(frame, state, row);
  if (row.exact.IsOverflow()) {
    NotComputed(row, NotComputedReason::kOverflow, MissingInput::kNone);
  }
}

}  // namespace landfall::landed_cost
