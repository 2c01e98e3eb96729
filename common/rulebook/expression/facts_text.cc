#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/expression/grammar.h"

namespace landfall {

absl::StatusOr<Expression> ParseFactsText(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  Cursor cursor(normal);
  const DutyDialect dialect{.dollars = CurrencyCode()};
  if (normal.find(" or ") == std::string::npos) return ParseWholeText(cursor, dialect);
  Expression out;
  absl::Status status = ParseBounded(cursor, dialect, out);
  if (!status.ok()) return status;
  if (!cursor.TakePhrase("or")) {
    return absl::InvalidArgumentError("no alternative at " + Quoted(cursor.rest()));
  }
  status = ParseBounded(cursor, dialect, out);
  if (!status.ok()) return status;
  cursor.TakeSymbol(",");
  OpCode code = OpCode::kGreater;
  if (cursor.TakePhrase("whichever is lower") || cursor.TakePhrase("whichever is less")) {
    code = OpCode::kLesser;
  } else if (!cursor.TakePhrase("whichever is higher") &&
             !cursor.TakePhrase("whichever is greater")) {
    return absl::InvalidArgumentError("alternatives without a choice");
  }
  status = ApplyOp(code, out);
  if (status.ok() && !cursor.AtEnd()) {
    status = absl::InvalidArgumentError("not understood at " + Quoted(cursor.rest()));
  }
  if (status.ok()) status = ValidateExpression(out.View());
  if (!status.ok()) return status;
  return out;
}

}  // namespace landfall
