#pragma once

#include <string>

#include "common/rulebook/edition/edition.h"
#include "services/landed_cost/assessment.h"

namespace landfall::quote {

// Whether the rate is that of a band with a sum of its own, so that it is not one percentage.
bool IsOfBand(const Edition& edition, const landed_cost::Charge& charge);

// Such a rate, its sum in the currency of the rule: "3 % + 11.50 CHF", "17 USD".
std::string BandText(const Edition& edition, const landed_cost::Charge& charge);

}  // namespace landfall::quote
