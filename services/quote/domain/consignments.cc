#include "services/quote/domain/consignments.h"

#include <algorithm>

#include "common/rulebook/text_key.h"
#include "common/time/local_time.h"
#include "services/quote/domain/all_in_prices.h"

namespace landfall::quote {
namespace {

std::span<const uint64_t> SchemesOf(std::span<const Registration> registrations, Arena& arena) {
  std::span<uint64_t> keys = arena.AllocateArray<uint64_t>(registrations.size());
  for (size_t i = 0; i < keys.size(); ++i) keys[i] = TextKey(registrations[i].scheme);
  return keys;
}

// What only the caller can count; each kind is given at most once.
void CopyCounters(const Order& order, landed_cost::Consignment& common) {
  for (const Counter& counter : order.counters) {
    switch (counter.kind) {
      case CounterKind::kOtherGoodsSameDay:
        common.known_other_goods = counter.amount;
        break;
      case CounterKind::kAllowanceUsedThisYear:
        common.allowance_used = counter.amount;
        common.has_allowance_used = true;
        break;
      case CounterKind::kEntriesThisPeriod:
        common.entries_before = counter.count;
        common.has_entries_before = true;
        break;
      case CounterKind::kUnset:
        break;
    }
  }
}

constexpr int64_t kScaledGram = 1'000'000'000;  // of a kilogram

// Of the parcels the caller packed; nothing when the weight of one is not given.
Decimal PackedWeight(const Order& order) {
  int64_t grams = 0;
  for (const PackedParcel& parcel : order.parcels) {
    if (parcel.gross_weight_grams == 0) return Decimal();
    grams += parcel.gross_weight_grams;
  }
  return Decimal::FromScaled(__int128{grams} * kScaledGram);
}

}  // namespace

landed_cost::Consignment ConsignmentOf(const Order& order, const Goods& goods, const Quote& quote,
                                       Arena& arena) {
  landed_cost::Consignment common;
  common.lines = goods.lines;
  common.buyer_registrations = SchemesOf(order.buyer.registrations, arena);
  common.marketplace_registrations = SchemesOf(order.marketplace.registrations, arena);
  common.marketplace_facilitates = order.has_marketplace && order.marketplace.facilitates;
  common.caller_rates = order.exchange_rates;
  common.destination = quote.destination;
  common.dispatch = quote.dispatch;
  common.currency = order.currency;
  common.entered = order.entered_at;
  common.supplied = order.ordered_at;
  common.exported = order.shipped_at;
  common.has_insurance = order.has_insurance;  // included in the freight: nothing beside it
  common.insurance = order.insurance.amount;
  CopyCounters(order, common);
  common.packed_weight_kg = PackedWeight(order);
  common.parcels = static_cast<uint32_t>(std::max<size_t>(1, quote.parcels.size()));
  common.buyer_kind = order.buyer.kind;
  common.trade_class = quote.trade_class;
  common.purpose = order.purpose;
  common.importer = order.importer;
  common.entry_kind = order.entry_kind;
  return common;
}

EntryWindow EntryWindowOf(const Order& order, const Way& way, Day dispatched) {
  if (order.entry_basis != EntryBasis::kAfterTransit || !way.transit.known) {
    return {order.entered_at, order.entered_at};
  }
  auto after = [&](Day arrival) {
    return order.shipped_at.PlusSeconds((arrival - dispatched) * LocalTime::kSecondsPerDay);
  };
  return {after(way.earliest), after(way.latest)};
}

landed_cost::Consignment OnWay(const landed_cost::Consignment& common, const Order& order,
                               const Way& way, Terms terms) {
  landed_cost::Consignment goods = common;
  goods.freight = {way.price.known, way.price.currency};
  if (way.caller != nullptr && way.caller->has_after_border) {
    goods.has_freight_after_border = true;
    goods.freight_after_border = way.caller->after_border;
  }
  if (order.has_shipping_charged) {
    goods.shipping_charged = order.shipping_charged;
  } else if (!order.shipping_included_in_price || AreAllIn(order)) {
    goods.shipping_charged = goods.freight;
    goods.insurance_charged = true;
  }
  goods.freight_includes_fees = way.caller != nullptr && way.caller->includes_carrier_fees;
  goods.carrier = way.carrier;
  goods.service = way.service;
  goods.carried_schemes = way.schemes;
  goods.carries_any_scheme = way.offer == nullptr;
  goods.mode = way.mode;
  goods.channel = way.channel;
  goods.terms = terms;
  return goods;
}

}  // namespace landfall::quote
