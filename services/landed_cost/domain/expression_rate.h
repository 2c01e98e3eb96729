#pragma once

#include <optional>

#include "common/rulebook/expression/expression.h"
#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Evaluates an expression over the lines of a scope row: its base as the value, its lines' weights,
// counts and strengths together. A quantity only some of the lines declare is missing.
void ApplyExpressionView(Frame& frame, const LevyState& state, uint32_t row,
                         const ExpressionView& expression);

// The same for a stored expression; `expression` is an ExpressionRow number.
void ApplyExpression(Frame& frame, const LevyState& state, uint32_t row, uint32_t expression);

// The percentage an expression is, when it is nothing but a percentage of the base.
std::optional<Decimal> PercentOf(const ExpressionView& expression);

}  // namespace landfall::landed_cost
