#include "services/landed_cost/domain/schedule_rate.h"

#include <algorithm>

#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/lookup/tariff_rate.h"
#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/expression_rate.h"
#include "services/landed_cost/domain/table_query.h"

namespace landfall::landed_cost {
namespace {

void NotComputed(ScopeRow& row, NotComputedReason reason) {
  row.status = ComponentStatus::kNotComputed;
  row.reason = reason;
}

bool SameRate(const TariffRow& a, const TariffRow& b) {
  return a.expression == b.expression && a.expression != kNoRow &&
         a.state != RateState::kUnparsed && b.state != RateState::kUnparsed;
}

// What the code of a line leads to.
struct Found {
  const TariffRow* row = nullptr;  // null: no rate
  // What the line lacks where another rate than `row` may be meant; else kNone.
  MissingInput missing = MissingInput::kNone;
  HsCode code;  // that was looked up: the line's, without zeros beyond the schedule's depth
};

// The row of the first column whose condition holds and that has a rate for the code.
Found FindRow(Frame& frame, const LevyState& state, uint32_t line, HsCode hs) {
  const Claim& claim = frame.findings.claims[line];
  LocalTime at = frame.At(state.row->read_at);
  Found found;
  MissingInput open = MissingInput::kNone;  // of the columns that may hold
  for (const ScheduleColumnRow& column :
       frame.edition().Rows<ScheduleColumnRow>(state.rule->columns)) {
    if (column.by_programme && claim.state != ClaimState::kValid) continue;
    Truth truth = Holds(frame, column.when, {line, at});
    if (truth == Truth::kNo) continue;
    const TariffRow* row = FindTariffRate(
        frame.edition(), {.schedule = state.rule->target,
                          .column = static_cast<uint16_t>(column.column),
                          .hs = hs,
                          .day = at.day(),
                          .programme = column.by_programme ? claim.programme : Code()});
    if (row == nullptr) continue;
    if (found.row != nullptr && !SameRate(*found.row, *row)) found.missing = open;
    found.row = row;
    if (truth == Truth::kYes) return found;
    if (open == MissingInput::kNone) open = MissingFor(truth);
  }
  return {.row = found.row, .missing = open};
}

// Hands on what each code below `hs`, that of the line, leads to, once or more.
template <typename Visitor>
void VisitBelow(Frame& frame, const LevyState& state, uint32_t line, HsCode hs, Visitor visit) {
  const Edition& edition = frame.edition();
  HsCode last = hs;
  for (const ScheduleColumnRow& column : edition.Rows<ScheduleColumnRow>(state.rule->columns)) {
    for (const TariffRow& below : RowsBelow(edition, state.rule->target, column.column, hs)) {
      HsCode code = HsCode::FromValue(below.code, below.digits);
      if (code == last) continue;
      last = code;
      Found found = FindRow(frame, state, line, code);
      // A code whose own rows have ended falls back on a shorter one: it is no code any more.
      if (found.row != nullptr && found.row->digits > hs.digits()) visit(found);
    }
  }
}

// The rate of the line's code. A code shorter than those of the schedule has a rate when all codes
// below it that have one agree.
Found FindRate(Frame& frame, const LevyState& state, uint32_t line) {
  HsCode hs = frame.goods.lines[line].hs;
  const Found own = FindRow(frame, state, line, hs);
  if (own.row != nullptr && own.row->digits >= hs.digits()) return own;
  HsCode code = hs;
  if (own.row == nullptr || WithoutZeros(hs).digits() > own.row->digits) {
    code = WithoutPadding(frame.edition(), state.rule->target, hs);
  }
  Found found;
  VisitBelow(frame, state, line, code, [&found](const Found& below) {
    if (found.missing == MissingInput::kHsCode) return;
    if (found.row == nullptr) found = below;
    if (found.row != below.row && !SameRate(*found.row, *below.row)) {
      found = {.row = below.row, .missing = MissingInput::kHsCode};
      return;
    }
    if (below.missing != MissingInput::kNone) found.missing = below.missing;
    if (below.row->state == RateState::kStale) found.row = below.row;  // speaks for all
  });
  if (found.row == nullptr) found = own;
  found.code = code;
  return found;
}

bool IsNothing(std::optional<Decimal> percent) { return percent.has_value() && percent->IsZero(); }

Truth IsFreeInSchedule(Frame& frame, const LevyState& state, uint32_t line) {
  const GoodsLine& goods = frame.goods.lines[line];
  if (goods.has_stated_rate) return TruthOf(IsNothing(PercentOf(goods.stated_rate)));
  auto [row, missing, code] = FindRate(frame, state, line);
  if (row == nullptr) return Truth::kNo;
  if (missing != MissingInput::kNone) return TruthWithout(missing);
  if (row->state == RateState::kUnparsed || row->expression == kNoRow) return Truth::kNo;
  return TruthOf(IsNothing(PercentOf(ExpressionAt(frame.edition(), row->expression))));
}

Truth IsFreeOnLine(Frame& frame, const LevyState& state, uint32_t line) {
  return state.rule->kind == RateKind::kSchedule
             ? IsFreeInSchedule(frame, state, line)
             : TruthOf(IsNothing(PercentOnLine(frame, state, line)));
}

// What the rates below a short code come to at least and at most; no range when one of them cannot
// be computed, or turns on another input.
void FindRange(Frame& frame, const LevyState& state, uint32_t index, HsCode code) {
  ScopeRow& row = state.rows[index];
  const ScopeRow before = row;
  uint32_t last = kNoRow;
  bool known = !state.rule->has_minimum && !state.rule->has_maximum;
  bool any = false;
  Decimal low;
  Decimal high;
  VisitBelow(frame, state, row.first_line, code, [&](const Found& below) {
    const uint32_t expression = below.row->expression;
    if (!known || (any && expression == last)) return;
    known = below.missing == MissingInput::kNone && expression != kNoRow &&
            below.row->state != RateState::kUnparsed;
    if (!known) return;
    row = before;
    ApplyExpression(frame, state, index, expression);
    known = row.status == ComponentStatus::kComputed && !row.exact.IsOverflow();
    low = any ? Smaller(low, row.exact) : row.exact;
    high = any ? Larger(high, row.exact) : row.exact;
    any = true;
    last = expression;
  });
  row = before;
  row.has_range = known && any;
  row.low = low;
  row.high = high;
}

uint32_t NumberOf(const Frame& frame, const TariffRow* row) {
  return static_cast<uint32_t>(row - frame.edition().Rows<TariffRow>().data());
}

bool IsPastKnown(const Frame& frame, const LevyState& state) {
  const ScheduleRow& schedule = frame.edition().Rows<ScheduleRow>()[state.rule->target];
  return frame.At(state.row->read_at).day() > schedule.known_until;
}

}  // namespace

void ApplySchedule(Frame& frame, const LevyState& state, uint32_t index) {
  ScopeRow& row = state.rows[index];
  const GoodsLine& goods = frame.goods.lines[row.first_line];
  if (goods.has_stated_rate) {
    row.caller_rate = true;
    return ApplyExpressionView(frame, state, index, goods.stated_rate);
  }
  auto [tariff, missing, code] = FindRate(frame, state, row.first_line);
  if (tariff == nullptr) return NotComputed(row, NotComputedReason::kNoSchedule);
  if (missing != MissingInput::kNone) {
    if (missing == MissingInput::kHsCode) FindRange(frame, state, index, code);
    row.missing = missing;
    return NotComputed(row, NotComputedReason::kMissingInput);
  }
  row.rate_row = NumberOf(frame, tariff);
  const ScheduleRow& schedule = frame.edition().Rows<ScheduleRow>()[state.rule->target];
  if (uint32_t cited = CitationOf(frame.edition(), schedule, *tariff); cited != kNoRow) {
    row.citation = cited;
  }
  row.stale = tariff->state == RateState::kStale || IsPastKnown(frame, state);
  if (tariff->state == RateState::kUnparsed || tariff->expression == kNoRow) {
    return NotComputed(row, NotComputedReason::kRateText);
  }
  ApplyExpression(frame, state, index, tariff->expression);
}

namespace {

// Whether the base is made of other levies only, and they come to nothing: no fee is charged on
// what is not advanced, whatever its figure.
bool IsOnNothing(const Frame& frame, const LevyState& state, const ScopeRow& row) {
  if (!row.base.IsZero() || state.row->bases.count == 0) return false;
  return std::ranges::all_of(
      frame.edition().Rows<BaseRow>(state.row->bases), [](const BaseRow& base) {
        return base.levy != kNoRow || base.family != 0 || base.quantity == BaseQuantity::kAdvanced;
      });
}

}  // namespace

void ApplyTable(Frame& frame, const LevyState& state, uint32_t index) {
  ScopeRow& row = state.rows[index];
  const Findings::TableRow& found =
      frame.findings.table_rows[state.candidate * frame.line_count() + row.first_line];
  row.missing = found.missing;
  if (row.missing != MissingInput::kNone) {
    return NotComputed(row, NotComputedReason::kMissingInput);
  }
  const TableRateRow* rate = found.row;
  if (rate == nullptr) {
    if (!IsOnNothing(frame, state, row)) return NotComputed(row, NotComputedReason::kNoRule);
    row.status = ComponentStatus::kNotApplicable;
    return;
  }
  row.rate_row = static_cast<uint32_t>(rate - frame.edition().Rows<TableRateRow>().data());
  if (rate->citation != kNoRow) row.citation = rate->citation;
  row.unverified = static_cast<RuleStatus>(rate->status) == RuleStatus::kUnverified;
  row.announced = static_cast<RuleStatus>(rate->status) == RuleStatus::kAnnounced;
  ApplyExpression(frame, state, index, rate->expression);
}

std::optional<Decimal> PercentOnLine(Frame& frame, const LevyState& state, uint32_t line) {
  if (state.rule->kind == RateKind::kPercent) return state.rule->percent;
  if (state.rule->kind != RateKind::kTable) return std::nullopt;
  const TableRateRow* rate = FindTableRow(frame, state, line).row;
  if (rate == nullptr) return std::nullopt;
  return PercentOf(ExpressionAt(frame.edition(), rate->expression));
}

Truth LevyIsFree(Frame& frame, const TestRow& test, const ConditionScope& scope) {
  const bool every = test.all_lines != 0;
  Truth truth = TruthOf(every);
  for (uint32_t line = 0; line < frame.line_count(); ++line) {
    if (!InScope(frame, scope, line)) continue;
    Truth free = Truth::kNo;
    for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(test.values)) {
      uint32_t index = frame.state_of_levy[value.key];
      if (index != kNoRow) free = Either(free, IsFreeOnLine(frame, frame.levies[index], line));
    }
    truth = every ? Both(truth, free) : Either(truth, free);
  }
  return test.comparison == Comparison::kNotIn ? Not(truth) : truth;
}

}  // namespace landfall::landed_cost
