#pragma once

#include "common/rulebook/rulebook.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/tariff_columns.h"

namespace landfall::reference {

// A row of a schedule as an answer shows it: STALE also after the last day the schedule is known
// for.
TariffRate ShownRate(const Edition& edition, const TariffColumn& column, const TariffRow& row,
                     Day day);

// Rates and narrower codes of `hs` in what the levies of the place read.
TariffLine TariffLineOf(const Rulebook& book, const LocalPlace& place, HsCode hs, Code origin,
                        Acting acting);

}  // namespace landfall::reference
