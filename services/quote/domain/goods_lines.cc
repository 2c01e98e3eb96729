#include "services/quote/domain/goods_lines.h"

#include <string>

#include "absl/strings/str_format.h"
#include "common/money/fraction.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/text_key.h"
#include "services/quote/domain/discounts.h"

namespace landfall::quote {
namespace {

using landed_cost::GoodsLine;

Decimal Kilograms(int64_t grams) { return Decimal::FromScaled(grams * 1'000'000'000); }

Decimal TimesQuantity(Decimal amount, int64_t quantity) {
  if (quantity == 1 || amount.IsZero()) return amount;
  return Fraction(amount).Times(Decimal::FromInteger(quantity)).Value();
}

bool IsGoods(const OrderLine& line) {
  return line.item_type != ItemType::kDigital && line.item_type != ItemType::kService;
}

// Schemes whose holder is a party to the order.
std::span<const uint64_t> SchemesOf(std::span<const Registration> registrations, Arena& arena) {
  std::span<uint64_t> keys = arena.AllocateArray<uint64_t>(registrations.size());
  size_t count = 0;
  for (const Registration& registration : registrations) {
    if (registration.holder != Party::kNone) keys[count++] = TextKey(registration.scheme);
  }
  return keys.first(count);
}

void CopyWords(const OrderLine& line, Arena& arena, GoodsLine& goods) {
  std::span<uint64_t> flags = arena.AllocateArray<uint64_t>(line.goods_flags.size());
  for (size_t i = 0; i < flags.size(); ++i) flags[i] = TextKey(GoodsFlagName(line.goods_flags[i]));
  std::span<uint64_t> stated = arena.AllocateArray<uint64_t>(line.stated_conditions.size());
  for (size_t i = 0; i < stated.size(); ++i) stated[i] = TextKey(line.stated_conditions[i]);
  goods.flags = flags;
  goods.stated = stated;
  goods.tax_category = TextKey(line.tax_category);
}

void CopyMeasures(const OrderLine& line, Arena& arena, GoodsLine& goods) {
  using landed_cost::MeasuredQuantity;
  using landed_cost::MeasuredStrength;
  std::span<MeasuredQuantity> quantities =
      arena.AllocateArray<MeasuredQuantity>(line.supplementary_quantities.size());
  for (size_t i = 0; i < quantities.size(); ++i) {
    const StatedQuantity& stated = line.supplementary_quantities[i];
    quantities[i] = {stated.unit, static_cast<Qualifier>(stated.qualifier),
                     TimesQuantity(stated.value, line.quantity)};
  }
  goods.quantities = quantities;
  std::span<MeasuredStrength> strengths =
      arena.AllocateArray<MeasuredStrength>((line.has_abv ? 1 : 0) + (line.has_sucrose ? 1 : 0));
  size_t next = 0;
  if (line.has_abv) strengths[next++] = {Measure::kAlcoholPercent, line.abv_percent};
  if (line.has_sucrose) strengths[next++] = {Measure::kSucrosePercent, line.sucrose_percent};
  goods.strengths = strengths;
}

// Parts in another currency than the order's are left out and read as missing.
void CopyParts(const OrderLine& line, Arena& arena, GoodsLine& goods) {
  std::span<landed_cost::ValuePart> parts =
      arena.AllocateArray<landed_cost::ValuePart>(line.value_parts.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    const StatedValuePart& stated = line.value_parts[i];
    parts[i] = {static_cast<ValueBasis>(stated.kind),
                TimesQuantity(stated.amount.value, line.quantity)};
  }
  goods.parts = parts;
  std::span<landed_cost::MeursingAmount> meursing =
      arena.AllocateArray<landed_cost::MeursingAmount>(line.meursing.size());
  for (size_t i = 0; i < meursing.size(); ++i) {
    const StatedMeursing& stated = line.meursing[i];
    meursing[i] = {static_cast<MeursingPart>(stated.kind), stated.per_100_kg.value,
                   stated.per_100_kg.currency};
  }
  goods.meursing = meursing;
}

absl::Status CopyRate(const OrderLine& line, Arena& arena, GoodsLine& goods) {
  if (line.duty_rate_text.empty()) return absl::OkStatus();
  absl::StatusOr<Expression> rate = ParseDutyText(line.duty_rate_text);
  if (!rate.ok()) return rate.status();
  ExpressionView view = rate->View();
  goods.stated_rate = {arena.CopyArray(view.terms), arena.CopyArray(view.ops),
                       arena.CopyArray(view.windows)};
  goods.has_stated_rate = true;
  return absl::OkStatus();
}

void CopyWeights(const OrderLine& line, GoodsLine& goods) {
  goods.has_net_weight = line.net_weight_grams > 0;
  goods.net_weight_kg = Kilograms(line.net_weight_grams * line.quantity);
  int64_t gross = line.gross_weight_grams > 0 ? line.gross_weight_grams : line.net_weight_grams;
  goods.gross_weight_kg = Kilograms(gross * line.quantity);
  const Dimensions& sides = line.dimensions;
  goods.volume_m3 = Fraction(Decimal::FromInteger(sides.length_mm))
                        .Times(Decimal::FromInteger(sides.width_mm))
                        .Times(Decimal::FromInteger(sides.height_mm))
                        .Times(Decimal::FromInteger(line.quantity))
                        .Over(Decimal::FromInteger(1'000'000'000))
                        .Value();
}

// The first parcel that holds items of the line; the first of all when the caller packs none.
void PlaceInParcel(const Order& order, uint32_t line, GoodsLine& goods) {
  bool found = false;
  for (uint32_t parcel = 0; parcel < order.parcels.size(); ++parcel) {
    for (const ParcelItem& item : order.parcels[parcel].items) {
      if (item.line != line) continue;
      if (!found) goods.parcel = parcel;
      goods.in_several_parcels = goods.parcel != parcel;
      found = true;
    }
    if (goods.in_several_parcels) return;
  }
}

absl::Status CopyLine(const Order& order, const OrderLine& line, Decimal price, Arena& arena,
                      GoodsLine& goods) {
  const Seller& seller = order.sellers[line.seller];
  goods.hs = line.hs_code;
  goods.origin = line.origin;
  goods.price = price;
  goods.item_price = line.quantity == 1
                         ? price
                         : Fraction(price).Over(Decimal::FromInteger(line.quantity)).Value();
  goods.quantity = line.quantity;
  goods.price_basis = line.price_basis;
  goods.has_stated_value = line.has_customs_value;
  goods.stated_value = TimesQuantity(line.customs_value, line.quantity);
  goods.has_retail_price = line.has_retail_price;
  goods.retail_price = TimesQuantity(line.retail_price.value, line.quantity);
  goods.seller_registrations = SchemesOf(seller.registrations, arena);
  goods.seller_territory = seller.territory;
  goods.seller_kind = seller.kind;
  goods.programme = line.preference.programme;
  goods.proof = line.preference.proof;
  goods.direct_transport = line.preference.direct_transport;
  CopyWords(line, arena, goods);
  CopyMeasures(line, arena, goods);
  CopyParts(line, arena, goods);
  CopyWeights(line, goods);
  return CopyRate(line, arena, goods);
}

}  // namespace

absl::StatusOr<Goods> GoodsOf(const Order& order, Arena& arena) {
  std::span<Decimal> prices = arena.AllocateArray<Decimal>(order.lines.size());
  for (size_t i = 0; i < order.lines.size(); ++i) {
    prices[i] = TimesQuantity(order.lines[i].unit_price, order.lines[i].quantity);
    if (prices[i].IsOverflow()) {
      return absl::InvalidArgumentError(absl::StrFormat("lines[%d].unit_price: too large", i));
    }
  }
  std::span<Decimal> paid = arena.CopyArray(prices);
  absl::Status discounted = TakeDiscounts(order, {.value = prices, .paid = paid}, arena);
  if (!discounted.ok()) return discounted;
  std::span<GoodsLine> lines = arena.AllocateArray<GoodsLine>(order.lines.size());
  std::span<uint32_t> order_line = arena.AllocateArray<uint32_t>(order.lines.size());
  std::span<Decimal> rebates = arena.AllocateArray<Decimal>(order.lines.size());
  uint32_t count = 0;
  Decimal rebate;
  for (uint32_t i = 0; i < order.lines.size(); ++i) {
    if (!IsGoods(order.lines[i])) continue;
    rebates[count] = prices[i] - paid[i];
    rebate = rebate + rebates[count];
    order_line[count] = i;
    PlaceInParcel(order, i, lines[count]);
    absl::Status status = CopyLine(order, order.lines[i], prices[i], arena, lines[count++]);
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("lines[%d].duty_rate_text: %s", i, std::string(status.message())));
    }
  }
  return Goods{lines.first(count), order_line.first(count), rebates.first(count), rebate};
}

}  // namespace landfall::quote
