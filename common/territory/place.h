#pragma once

#include <cstdint>

#include "common/territory/code.h"

namespace landfall {

// What one address answers on one day: three territories, found by country, subdivision and postal
// code. For the Canary Islands: territory ES-CN, customs EU, vat ES-CN, excise ES-CN.
struct Place {
  Code country;      // ISO 3166-1 alpha-2 of the address
  Code subdivision;  // ISO 3166-2, none when the address gives none
  Code territory;    // most precise territory, whose rates are looked up
  Code customs;
  Code vat;
  Code excise;
  uint32_t row = 0;  // row of `territory` in the edition
};

}  // namespace landfall
