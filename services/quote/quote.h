#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "common/rates/rate_set.h"
#include "common/rulebook/rulebook.h"
#include "services/landed_cost/assessment.h"
#include "services/landed_cost/landed_cost.h"
#include "services/landed_cost/law_change.h"
#include "services/routing/routing.h"

namespace landfall::quote {

// A leaf in the currency the answer is shown in; rounded once, so that totals are sums of leaves.
struct Shown {
  int64_t minor = 0;
  bool known = false;  // false when no rate of exchange serves, or there is no amount
};

// What an option comes to, in minor units of the presentment currency. Sums of shown leaves.
struct Totals {
  int64_t goods = 0;
  int64_t freight = 0;
  int64_t insurance = 0;
  int64_t duties = 0;  // duty, additional duty, trade remedy
  int64_t taxes = 0;
  int64_t excise = 0;
  int64_t government_fees = 0;
  int64_t carrier_fees = 0;
  int64_t remainder = 0;  // of ALL_IN prices: what no net price makes up, kept by the seller
  int64_t total = 0;
  int64_t low = 0;      // with the ranges of what is not known
  int64_t high = 0;     // not below `low`; meaningless unless `bounded`
  bool bounded = true;  // false: a price has a least amount and no greatest
  int64_t payable_at_checkout = 0;
  int64_t payable_on_delivery = 0;
  int64_t recoverable = 0;
};

// Whether `low` and `high` say more than the total.
inline bool HasRange(const Totals& totals) {
  return totals.low != totals.total || totals.high != totals.total || !totals.bounded;
}

// One way the goods could travel: a service of the rulebook, or one the caller prices.
struct Way {
  routing::FreightPrice price;
  routing::TransitWindow transit;
  const routing::ServiceOffer* offer = nullptr;  // null for the caller's own
  const CallerFreight* caller = nullptr;
  uint64_t carrier = 0;  // TextKeys, as rules of carriers and services spell them
  uint64_t service = 0;
  std::span<const uint64_t> schemes;  // carried for customs; of an offer only
  Day earliest;                       // delivery
  Day latest;
  uint32_t order = 0;  // breaks ties
  Mode mode = Mode::kUnset;
  Channel channel = Channel::kUnset;
  uint8_t terms = 0;  // bit per Terms number
};

// A change of law inside the transit window; totals of entering at either end.
struct TransitChange {
  landed_cost::LawChange change;
  int64_t total_at_start = 0;
  int64_t total_at_end = 0;
};

// One complete way to fulfil the order.
struct Option {
  const Way* way = nullptr;
  landed_cost::Assessment assessment;
  std::span<const Shown> charges;      // of assessment.charges, in order
  std::span<const Shown> charges_low;  // only for kUnknown charges
  std::span<const Shown> charges_high;
  std::span<const Shown> freight;  // of way->price.parts
  Shown freight_low;               // of a price that is not complete
  Shown freight_high;
  Shown goods;
  Shown insurance;  // what the order pays beside the freight
  Totals totals;
  Decimal rebate;            // Goods::rebate: part of the prices the buyer does not pay
  TransitChange law_change;  // has_law_change
  Terms terms = Terms::kDap;
  bool has_law_change = false;
  bool complete = false;  // every levy family of every line is known, and every leaf can be shown
  bool overflow = false;
};

// A way that is not offered, and why.
struct Rejected {
  const Way* way = nullptr;  // priced, but refused by the order or the destination's law
  const routing::ServiceRejection* service = nullptr;  // never priced
  RejectionReason reason = RejectionReason::kNone;
  Terms terms = Terms::kUnset;
  uint32_t rule = kNoRow;     // RestrictionRow of kProhibited
  int64_t nearest_below = 0;  // kNoNetPrice: totals that can be reached; 0: none
  int64_t nearest_above = 0;
};

// The answer to one order: its options, best first. Lives on the arena it was made on and points
// into the order, the rulebook and the rate set.
struct Quote {
  const Order* order = nullptr;
  std::span<const Option> options;
  std::span<const Rejected> rejected;
  std::span<const landed_cost::GoodsLine> lines;  // goods only
  std::span<const uint32_t> order_line;           // order line of each of `lines`
  std::span<const Parcel> parcels;
  std::span<const landed_cost::RateUse> market_rates;
  Place destination;
  Code dispatch;
  CurrencyCode presentment;
  int32_t presentment_digits = 2;
  TradeClass trade_class = TradeClass::kNone;
  uint32_t cheapest = kNoRow;  // options
  uint32_t fastest = kNoRow;
  RankReason best_reason = RankReason::kNone;
};

// What a quote is answered from.
struct Sources {
  const Rulebook& book;
  const RateSet& rates;
  landed_cost::AssessOptions options;
};

// Prices every service that could carry the order from its place of dispatch, assesses each, and
// ranks them by the caller's objective. Pure: the same order, sources and wishes give the same
// quote. InvalidArgument names a field the rulebook cannot answer (an unknown territory).
absl::StatusOr<Quote> MakeQuote(const Sources& sources, const Order& order, const Wishes& wishes,
                                const AnswerSettings& settings, Arena& arena);

}  // namespace landfall::quote
