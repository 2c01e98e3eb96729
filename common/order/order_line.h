#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "common/goods/hs_code.h"
#include "common/goods/parcel.h"
#include "common/goods/unit.h"
#include "common/money/decimal.h"
#include "common/order/amount.h"
#include "common/order/goods_enums.h"
#include "common/order/order_enums.h"
#include "common/territory/code.h"

namespace landfall {

// Beside weights and the count of items, which every line has or may have.
struct StatedQuantity {
  Decimal value;  // > 0
  Unit unit = Unit::kNone;
  QuantityQualifier qualifier = QuantityQualifier::kNone;
};

struct StatedValuePart {
  Amount amount;
  ValuePartKind kind = ValuePartKind::kUnset;
};

// Amount of a Meursing part for 100 kg of the goods.
struct StatedMeursing {
  Amount per_100_kg;
  MeursingKind kind = MeursingKind::kUnset;
};

// What goods consist of. The line stays one tariff item.
struct Component {
  HsCode hs_code;             // none when not given
  Code origin;                // none when not given
  Decimal share_percent;      // of the line's value, 0 to 100; components of a line sum to <= 100
  std::string_view material;  // "COTTON"; a word of the rule data
};

struct PreferenceClaim {
  Code programme;                       // agreement or programme as rule data spells it
  ProofKind proof = ProofKind::kUnset;  // kUnset: no proof, so no preference
  bool direct_transport = false;
};

// One line of an order. Every amount, weight and measure is that of ONE item; multiply by
// `quantity`. Amounts are in Order::currency unless they carry their own. `has_…` is false for a
// field the caller left out: absent is not zero. Texts point into the request, spans into the
// arena.
struct OrderLine {
  HsCode hs_code;
  Decimal unit_price;               // >= 0; zero only with a stated customs value
  Decimal customs_value;            // has_customs_value
  Amount retail_price;              // has_retail_price
  Decimal abv_percent;              // has_abv: alcohol by volume, 0 to 100
  Decimal sucrose_percent;          // has_sucrose: 0 to 100
  int64_t quantity = 0;             // 1 to kMaxQuantity
  int64_t net_weight_grams = 0;     // 0: not given
  int64_t gross_weight_grams = 0;   // 0: not given
  Dimensions dimensions;            // all zero: not given
  std::string_view line_id;         // unique in the order
  std::string_view tax_category;    // empty: not given
  std::string_view duty_rate_text;  // replaces the schedule's rate; empty: not given
  std::span<const GoodsFlag> goods_flags;
  std::span<const std::string_view> stated_conditions;
  std::span<const StatedQuantity> supplementary_quantities;
  std::span<const StatedValuePart> value_parts;
  std::span<const StatedMeursing> meursing;
  std::span<const Component> components;
  PreferenceClaim preference;  // programme none: no claim
  Code origin;                 // none: not known
  uint32_t seller = 0;         // below Order::sellers.size()
  PriceBasis price_basis = PriceBasis::kUnset;
  ItemType item_type = ItemType::kGoods;
  bool declare_components = false;
  bool has_customs_value = false;
  bool has_retail_price = false;
  bool has_abv = false;
  bool has_sucrose = false;
};

inline constexpr int64_t kMaxQuantity = 1'000'000'000;

}  // namespace landfall
