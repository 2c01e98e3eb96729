#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/money/currency.h"
#include "common/order/address.h"
#include "common/order/amount.h"
#include "common/order/discount.h"
#include "common/order/order_enums.h"
#include "common/order/order_line.h"
#include "common/order/party.h"
#include "common/rates/rate_resolver.h"
#include "common/time/instant.h"

namespace landfall {

inline constexpr int kMaxLines = 1000;

// Where the goods start.
struct Dispatch {
  Address address;
  std::string_view exporter_id;  // a seller_id or a name of the caller's; empty: the lines' seller
  std::string_view node_id;      // shown back, never interpreted
};

// Some items of one line in a parcel.
struct ParcelItem {
  uint32_t line = 0;
  int64_t quantity = 0;
};

// A parcel the caller has packed.
struct PackedParcel {
  int64_t gross_weight_grams = 0;  // 0: the sum of its items
  Dimensions dimensions;           // all zero: not given
  std::span<const ParcelItem> items;
};

struct Insurance {
  Amount amount;
  bool included_in_freight = false;  // then `amount` is none
};

// What only the caller can know.
struct Counter {
  Amount amount;      // kinds that count money
  int64_t count = 0;  // kinds that count entries
  CounterKind kind = CounterKind::kUnset;
};

// An order as read from a request and found valid: everything an answer depends on besides edition,
// rate set and Wishes. Texts point into the request and spans into the arena it was read on; both
// must outlive the order. Holds personal data (postal codes, cities, registration numbers): never
// logged as a whole.
struct Order {
  std::span<const OrderLine> lines;  // 1 to kMaxLines
  std::span<const Seller> sellers;   // at least one
  std::span<const Discount> discounts;
  std::span<const PackedParcel> parcels;  // empty: one parcel of all goods
  std::span<const Counter> counters;
  std::span<const CallerRate> exchange_rates;
  Buyer buyer;
  Marketplace marketplace;
  Address destination;
  Dispatch dispatch;
  std::string_view named_importer_id;  // importer_of_record kNamed
  std::span<const Registration> named_importer_registrations;
  Instant as_of;
  Instant ordered_at;  // as_of where the caller gives none
  Instant shipped_at;
  Instant entered_at;       // shipped_at with kAfterTransit: each way adds its days
  Amount shipping_charged;  // has_shipping_charged
  Insurance insurance;      // has_insurance
  CurrencyCode currency;    // of prices, discounts and customs values of all lines
  Purpose purpose = Purpose::kSale;
  ImporterOfRecord importer = ImporterOfRecord::kUnset;
  EntryKind entry_kind = EntryKind::kUnset;
  EntryBasis entry_basis = EntryBasis::kAtEnteredAt;
  bool has_marketplace = false;
  bool has_shipping_charged = false;  // else the buyer is charged the transport cost
  bool shipping_included_in_price = false;
  bool has_insurance = false;
};

}  // namespace landfall
