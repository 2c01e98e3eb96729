#pragma once

#include <span>

#include "common/order/wishes.h"
#include "services/quote/domain/totals.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// Sorts the options best first by the caller's objective and names the cheapest and the fastest.
// Complete options stand before incomplete ones: a total that lacks a part is no lower for it. Ties
// go to the faster, then the cheaper, then the service's own order, so any replica ranks alike.
void Rank(const Wishes& wishes, Presenter& presenter, std::span<Option> options, Quote& quote);

}  // namespace landfall::quote
