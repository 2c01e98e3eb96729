#pragma once

#include <cstdint>

#include "services/landed_cost/domain/condition.h"

namespace landfall::landed_cost {

// Whether a test on a set subject (origin, channel, flags …) holds.
Truth SetTestHolds(const Frame& frame, const TestRow& test, const ConditionScope& scope);

// Bit per number of the subjects given.
template <typename... Subjects>
constexpr uint64_t SubjectBits(Subjects... subjects) {
  return ((uint64_t{1} << static_cast<unsigned>(subjects)) | ...);
}

// Whether a set subject is a property of a line (its origin, its flags) rather than of the
// consignment.
inline bool IsOfLine(Subject subject) {
  constexpr uint64_t kOfLine = SubjectBits(
      Subject::kOrigin, Subject::kSellerTerritory, Subject::kSellerKind, Subject::kHs,
      Subject::kGoodsFlag, Subject::kTaxCategory, Subject::kRegistration, Subject::kPreference,
      Subject::kStated, Subject::kLevyApplies, Subject::kLevyFree);
  return (kOfLine >> static_cast<unsigned>(subject) & 1) != 0;
}

// Whether a set subject can differ between two ways of the same goods, or during an assessment.
inline bool IsOfWay(Subject subject) {
  constexpr uint64_t kOfWay = SubjectBits(
      Subject::kChannel, Subject::kMode, Subject::kTerms, Subject::kCarrier, Subject::kService,
      Subject::kRegime, Subject::kLevyApplies, Subject::kLevyFree, Subject::kCarriedScheme);
  return (kOfWay >> static_cast<unsigned>(subject) & 1) != 0;
}

}  // namespace landfall::landed_cost
