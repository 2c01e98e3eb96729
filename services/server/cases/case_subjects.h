#pragma once

#include <string>
#include <vector>

#include "landfall/cases/v1/case.pb.h"

namespace landfall::server {

// The differences of a case that needs no rules: a sum shared, a parcel weighed, a rate shown, a
// number rounded. Each is one line; empty when all is as expected.
std::vector<std::string> CompareArithmetic(const cases::v1::Case& item);

}  // namespace landfall::server
