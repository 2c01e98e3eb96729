#pragma once

#include <string_view>

#include "common/territory/code.h"

namespace landfall {

// As the caller wrote it; resolved to customs, VAT and excise territories on a day by the rulebook.
// Texts point into the request. City and postal code are personal data and are never logged.
struct Address {
  Code country;      // ISO 3166-1 alpha-2, or a territory id of the rulebook
  Code subdivision;  // ISO 3166-2 ("CA-ON"), none when not given
  std::string_view postal_code;
  std::string_view city;
};

}  // namespace landfall
