#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/money/currency.h"
#include "common/rulebook/expression/cursor.h"
#include "common/rulebook/expression/expression.h"

namespace landfall {

// What differs between the notations that write duties in words and signs of English.
struct DutyDialect {
  // Currency of "$" and "cents"; none where the notation has neither.
  CurrencyCode dollars;
};

// bounded := sum {("MIN" | "MAX") sum}, from left to right, which is a split at the last of them
// sum     := factor {("+" | "-") factor}
// factor  := term | "(" bounded ")"
// Appends the program to `out` and stops at the first thing it does not understand.
absl::Status ParseBounded(Cursor& cursor, const DutyDialect& dialect, Expression& out);

// One term: "6.8 %", "5 % of case", "1.50 GBP / 100 kg / net", "0.5 GBP / % vol / hl", "EA",
// "Free".
absl::StatusOr<DutyTerm> ParseTerm(Cursor& cursor, const DutyDialect& dialect);

// bounded, or bounded "(" windows ")" for each season, to the end of the text.
absl::StatusOr<Expression> ParseWholeText(Cursor& cursor, const DutyDialect& dialect);

// "01 JAN-14 FEB, 16 JUN-31 DEC" or "01-01..02-14" up to and with ")". Windows of one program.
absl::Status ParseWindows(Cursor& cursor, uint16_t first_op, uint16_t op_count, Expression& out);

// Appends to a program; errors when it gets longer than an expression may be.
absl::Status PushTerm(const DutyTerm& term, Expression& out);
absl::Status ApplyOp(OpCode code, Expression& out);

DutyTerm Percentage(Decimal percent, ValueBasis basis = ValueBasis::kCustomsValue);

}  // namespace landfall
