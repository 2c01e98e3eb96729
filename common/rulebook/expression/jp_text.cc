#include <array>

#include "common/money/fraction.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/expression/grammar.h"

namespace landfall {
namespace {

// Marks before a rate: within a limited quantity or for a stated use, subject to a levy of another
// law, different rates further down. They do not change the rate itself.
constexpr std::array<std::string_view, 4> kMarks = {"◎", "※", "●", "*"};

struct JpUnit {
  std::string_view phrase;
  Unit unit;
};
constexpr std::array<JpUnit, 12> kUnits = {{
    {"kg", Unit::kKilogram},
    {"kl", Unit::kKilolitre},
    {"l", Unit::kLitre},
    {"m2", Unit::kSquareMetre},
    {"mt", Unit::kTonne},
    {"頭", Unit::kItem},
    {"足", Unit::kPair},
    {"本", Unit::kItem},
    {"枚", Unit::kItem},
    {"個", Unit::kItem},
    {"g", Unit::kGram},
    {"ct", Unit::kCarat},
}};

constexpr std::string_view kCustomsValue = "課税価格";

absl::Status NotUnderstood(const Cursor& cursor) {
  return absl::InvalidArgumentError("not understood at " + Quoted(cursor.rest()));
}

void SkipMarks(Cursor& cursor) {
  for (bool found = true; found;) {
    found = false;
    for (std::string_view mark : kMarks) found = cursor.TakeSymbol(mark) || found;
  }
}

// The inside of a pair of brackets that holds the whole text, or an empty view.
std::string_view Bracketed(std::string_view text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return {};
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0 && i + 1 != text.size()) return {};
  }
  return depth == 0 ? text.substr(1, text.size() - 2) : std::string_view{};
}

class JpReader {
 public:
  JpReader(Cursor& cursor, Expression& out) : cursor_(cursor), out_(out) {}

  // sum ["又は" sum "のうちいずれか高い税率" ["ただしその税率が" x "を下回る場合は" x]]
  absl::Status Rate() {
    absl::Status status = Sum();
    if (!status.ok() || !cursor_.TakeSymbol("又は")) return status;
    status = Sum();
    if (!status.ok()) return status;
    cursor_.TakeSymbol("の");
    if (!cursor_.TakeSymbol("うちいずれか")) return NotUnderstood(cursor_);
    const bool higher = cursor_.TakeSymbol("高い税率");
    if (!higher && !cursor_.TakeSymbol("低い税率")) return NotUnderstood(cursor_);
    status = ApplyOp(higher ? OpCode::kGreater : OpCode::kLesser, out_);
    if (!status.ok() || !cursor_.TakeSymbol("ただしその税率が")) return status;
    return Floor();
  }

 private:
  absl::Status Floor() {
    Expression tested;
    absl::Status status = JpReader(cursor_, tested).Sum();
    if (!status.ok()) return status;
    if (!cursor_.TakeSymbol("を下回る場合は")) return NotUnderstood(cursor_);
    Expression applied;
    status = JpReader(cursor_, applied).Sum();
    if (!status.ok()) return status;
    if (tested != applied || applied.terms.size() != 1) return NotUnderstood(cursor_);
    status = PushTerm(applied.terms[0], out_);
    return status.ok() ? ApplyOp(OpCode::kGreater, out_) : status;
  }

  absl::Status Sum() {
    absl::Status status = Term();
    while (status.ok() && cursor_.TakeSymbol("+")) {
      status = Term();
      if (status.ok()) status = ApplyOp(OpCode::kAdd, out_);
    }
    return status;
  }

  absl::Status Term() {
    if (cursor_.TakeSymbol("無税") || cursor_.TakeSymbol("免税")) {
      return PushTerm(Percentage(Decimal()), out_);
    }
    if (cursor_.rest().substr(0, 1) == "(") return Differential();
    const std::optional<Decimal> number = cursor_.TakeNumber();
    if (!number) return NotUnderstood(cursor_);
    if (cursor_.TakeSymbol("%")) return PushTerm(Percentage(*number), out_);
    if (!cursor_.TakeSymbol("円")) return NotUnderstood(cursor_);
    return Specific(*number);
  }

  // "円" has been read: "/" [count] unit.
  absl::Status Specific(Decimal amount) {
    if (!cursor_.TakeSymbol("/")) return NotUnderstood(cursor_);
    cursor_.TakeSymbol("/");  // a line break inside the cell doubles the stroke
    DutyTerm term;
    term.kind = TermKind::kSpecific;
    term.amount = amount;
    term.per = cursor_.TakeNumber().value_or(Decimal::FromInteger(1));
    term.currency = CurrencyCode::FromLiteral("JPY");
    for (const JpUnit& unit : kUnits) {
      if (!cursor_.TakeSymbol(unit.phrase)) continue;
      if (term.per.IsZero()) return NotUnderstood(cursor_);
      term.unit = unit.unit;
      return PushTerm(term, out_);
    }
    return NotUnderstood(cursor_);
  }

  // "(170円-課税価格)/kg" or "((500円-課税価格)*0.8)/kg": an amount for each unit less the customs
  // value of the unit, which is amount x quantity less the customs value; never below nothing.
  absl::Status Differential() {
    cursor_.TakeSymbol("(");
    const bool scaled = cursor_.TakeSymbol("(");
    const std::optional<Decimal> amount = cursor_.TakeNumber();
    if (!amount || !cursor_.TakeSymbol("円")) return NotUnderstood(cursor_);
    Decimal uplift = Decimal::FromInteger(1);
    if (cursor_.TakeSymbol("*")) uplift = cursor_.TakeNumber().value_or(Decimal());
    if (!cursor_.TakeSymbol("-") || !cursor_.TakeSymbol(kCustomsValue) ||
        !cursor_.TakeSymbol(")")) {
      return NotUnderstood(cursor_);
    }
    Decimal share = Decimal::FromInteger(1);
    if (scaled) {
      if (!cursor_.TakeSymbol("*")) return NotUnderstood(cursor_);
      share = cursor_.TakeNumber().value_or(Decimal());
      if (!cursor_.TakeSymbol(")")) return NotUnderstood(cursor_);
    }
    if (uplift.IsZero() || share.IsZero()) return NotUnderstood(cursor_);
    const Decimal per_unit = Fraction(*amount).Times(uplift).Times(share).Value();
    const Decimal percent = Fraction(share).Times(Decimal::FromInteger(100)).Value();
    if (per_unit.IsOverflow() || percent.IsOverflow()) return NotUnderstood(cursor_);
    absl::Status status = Specific(per_unit);
    if (status.ok()) status = PushTerm(Percentage(percent), out_);
    if (status.ok()) status = ApplyOp(OpCode::kSubtract, out_);
    if (status.ok()) status = PushTerm(Percentage(Decimal()), out_);
    return status.ok() ? ApplyOp(OpCode::kGreater, out_) : status;
  }

  Cursor& cursor_;
  Expression& out_;
};

}  // namespace

absl::StatusOr<JpRate> ParseJpTariffText(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  Cursor outer(normal);
  SkipMarks(outer);
  JpRate rate;
  const std::string_view inside = Bracketed(outer.rest());
  rate.in_brackets = !inside.empty();
  Cursor cursor(rate.in_brackets ? inside : outer.rest());
  if (cursor.AtEnd()) return absl::InvalidArgumentError("empty text");
  absl::Status status = JpReader(cursor, rate.expression).Rate();
  if (status.ok() && !cursor.AtEnd()) status = NotUnderstood(cursor);
  if (status.ok()) status = ValidateExpression(rate.expression.View());
  if (!status.ok()) return status;
  return rate;
}

}  // namespace landfall
