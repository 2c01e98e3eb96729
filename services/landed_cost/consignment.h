#pragma once

#include <cstdint>
#include <span>

#include "common/goods/hs_code.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/amount.h"
#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/rates/rate_resolver.h"
#include "common/rulebook/expression/expression.h"
#include "common/territory/code.h"
#include "common/territory/place.h"
#include "common/time/instant.h"
#include "services/landed_cost/declared.h"

namespace landfall::landed_cost {

// One line as customs sees it. Amounts are in Consignment::currency and for the whole line. Words
// (flags, categories, schemes, conditions) are TextKeys of the spelling requests and data share.
struct GoodsLine {
  HsCode hs;
  Code origin;           // none when the caller does not know it
  Decimal price;         // after the discounts that reduce value, as price_basis says
  Decimal item_price;    // one item, after discounts
  Decimal stated_value;  // customs value the caller states; used when has_stated_value
  Decimal net_weight_kg;
  Decimal gross_weight_kg;
  Decimal volume_m3;
  Decimal retail_price;  // recommended, in the destination's currency; used when has_retail_price
  std::span<const MeasuredQuantity> quantities;  // beside weights and the count of items
  std::span<const MeasuredStrength> strengths;
  std::span<const ValuePart> parts;
  std::span<const MeursingAmount> meursing;
  std::span<const uint64_t> flags;
  std::span<const uint64_t> stated;                // conditions the caller states
  std::span<const uint64_t> seller_registrations;  // schemes held by the line's seller
  ExpressionView stated_rate;                      // replaces the schedule's when has_stated_rate
  uint64_t tax_category = 0;
  Code programme;  // preference claimed, none when not
  Code seller_territory;
  int64_t quantity = 1;
  uint32_t parcel = 0;  // below Consignment::parcels; the first that holds items of the line
  PriceBasis price_basis = PriceBasis::kTaxExclusive;
  SellerKind seller_kind = SellerKind::kBusiness;
  ProofKind proof = ProofKind::kUnset;  // of the preference
  bool in_several_parcels = false;
  bool direct_transport = false;
  bool has_stated_value = false;
  bool has_net_weight = false;
  bool has_retail_price = false;
  bool has_stated_rate = false;
};

// Goods of one exporter from one territory of dispatch to one consignee, on one way. Everything an
// assessment depends on besides the edition and the rate set.
struct Consignment {
  std::span<const GoodsLine> lines;
  std::span<const uint64_t> buyer_registrations;
  std::span<const uint64_t> marketplace_registrations;
  std::span<const uint64_t> carried_schemes;  // whose numbers the service hands to customs
  std::span<const CallerRate> caller_rates;
  Place destination;
  Code dispatch;
  CurrencyCode currency;  // of every amount of the lines
  Instant entered;
  Instant supplied;
  Instant exported;
  Amount freight;               // what the transport costs
  Amount freight_after_border;  // the part of it after the border; none: the law's share table
  Amount insurance;             // none stated: the law's default, inside the customs value only
  Amount shipping_charged;      // what the buyer is charged for shipping, beside insurance
  Amount known_other_goods;     // added to test amounts only
  Decimal goods_elsewhere;      // of the order, counted with these by the law; in `currency`, alike
  Amount allowance_used;        // of the year, before these goods; used when has_allowance_used
  Decimal packed_weight_kg;     // of all parcels together; zero: not given
  int64_t entries_before = 0;   // in the law's period; used when has_entries_before
  uint64_t carrier = 0;
  uint64_t service = 0;
  uint32_t parcels = 1;
  Mode mode = Mode::kMail;
  Channel channel = Channel::kPostal;
  Terms terms = Terms::kDap;
  BuyerKind buyer_kind = BuyerKind::kConsumer;
  TradeClass trade_class = TradeClass::kB2c;
  Purpose purpose = Purpose::kSale;
  ImporterOfRecord importer = ImporterOfRecord::kUnset;
  EntryKind entry_kind = EntryKind::kUnset;
  bool marketplace_facilitates = false;
  bool carries_any_scheme = true;  // nothing is said of the service's data
  bool has_freight_after_border = false;
  bool freight_includes_fees = false;  // of the carrier: none is added
  bool has_insurance = false;
  bool has_allowance_used = false;
  bool has_entries_before = false;
  bool insurance_charged = false;  // to the buyer, beside the price
};

}  // namespace landfall::landed_cost
