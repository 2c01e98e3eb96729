#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/money/currency.h"
#include "common/order/amount.h"
#include "common/order/order_enums.h"
#include "common/time/instant.h"

namespace landfall {

// One way the caller offers at its own price.
struct CallerFreight {
  std::string_view service_id;  // shown back; matched against rules of carriers and services
  std::string_view carrier_id;  // empty: none
  Amount amount;                // what the transport costs, for the whole order
  Amount after_border;          // the part of it after the border (has_after_border)
  int32_t min_days = 0;
  int32_t max_days = 0;  // 0 with min_days 0: not known
  Mode mode = Mode::kUnset;
  Channel channel = Channel::kUnset;  // never unset: from the mode where the caller gives none
  Terms terms = Terms::kEither;       // terms the service can be sold on
  bool has_after_border = false;
  bool includes_carrier_fees = false;  // `amount` contains what the carrier takes beside transport
};

// What the caller wants of the ways its order could go.
struct Wishes {
  std::span<const CallerFreight> caller_freight;
  std::span<const Mode> modes;                    // empty: every mode
  std::span<const std::string_view> service_ids;  // empty: every service
  Amount value_of_a_day;                          // kBalanced
  Instant deadline;                               // has_deadline: the latest arrival
  Terms terms = Terms::kEither;
  Objective objective = Objective::kLeastLandedCost;
  CostBearer cost_bearer = CostBearer::kBoth;
  bool landfall_rates = true;  // price the services of the rulebook, too
  bool has_deadline = false;
};

// How the answer is to be given.
struct AnswerSettings {
  CurrencyCode presentment_currency;  // none: the order's
  View view = View::kBasic;
  // Options beside the best one whose explanation is wanted, by place in the ranking; view kFull.
  std::span<const uint32_t> explain_options;
};

}  // namespace landfall
