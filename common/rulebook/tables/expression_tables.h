#pragma once

#include "common/rulebook/edition/edition.h"
#include "common/rulebook/expression/expression.h"

namespace landfall {

// The parts of an expression are stored as the parser builds them.
using DutyTermRow = DutyTerm;
using ExpressionOpRow = DutyOp;
using SeasonRow = SeasonWindow;

// Equal expressions are stored once.
struct ExpressionRow {
  static constexpr TableId kTable = TableId::kExpression;
  RowRange terms;    // DutyTermRow
  RowRange ops;      // ExpressionOpRow
  RowRange windows;  // SeasonRow; empty when one program serves the whole year
};

}  // namespace landfall
