#pragma once

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Writes how each figure of an option came about: the total, its charges with their bases, rates
// and roundings, the customs values, the conversions, the regime and the freight. Root first;
// children stand later than their parents.
void WriteExplanation(const Edition& edition, const Quote& quote, const Option& option,
                      AnswerTables& tables, type::v1::Option& out);

}  // namespace landfall::quote
