#pragma once

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Fills Frame::net_prices with what each line's price is without the tax a TAX_INCLUSIVE price
// contains, by the rates of the levies the law marks as contained in prices, before it is known
// whether any of them is collected.
void TakeOutTax(Frame& frame);

// Once it is known which levies apply: a tax-inclusive price no contained tax applies to counts in
// full. Returns whether a price changed.
bool PutBackUncollectedTax(Frame& frame);

// Whether a contained tax applies to a tax-inclusive line of `frame` that does not apply to it in
// `other`.
bool CollectsBeside(const Frame& frame, const Frame& other);

}  // namespace landfall::landed_cost
