#pragma once

#include <cstdint>
#include <span>

#include "common/goods/parcel.h"
#include "common/order/amount.h"
#include "common/order/goods_enums.h"
#include "common/order/order_enums.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall::routing {

// Whether the carrier counts the address as remote. Lists of remote postal codes are the carriers'
// own: kUnknown prices a usual address and shows the surcharge beside it.
enum class RemoteArea : uint8_t { kUnknown = 0, kNo = 1, kYes = 2 };

// One shipment from one place, priced on every service. Spans need only live through the call.
struct FreightRequest {
  Code dispatch;     // territory the goods start from
  Code destination;  // most precise territory of the address (Place::territory)
  Code country;      // Place::country, tried where `destination` has no row
  Day day;           // civil day of dispatch
  std::span<const Parcel> parcels;
  // The value of the goods in each currency the caller could convert it to. A service that caps
  // value in a currency that is not here is offered with `value_untested`.
  std::span<const Amount> values;
  // TextKeys of the only service ids wanted; empty: every service. Others are not in the answer at
  // all.
  std::span<const uint64_t> services;
  uint32_t goods_flags = 0;  // bit per GoodsFlag number, all parcels together
  uint32_t modes = 0;        // bit per Mode number; 0: every mode
  RemoteArea remote = RemoteArea::kUnknown;
};

constexpr uint32_t BitOf(GoodsFlag flag) { return 1u << static_cast<unsigned>(flag); }
constexpr uint32_t BitOf(Mode mode) { return 1u << static_cast<unsigned>(mode); }
constexpr uint8_t BitOf(Terms terms) {
  return static_cast<uint8_t>(1u << static_cast<unsigned>(terms));
}

}  // namespace landfall::routing
