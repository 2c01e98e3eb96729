#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "common/money/fraction.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/expression/phrases.h"

namespace landfall {
namespace {

// How tightly a printed part binds: 0 a bound, 1 a sum, 2 a term.
struct Part {
  std::string text;
  int binding;
};

std::string Threshold(const DutyTerm& term) {
  if (term.side == ThresholdSide::kWhole) return "";
  const Decimal limit =
      Fraction(Decimal::FromInteger(term.threshold_milli)).Over(Decimal::FromInteger(1000)).Value();
  return std::string(term.side == ThresholdSide::kUnder ? " under " : " over ") + limit.ToString();
}

std::string PercentText(const DutyTerm& term) {
  std::string text;
  constexpr __int128 kOne = 1000000000000;
  const __int128 per = term.per.scaled() / kOne;
  const __int128 amount = term.amount.scaled() / kOne;
  if (per > 1 && per < 10 && term.amount.scaled() % kOne == 0) {
    text = absl::StrFormat("%d %d/%d %%", static_cast<int64_t>(amount / per),
                           static_cast<int>(amount % per), static_cast<int>(per));
  } else {
    text = term.amount.ToString() + " %";
  }
  const std::string_view basis = Word(term.basis);
  if (!basis.empty()) text += " " + std::string(basis);
  return text;
}

std::string SpecificText(const DutyTerm& term) {
  std::string text = term.amount.ToString() + " " + std::string(term.currency.ToString()) + " / ";
  // A code that begins with a digit ("3B") would read as a number without one before it.
  const std::string_view code = UnitCode(term.unit);
  const bool counted = term.per != Decimal::FromInteger(1) ||
                       (!code.empty() && code.front() >= '0' && code.front() <= '9');
  if (counted) text += term.per.ToString() + " ";
  text += code;
  const std::string_view qualifier = Word(term.qualifier);
  if (!qualifier.empty()) text += " / " + std::string(qualifier);
  const std::string_view measure = Word(term.measure);
  if (!measure.empty()) text += " / " + std::string(measure) + Threshold(term);
  return text;
}

std::string TermText(const DutyTerm& term) {
  switch (term.kind) {
    case TermKind::kAdValorem:
      return PercentText(term);
    case TermKind::kSpecific:
      return SpecificText(term);
    case TermKind::kMeursing:
      return std::string(Word(term.meursing));
    case TermKind::kEntryPrice:
      return "ENTRY PRICE";
    case TermKind::kApplicableDuty:
      return "BASE";
  }
  return "";
}

std::string_view Sign(OpCode code) {
  switch (code) {
    case OpCode::kAdd:
      return " + ";
    case OpCode::kSubtract:
      return " - ";
    case OpCode::kLesser:
      return " MAX ";
    default:
      return " MIN ";
  }
}

// The left operand may bind as loosely as the operator does, the right one must bind tighter.
Part Join(OpCode code, Part left, Part right) {
  const int binding = code == OpCode::kAdd || code == OpCode::kSubtract ? 1 : 0;
  if (left.binding < binding) left.text = "(" + left.text + ")";
  if (right.binding <= binding) right.text = "(" + right.text + ")";
  return {left.text + std::string(Sign(code)) + right.text, binding};
}

std::string Program(const ExpressionView& view, std::span<const DutyOp> ops) {
  std::vector<Part> stack;
  for (const DutyOp& op : ops) {
    if (op.code == OpCode::kPush) {
      stack.push_back({TermText(view.terms[op.term]), 2});
      continue;
    }
    if (stack.size() < 2) return "";
    Part right = std::move(stack.back());
    stack.pop_back();
    Part left = std::move(stack.back());
    stack.back() = Join(op.code, std::move(left), std::move(right));
  }
  return stack.size() == 1 ? stack[0].text : "";
}

}  // namespace

std::string FormatDutyText(const ExpressionView& view) {
  if (IsFree(view)) return "Free";
  if (view.windows.empty()) return Program(view, view.ops);
  std::string text;
  for (size_t i = 0; i < view.windows.size(); ++i) {
    const SeasonWindow& window = view.windows[i];
    const bool first = i == 0 || view.windows[i - 1].first_op != window.first_op;
    if (first) {
      if (i != 0) text += "); ";
      text += Program(view, view.ops.subspan(window.first_op, window.op_count)) + " (";
    } else {
      text += ", ";
    }
    text += absl::StrFormat("%02d-%02d..%02d-%02d", window.from / 100, window.from % 100,
                            window.to / 100, window.to % 100);
  }
  return text + ")";
}

}  // namespace landfall
