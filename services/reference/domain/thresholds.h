#pragma once

#include <vector>

#include "common/rulebook/rulebook.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/status.h"

namespace landfall::reference {

// The limits that regimes and reliefs test at the place's time, by rule, measure, amount.
std::vector<Threshold> ThresholdsAt(const Rulebook& book, const LocalPlace& place, Acting acting);

}  // namespace landfall::reference
