#pragma once

#include <cstdint>

#include "common/goods/hs_code.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/value_tables.h"
#include "common/territory/place.h"
#include "common/time/local_time.h"

namespace landfall {

// How much a statement leaves unknown: covered least, unknown most.
constexpr int RankOf(CoverageState state) {
  constexpr int kRanks[] = {0, 0, 1, 3, 2};  // by number
  return kRanks[static_cast<size_t>(state)];
}

struct CoverageQuery {
  const Place& place;
  LevyFamily family = LevyFamily::kNone;
  HsCode hs;
  Code origin;
  LocalTime at;
};

// CoverageRow number of the worst that is said of the family on these goods: what is not known
// outweighs what is. kNoRow when nothing is said, which is not covered either.
uint32_t FindCoverage(const Edition& edition, const CoverageQuery& query);

}  // namespace landfall
