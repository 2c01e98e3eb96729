#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_policy_table.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/lookup/jurisdiction.h"
#include "common/time/zone.h"

namespace landfall {

// An edition made ready for use: the mapped rows and the small indexes built over them once, when
// it is opened. Immutable, thread-safe; shared by every request that answers from the edition.
class Rulebook {
 public:
  // Errors name the row that cannot be used (an unknown time zone, a malformed rate rule).
  static absl::StatusOr<std::shared_ptr<const Rulebook>> Make(
      std::shared_ptr<const Edition> edition);

  const Edition& edition() const { return *edition_; }
  std::string_view id() const { return edition_->id(); }
  const Jurisdictions& jurisdictions() const { return jurisdictions_; }
  const RatePolicyTable& rate_policies() const { return rate_policies_; }

  // Time zone of a territory; `territory` is a TerritoryRow number.
  const TimeZone& ZoneOf(uint32_t territory) const { return zones_[zone_of_[territory]]; }

 private:
  Rulebook(std::shared_ptr<const Edition> edition, RatePolicyTable policies);

  std::shared_ptr<const Edition> edition_;
  Jurisdictions jurisdictions_;
  RatePolicyTable rate_policies_;
  std::vector<TimeZone> zones_;
  std::vector<uint32_t> zone_of_;
};

}  // namespace landfall
