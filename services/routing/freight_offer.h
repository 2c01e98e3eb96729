#pragma once

#include <cstdint>
#include <span>

#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/time/day.h"
#include "services/routing/freight_price.h"

namespace landfall::routing {

// Days from dispatch to delivery, both ends inclusive.
struct TransitWindow {
  int32_t min_days = 0;
  int32_t max_days = 0;
  Day as_of = Day::Min();
  uint32_t citation = kNoRow;
  bool known = false;
  bool working_days = false;  // Monday to Friday
};

// Days of delivery for goods that leave on a day.
struct ArrivalWindow {
  Day earliest;
  Day latest;
};
ArrivalWindow ArrivalOf(const TransitWindow& transit, Day dispatched);

// One service that takes the shipment.
struct ServiceOffer {
  FreightPrice price;
  TransitWindow transit;
  uint32_t service = 0;         // ServiceRow
  uint32_t carrier = 0;         // CarrierRow
  uint32_t condition = kNoRow;  // GoodsRuleRow under whose condition the goods are taken
  uint32_t lane = kNoRow;       // LaneStatusRow that speaks of the lane
  Mode mode = Mode::kUnset;
  Channel channel = Channel::kUnset;
  uint8_t terms = 0;  // bit per Terms number the service can be sold on here
  bool ioss_capable = false;
  bool value_untested = false;  // its cap of value is in a currency the request does not give
  bool size_untested = false;   // it limits size and a parcel has no dimensions
};

// One service that does not, and why.
struct ServiceRejection {
  int64_t measured = 0;  // kWeight micrograms, kSize micrometres
  int64_t limit = 0;
  uint32_t service = 0;    // ServiceRow
  uint32_t rule = kNoRow;  // GoodsRuleRow (kGoods, kProhibited), LaneStatusRow (kLaneClosed)
  uint32_t parcel = 0;     // kWeight, kSize, kNoRate for a weight: the parcel at fault
  RejectionReason reason = RejectionReason::kNone;
};

// Every service of the place of dispatch, once, in the order of service ids.
struct FreightOptions {
  std::span<const ServiceOffer> offers;
  std::span<const ServiceRejection> rejections;
};

}  // namespace landfall::routing
