#pragma once

#include <cstdint>
#include <span>

#include "common/rulebook/edition/edition.h"
#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// The version in force at `at` of those that act; kNoRow before the first or after a repeal.
// `Version` rows ascend by `from`.
template <typename Version>
uint32_t VersionInForce(const Edition& edition, RowRange range, LocalTime at, RuleChoice choice) {
  std::span<const Version> versions = edition.Rows<Version>(range);
  for (uint32_t i = range.count; i-- > 0;) {
    if (versions[i].from <= at && Acts(versions[i].status, choice)) return range.begin + i;
  }
  return kNoRow;
}

}  // namespace landfall::landed_cost
