#include "common/rates/rate_policy.h"

#include "absl/strings/str_cat.h"

namespace landfall {

absl::Status CheckPolicy(const RatePolicy& policy) {
  if (policy.sources.empty()) return absl::InvalidArgumentError("a rate policy needs a source");
  for (const RateSourceRule& rule : policy.sources) {
    if (rule.source.empty()) return absl::InvalidArgumentError("a rate source needs an id");
    if (rule.max_age_days < 0) {
      return absl::InvalidArgumentError(
          absl::StrCat(rule.source, ": max_age_days must be 0 or more"));
    }
    if (rule.daily_variance.value.IsNegative()) {
      return absl::InvalidArgumentError(
          absl::StrCat(rule.source, ": daily_variance must be 0 or more"));
    }
    for (const RateParity& parity : rule.parities) {
      if (!parity.rate.IsPositive()) {
        return absl::InvalidArgumentError(absl::StrCat(rule.source, ": a parity must be above 0"));
      }
    }
    if (absl::Status status = CheckFixing(rule.fixing); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace landfall
