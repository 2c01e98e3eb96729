#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/rates/rate_source.h"

namespace landfall {

// Reads the lines "# key: value" at the head of a rate file. Appends "line N: what is wrong" to
// `defects` for an unknown key, a bad value or a required key that is missing.
RateSource ReadRateFileHeader(std::string_view bytes, std::vector<std::string>& defects);

std::string WriteRateFileHeader(const RateSource& source);

}  // namespace landfall
