#pragma once

#include "common/rulebook/rulebook.h"
#include "services/reference/domain/places.h"
#include "services/reference/domain/status.h"

namespace landfall::reference {

// As SearchTariff of the face.
TariffPage SearchAt(const Rulebook& book, const LocalPlace& place, const TariffSearch& search,
                    Acting acting);

}  // namespace landfall::reference
