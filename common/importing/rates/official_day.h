#pragma once

#include <optional>
#include <string_view>

#include "common/importing/rates/rate_collector.h"
#include "common/time/day.h"

namespace landfall {

// A day as the official rate files write it: "2026-04-13", "13 April 2026", "01/Jun/2023".
std::optional<Day> ParseOfficialDay(std::string_view text);

// "01/Jun/2023 to 30/Jun/2023".
std::optional<RateDays> ParseOfficialPeriod(std::string_view text);

}  // namespace landfall
