#pragma once

#include <span>

#include "services/quote/answer/answer_tables.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Writes a quote as callers see it. With View::kFull the best option, and those named in
// `settings.explain_options`, carry their explanation; kBasic pays nothing for it.
void WriteAnswer(const Sources& sources, const Quote& quote, const AnswerSettings& settings,
                 type::v1::Answer& answer);

}  // namespace landfall::quote
