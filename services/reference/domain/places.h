#pragma once

#include <optional>

#include "common/rulebook/rulebook.h"
#include "services/reference/answers.h"
#include "services/reference/questions.h"

namespace landfall::reference {

// A territory and what its walls show.
struct LocalPlace {
  Place place;
  LocalTime at;
};

// The place of a territory id, else of a whole country. Nullopt when the rulebook has none.
std::optional<LocalPlace> FindPlace(const Rulebook& book, Code territory, Instant at);

// As ResolveTerritory of the face.
std::optional<TerritoryAnswer> TerritoryOf(const Rulebook& book, const TerritoryQuestion& question);

}  // namespace landfall::reference
