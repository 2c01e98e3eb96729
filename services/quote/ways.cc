#include "services/quote/ways.h"

#include <algorithm>
#include <limits>

#include "common/money/fraction.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/text_key.h"
#include "services/routing/freight_request.h"

namespace landfall::quote {
namespace {

int32_t Clamped(int64_t value) {
  return static_cast<int32_t>(std::clamp<int64_t>(value, 0, std::numeric_limits<int32_t>::max()));
}

// All goods stacked on their shortest sides.
Parcel StackOf(const Order& order, const Goods& goods) {
  Parcel parcel;
  Dimensions stack;
  int64_t height = 0;
  bool known = !goods.order_line.empty();
  for (uint32_t index : goods.order_line) {
    const OrderLine& line = order.lines[index];
    int64_t grams = line.gross_weight_grams > 0 ? line.gross_weight_grams : line.net_weight_grams;
    parcel.weight_grams += grams * line.quantity;
    known = known && line.dimensions.IsKnown();
    Dimensions sides = line.dimensions.Sorted();
    stack.length_mm = std::max(stack.length_mm, sides.length_mm);
    stack.width_mm = std::max(stack.width_mm, sides.width_mm);
    height += sides.height_mm * line.quantity;
  }
  stack.height_mm = Clamped(height);
  if (known) parcel.dimensions = stack;
  return parcel;
}

int64_t WeightOf(const Order& order, const PackedParcel& packed) {
  if (packed.gross_weight_grams > 0) return packed.gross_weight_grams;
  int64_t total = 0;
  for (const ParcelItem& item : packed.items) {
    const OrderLine& line = order.lines[item.line];
    int64_t grams = line.gross_weight_grams > 0 ? line.gross_weight_grams : line.net_weight_grams;
    total += grams * item.quantity;
  }
  return total;
}

uint32_t FlagsOf(const Order& order, const Goods& goods) {
  uint32_t flags = 0;
  for (uint32_t index : goods.order_line) {
    for (GoodsFlag flag : order.lines[index].goods_flags) flags |= routing::BitOf(flag);
  }
  return flags;
}

uint32_t ModesOf(const Wishes& wishes) {
  uint32_t modes = 0;
  for (Mode mode : wishes.modes) modes |= routing::BitOf(mode);
  return modes;
}

Decimal ValueOf(const Goods& goods) {
  Decimal total;
  for (const landed_cost::GoodsLine& line : goods.lines) total = total + line.price;
  return total;
}

std::span<const uint64_t> ServicesOf(const Wishes& wishes, Arena& arena) {
  std::span<uint64_t> keys = arena.AllocateArray<uint64_t>(wishes.service_ids.size());
  for (size_t i = 0; i < keys.size(); ++i) keys[i] = TextKey(wishes.service_ids[i]);
  return keys;
}

// The freight tables tell of one scheme whether a service carries its number.
constexpr uint64_t kCarried[] = {TextKey("IOSS")};

}  // namespace

std::span<const Parcel> ParcelsOf(const Order& order, const Goods& goods, Arena& arena) {
  if (order.parcels.empty()) {
    std::span<Parcel> one = arena.AllocateArray<Parcel>(1);
    one[0] = StackOf(order, goods);
    return one;
  }
  std::span<Parcel> parcels = arena.AllocateArray<Parcel>(order.parcels.size());
  for (size_t i = 0; i < parcels.size(); ++i) {
    parcels[i] = {WeightOf(order, order.parcels[i]), order.parcels[i].dimensions};
  }
  return parcels;
}

Ways WaysOf(const Sources& sources, const Order& order, const Wishes& wishes, const Goods& goods,
            const Place& destination, std::span<const Parcel> parcels, Day dispatched,
            Arena& arena) {
  const Edition& edition = sources.book.edition();
  Ways found;
  routing::FreightOptions priced;
  if (wishes.landfall_rates) {
    std::span<Amount> values = arena.AllocateArray<Amount>(1);
    values[0] = {ValueOf(goods), order.currency};
    priced = routing::PriceServices(edition,
                                    {.dispatch = order.dispatch.address.country,
                                     .destination = destination.territory,
                                     .country = destination.country,
                                     .day = dispatched,
                                     .parcels = parcels,
                                     .values = values,
                                     .services = ServicesOf(wishes, arena),
                                     .goods_flags = FlagsOf(order, goods),
                                     .modes = ModesOf(wishes)},
                                    arena);
    found.rejected = priced.rejections;
  }
  std::span<Way> ways =
      arena.AllocateArray<Way>(priced.offers.size() + wishes.caller_freight.size());
  uint32_t count = 0;
  for (const routing::ServiceOffer& offer : priced.offers) {
    ways[count] = WayOf(edition, offer, dispatched);
    ways[count].order = count;
    ++count;
  }
  for (const CallerFreight& freight : wishes.caller_freight) {
    ways[count] = WayOf(freight, dispatched, arena);
    ways[count].order = count;
    ++count;
  }
  found.ways = ways.first(count);
  return found;
}

Way WayOf(const Edition& edition, const routing::ServiceOffer& offer, Day dispatched) {
  routing::ArrivalWindow arrival = routing::ArrivalOf(offer.transit, dispatched);
  return {.price = offer.price,
          .transit = offer.transit,
          .offer = &offer,
          .carrier = edition.Rows<CarrierRow>()[offer.carrier].key,
          .service = edition.Rows<ServiceRow>()[offer.service].key,
          .schemes = std::span(kCarried).first(offer.ioss_capable ? 1 : 0),
          .earliest = arrival.earliest,
          .latest = arrival.latest,
          .mode = offer.mode,
          .channel = offer.channel,
          .terms = offer.terms};
}

Way WayOf(const CallerFreight& freight, Day dispatched, Arena& arena) {
  Way way{.caller = &freight,
          .carrier = TextKey(freight.carrier_id),
          .service = TextKey(freight.service_id),
          .earliest = dispatched + freight.min_days,
          .latest = dispatched + freight.max_days,
          .mode = freight.mode,
          .channel = freight.channel};
  way.price.currency = freight.amount.currency;
  way.price.known = way.price.low = way.price.high = freight.amount.value;
  way.price.weakest = FreightPriceBasis::kCaller;
  std::span<routing::FreightComponent> parts = arena.AllocateArray<routing::FreightComponent>(1);
  parts[0].part = FreightPart::kCaller;
  parts[0].basis = FreightPriceBasis::kCaller;
  parts[0].amount = freight.amount.value;
  way.price.parts = parts;
  way.transit = {
      .min_days = freight.min_days, .max_days = freight.max_days, .known = freight.max_days > 0};
  way.terms = freight.terms == Terms::kEither
                  ? routing::BitOf(Terms::kDdp) | routing::BitOf(Terms::kDap)
                  : routing::BitOf(freight.terms);
  return way;
}

}  // namespace landfall::quote
