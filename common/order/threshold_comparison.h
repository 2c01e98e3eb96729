#pragma once

#include <cstdint>

namespace landfall {

// How a rule compares an amount with its threshold. Numbers are those of the answer.
enum class ThresholdComparison : uint8_t {
  kNone = 0,
  kBelow = 1,
  kAtMost = 2,
  kAbove = 3,
  kAtLeast = 4
};

}  // namespace landfall
