#pragma once

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Writes everything of an option but its charges and its explanation.
void WriteOption(const Edition& edition, const Quote& quote, const Option& option,
                 AnswerTables& tables, type::v1::Option& out);

void WriteRejection(const Edition& edition, const Rejected& rejected, AnswerTables& tables,
                    type::v1::Rejection& out);

}  // namespace landfall::quote
