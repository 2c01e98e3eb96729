#pragma once

#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_policy.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// A policy as the law of one territory has it from a day on, until its next version.
struct RatePolicyVersion {
  Code territory{};  // none: the world, for territories that say nothing of a purpose
  ConversionPurpose purpose = ConversionPurpose::kMarket;
  Day from = Day::Min();
  RatePolicy policy{};
};

// Immutable; finds the policy of a territory, purpose and day without allocating.
class RatePolicyTable {
 public:
  // InvalidArgument names the first version that is malformed or given twice.
  static absl::StatusOr<RatePolicyTable> Build(std::vector<RatePolicyVersion> versions);

  // The territory's own version in force on the day, else the world's; null when neither is.
  const RatePolicy* Find(Code territory, ConversionPurpose purpose, Day day) const;

  // The version of exactly this territory (none: the world); null when it has none.
  const RatePolicy* FindOwn(Code territory, ConversionPurpose purpose, Day day) const;

  std::span<const RatePolicyVersion> versions() const { return versions_; }

 private:
  std::vector<RatePolicyVersion> versions_;  // by territory, purpose, from
};

}  // namespace landfall
