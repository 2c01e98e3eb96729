#pragma once

#include "common/edge/wire/line_index.h"
#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "landfall/type/v1/order.pb.h"

// Parts of an order that refer to its lines or stand beside them. `order` holds the lines already.

namespace landfall {

inline constexpr int kMaxDiscounts = 100;
inline constexpr int kMaxParcels = 1000;
inline constexpr int kMaxExchangeRates = 64;

void ReadDiscounts(const ReadContext& context, const FieldPath& path,
                   const type::v1::Order& message, const LineIndex& lines, Order& order);

void ReadParcels(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                 const LineIndex& lines, Order& order);

// Shipping charged, insurance, counters.
void ReadCharges(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                 Order& order);

using ExchangeRateList = google::protobuf::RepeatedPtrField<type::v1::CallerExchangeRate>;

// The field `exchange_rates` of the message at `path`.
std::span<const CallerRate> ReadExchangeRates(const ReadContext& context, const FieldPath& path,
                                              const ExchangeRateList& list);

}  // namespace landfall
