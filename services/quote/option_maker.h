#pragma once

#include "absl/status/statusor.h"
#include "common/order/wishes.h"
#include "services/quote/domain/totals.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// What one order's options are made with.
struct Desk {
  const Sources& sources;
  const Order& order;
  const Wishes& wishes;
  Presenter& presenter;
  Arena& arena;
  landed_cost::Findings* findings;  // of the order's goods
  Decimal rebate;                   // Goods::rebate
};

// The day of an instant by the clock of Greenwich: days of freight, and of places before their own
// zone is known.
Day UtcDay(Instant instant);

// An option, or why there is none.
struct Made {
  Option option;  // refusal kNone
  RejectionReason refusal = RejectionReason::kNone;
  uint32_t rule = kNoRow;  // RestrictionRow of kProhibited
  // kNoNetPrice: totals that can be reached, in the presentment currency; 0: none.
  int64_t nearest_below = 0;
  int64_t nearest_above = 0;
};

// Assesses one way on one of its terms and sums it up. When the order enters after transit, both
// ends of the window are assessed and the dearer is the option; goods prohibited at either end are
// refused. Prices that contain everything are solved back first.
absl::StatusOr<Made> MakeOption(const Desk& desk, const landed_cost::Consignment& common,
                                const Way& way, Terms terms);

}  // namespace landfall::quote
