#pragma once

#include "common/rates/rate_set.h"
#include "common/rulebook/rulebook.h"
#include "services/reference/answers.h"

namespace landfall::reference {

// As DescribeEdition of the face.
EditionAnswer Described(const Rulebook& book, const RateSet& rates, Instant now);

}  // namespace landfall::reference
