#pragma once

#include "services/quote/quote.h"
#include "services/quote/transport/answer_tables.h"

namespace landfall::quote {

// Writes the levies and fees of an option.
void WriteCharges(const Edition& edition, const Quote& quote, const Option& option,
                  AnswerTables& tables, type::v1::Option& out);

}  // namespace landfall::quote
