#pragma once

#include <cstdint>
#include <string>

#include "common/money/currency.h"
#include "common/money/rounding.h"
#include "common/time/day.h"

namespace landfall {

// Who publishes a set of rates and how they are to be read. Every rate of a source is a number of
// units of the quoted currency for one unit of `base`.
struct RateSource {
  std::string id{};  // "ecb.daily", "hmrc.monthly"
  CurrencyCode base{};
  // Days a rate stands after its last own day because the source publishes nothing then (weekends,
  // holidays). Within them it is still the published rate.
  int32_t carry_days = 0;
  // How the source shows a rate and its inverse; increment 0 when it has no rule of its own.
  Rounding presentation{};
  // Provenance, shown beside answers; never read by arithmetic.
  std::string title{};
  std::string publisher{};
  std::string url{};
  std::string licence{};
  std::string note{};
  std::string as_of{};    // newest day the table knows, as text
  std::string read_on{};  // day it was read, as text
};

}  // namespace landfall
