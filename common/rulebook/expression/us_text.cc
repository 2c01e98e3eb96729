#include <array>

#include "absl/strings/ascii.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/expression/grammar.h"

namespace landfall {
namespace {

// Spellings of "what the goods bear under their own subheading", longest first.
constexpr std::array<std::string_view, 8> kApplicableDuty = {
    "the duty provided in the applicable subheading",
    "the duty provided in subheadings",
    "the duty rate provided in such subheading",
    "the rate applicable in the absence of this subheading",
    "the rate applicable in the absence of this heading",
    "the duty rate provided for originating goods of korea in such subheading",
    "the duty rate provided for originating goods of colombia in such subheading",
    "no change",
};

constexpr std::array<std::string_view, 6> kReferences = {
    "see ", "the rate ", "the duty ", "a duty ", "free, under ", "free, for ",
};

// "8716.39.00, 8716.90.30 or 8716.90.50": which subheadings, when the text names them.
void SkipHeadingList(Cursor& cursor) {
  while (true) {
    const std::string_view rest = cursor.rest();
    size_t end = 0;
    while (end < rest.size() &&
           (absl::ascii_isdigit(static_cast<unsigned char>(rest[end])) || rest[end] == '.')) {
      ++end;
    }
    if (end < 7) return;
    cursor.Skip(end);
    if (!cursor.TakeSymbol(",")) cursor.TakePhrase("or");
  }
}

bool TakeApplicableDuty(Cursor& cursor, Expression& out) {
  for (std::string_view phrase : kApplicableDuty) {
    if (!cursor.TakePhrase(phrase)) continue;
    SkipHeadingList(cursor);
    DutyTerm term;
    term.kind = TermKind::kApplicableDuty;
    return PushTerm(term, out).ok();
  }
  return false;
}

// "+ 25%", "plus 25%", "+ a duty of 25% upon ...", "minus 0.5%".
absl::StatusOr<Expression> FinishApplicableDuty(Cursor& cursor, Expression out,
                                                const DutyDialect& dialect) {
  while (!cursor.AtEnd() && cursor.rest() != ".") {
    const bool plus = cursor.TakeSymbol("+") || cursor.TakePhrase("plus");
    if (!plus && !cursor.TakePhrase("minus")) {
      return absl::InvalidArgumentError("not understood at " + Quoted(cursor.rest()));
    }
    cursor.TakePhrase("a duty of");
    absl::StatusOr<DutyTerm> term = ParseTerm(cursor, dialect);
    if (!term.ok()) return term.status();
    absl::Status status = PushTerm(*term, out);
    if (status.ok()) status = ApplyOp(plus ? OpCode::kAdd : OpCode::kSubtract, out);
    if (!status.ok()) return status;
  }
  return out;
}

}  // namespace

absl::StatusOr<Expression> ParseUsHtsText(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  const DutyDialect dialect{.dollars = CurrencyCode::FromLiteral("USD")};
  Cursor cursor(normal);
  Expression out;
  if (TakeApplicableDuty(cursor, out)) return FinishApplicableDuty(cursor, out, dialect);
  if (IsUsReference(text)) {
    return absl::InvalidArgumentError("states no rate, refers elsewhere: " + Quoted(normal));
  }
  return ParseWholeText(cursor, dialect);
}

bool IsUsReference(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  for (std::string_view start : kReferences) {
    if (std::string_view(normal).substr(0, start.size()) == start) return true;
  }
  return false;
}

}  // namespace landfall
