#pragma once

#include <cstdint>
#include <optional>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Outcome of a condition. The last four are never taken for yes or no.
enum class Truth : uint8_t {
  kNo,
  kYes,
  kUnknown,    // a threshold cannot be tested: a rate of exchange or an amount is missing
  kShortCode,  // the code of a line stands for goods the rule names and for others
  kNoOrigin,   // the rule turns on the origin of a line, which is not given
  kNoWeight,   // the rule turns on the gross weight of a line, which is not given
};

inline bool IsKnown(Truth truth) { return truth == Truth::kNo || truth == Truth::kYes; }

inline Truth TruthOf(bool holds) { return holds ? Truth::kYes : Truth::kNo; }

inline Truth Not(Truth a) { return IsKnown(a) ? TruthOf(a == Truth::kNo) : a; }

inline Truth Both(Truth a, Truth b) {
  if (a == Truth::kNo || b == Truth::kNo) return Truth::kNo;
  return IsKnown(a) ? b : a;
}

inline Truth Either(Truth a, Truth b) {
  if (a == Truth::kYes || b == Truth::kYes) return Truth::kYes;
  return IsKnown(a) ? b : a;
}

// What would make a truth known; kNone when it is.
inline MissingInput MissingFor(Truth truth) {
  switch (truth) {
    case Truth::kNo:
    case Truth::kYes:
      break;
    case Truth::kUnknown:
      return MissingInput::kExchangeRate;
    case Truth::kShortCode:
      return MissingInput::kHsCode;
    case Truth::kNoOrigin:
      return MissingInput::kOrigin;
    case Truth::kNoWeight:
      return MissingInput::kGrossWeight;
  }
  return MissingInput::kNone;
}

// The truth a missing input leaves: kYes when none is missing.
inline Truth TruthWithout(MissingInput missing) {
  switch (missing) {
    case MissingInput::kNone:
      return Truth::kYes;
    case MissingInput::kHsCode:
      return Truth::kShortCode;
    case MissingInput::kOrigin:
      return Truth::kNoOrigin;
    case MissingInput::kGrossWeight:
      return Truth::kNoWeight;
    default:
      return Truth::kUnknown;
  }
}

inline constexpr uint32_t kAllLines = 0xffffffff;

// Where a condition is read: one line, or (kAllLines) the consignment, in which case a test over
// lines holds when one line matches, or every line where the test says so. With `of_parcel` the
// line stands for its parcel, and a test over lines is read over those of the parcel in the same
// way. `at` is the time memberships and rates are read at.
struct ConditionScope {
  uint32_t line = kAllLines;
  LocalTime at;
  bool of_parcel = false;
};

// Whether a test over lines that is read in the scope looks at the line, too.
inline bool InScope(const Frame& frame, const ConditionScope& scope, uint32_t line) {
  return scope.line == kAllLines || scope.line == line ||
         (scope.of_parcel &&
          frame.goods.lines[scope.line].parcel == frame.goods.lines[line].parcel);
}

// `condition` is a ConditionRow number; kNoRow always holds. Amount tests are noted in
// Frame::thresholds under `rule`.
Truth Holds(Frame& frame, uint32_t condition, const ConditionScope& scope, uint32_t rule = kNoRow,
            bool rule_is_regime = false);

// The same of a condition whose own tests of which `known` has the bit (the first 32, by place) are
// known to hold.
Truth HoldsBeside(Frame& frame, uint32_t condition, uint32_t known, const ConditionScope& scope);

// Whether the condition fails whatever the lines, way, values, regime and other levies are: one of
// its tests on the consignment does not hold.
bool FailsOutright(const Frame& frame, uint32_t condition, LocalTime at);

// Bit per place among the condition's own tests (the first 32): those on the way the goods travel,
// without which it fails whatever else holds.
uint32_t WayTests(const Edition& edition, uint32_t condition);

// WayTests and the tests on the consignment that are the same on every way.
uint32_t ConsignmentTests(const Edition& edition, uint32_t condition);

// Whether one of WayTests does not hold; `tests` is what WayTests said.
bool FailsOnWay(const Frame& frame, uint32_t condition, LocalTime at, uint32_t tests);

// Whether nothing about the way, amounts or other levies is asked: under one regime the outcome is
// the same on every way.
bool IsSettled(const Edition& edition, uint32_t condition);

// The same of a condition whose WayTests, `tests`, are known to hold.
bool IsSettledOnWay(const Edition& edition, uint32_t condition, uint32_t tests);

// Whether a test asks for `subject` in its positive form; with a key, for that value of it.
bool AsksFor(const Edition& edition, uint32_t condition, Subject subject,
             std::optional<uint64_t> key = std::nullopt);

// Whether the outcome can differ from line to line.
bool DependsOnLine(const Edition& edition, uint32_t condition);

}  // namespace landfall::landed_cost
