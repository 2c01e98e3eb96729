#pragma once

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Writes what a person should know of the answer as a whole, each kind once for each rule.
void WriteWarnings(const Edition& edition, const Quote& quote, AnswerTables& tables,
                   type::v1::Answer& answer);

}  // namespace landfall::quote
