#pragma once

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Writes the levies and fees of an option.
void WriteCharges(const Edition& edition, const Quote& quote, const Option& option,
                  AnswerTables& tables, type::v1::Option& out);

// Path of the request field that would let the charge be computed; 0: none is known.
uint32_t MissingField(const Quote& quote, const landed_cost::Charge& charge, AnswerTables& tables);

}  // namespace landfall::quote
