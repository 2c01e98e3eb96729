#pragma once

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// The node of the option's charge at `index`, below the total: its base summand by summand, its
// rate, its rounding. Of a charge without an amount only the rule.
void AddCharge(const Edition& edition, const Quote& quote, const Option& option, size_t index,
               AnswerTables& tables, type::v1::Option& out);

}  // namespace landfall::quote
