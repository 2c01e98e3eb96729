#pragma once

#include <cstdint>

#include "common/rulebook/tables/expression_tables.h"

namespace landfall {

// The expression in place; `row` is an ExpressionRow number.
inline ExpressionView ExpressionAt(const Edition& edition, uint32_t row) {
  const ExpressionRow& expression = edition.Rows<ExpressionRow>()[row];
  return {edition.Rows<DutyTermRow>(expression.terms),
          edition.Rows<ExpressionOpRow>(expression.ops),
          edition.Rows<SeasonRow>(expression.windows)};
}

}  // namespace landfall
