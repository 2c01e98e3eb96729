#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "services/reference/reference.h"

namespace landfall::reference {

// As ListUpcomingChanges of the face, for a question with an order.
absl::StatusOr<std::vector<Change>> ChangesThatMove(const Sources& sources,
                                                    const ChangeQuestion& question);

}  // namespace landfall::reference
