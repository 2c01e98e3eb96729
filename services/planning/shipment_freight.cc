#include "services/planning/shipment_freight.h"

#include <algorithm>
#include <optional>

#include "common/money/fraction.h"
#include "services/planning/packing.h"
#include "services/quote/ways.h"

namespace landfall::planning {
namespace {

using routing::FreightComponent;
using routing::FreightPrice;

Decimal Kilograms(std::span<const Parcel> parcels) {
  int64_t grams = 0;
  for (const Parcel& parcel : parcels) grams += parcel.weight_grams;
  return Fraction(Decimal::FromInteger(grams)).Over(Decimal::FromInteger(1000)).Value();
}

// What one node sends.
struct Part {
  quote::Way way;
  Packing packing;
  RejectionReason refusal = RejectionReason::kNone;
  const routing::ServiceRejection* carrier = nullptr;
};

uint32_t FlagsOf(const Problem& problem, std::span<const GroupItem> items) {
  uint32_t flags = 0;
  for (const GroupItem& item : items) flags |= problem.lines[item.line].flags;
  return flags;
}

Decimal ValueOf(const Stage& stage, std::span<const GroupItem> items) {
  Decimal value;
  for (const GroupItem& item : items) {
    const landed_cost::GoodsLine& line = stage.goods.lines[item.line];
    value += item.quantity == line.quantity
                 ? line.price
                 : Fraction(line.item_price).Times(Decimal::FromInteger(item.quantity)).Value();
  }
  return value;
}

void PriceOwn(const Problem& problem, const Leg& leg, std::span<const GroupItem> items, Day day,
              Part& part, Arena& arena) {
  const NodeService& own = *leg.own;
  if ((own.refused_flags & FlagsOf(problem, items)) != 0) {
    part.refusal = RejectionReason::kGoods;
    return;
  }
  auto takes = [&](const Parcel& parcel) {
    return own.max_parcel_grams == 0 || parcel.weight_grams <= own.max_parcel_grams;
  };
  part.packing = Pack(problem.lines, items, takes, arena);
  if (part.packing.parcels.empty()) {
    part.refusal = RejectionReason::kWeight;
    return;
  }
  CallerFreight& freight = *arena.New<CallerFreight>(own.freight);
  if (own.has_per_kg) {
    freight.amount.value +=
        Fraction(own.per_kg.value).Times(Kilograms(part.packing.parcels)).Value();
  }
  if (freight.amount.value.IsOverflow()) part.refusal = RejectionReason::kOverflow;
  part.way = quote::WayOf(freight, day, arena);
}

void PriceListed(const Problem& problem, const Stage& stage, const Leg& leg,
                 std::span<const GroupItem> items, Part& part, Arena& arena) {
  const Edition& edition = problem.edition();
  std::span<Amount> values = arena.AllocateArray<Amount>(1);
  values[0] = {ValueOf(stage, items), problem.order.currency};
  uint32_t flags = FlagsOf(problem, items);
  auto takes = [&](const Parcel& parcel) { return TakesParcel(edition, leg.lane, parcel); };
  part.packing = Pack(problem.lines, items, takes, arena);
  auto& offer = *arena.New<routing::ServiceOffer>();
  auto& rejection = *arena.New<routing::ServiceRejection>();
  std::span<const Parcel> parcels = part.packing.parcels;
  if (parcels.empty()) {  // priced whole, so that the carrier's tables say what is too much
    std::span<Parcel> whole = arena.AllocateArray<Parcel>(1);
    whole[0] = StackOf(problem.lines, items);
    parcels = whole;
  }
  if (PriceShipment(edition, leg.lane, parcels, values, flags, arena, offer, rejection)) {
    part.way = quote::WayOf(edition, offer, leg.lane.day);
    if (part.packing.parcels.empty()) part.refusal = RejectionReason::kWeight;
    return;
  }
  part.refusal = rejection.reason;
  part.carrier = &rejection;
}

std::span<const FreightComponent> Joined(std::span<const FreightComponent> a,
                                         std::span<const FreightComponent> b, Arena& arena) {
  std::span<FreightComponent> all = arena.AllocateArray<FreightComponent>(a.size() + b.size());
  std::copy(b.begin(), b.end(), std::copy(a.begin(), a.end(), all.begin()));
  return all;
}

void AddPrice(const FreightPrice& price, FreightPrice& sum, Arena& arena) {
  sum.parts = Joined(sum.parts, price.parts, arena);
  sum.known += price.known;
  sum.low += price.low;
  sum.high += price.high;
  sum.chargeable_micrograms += price.chargeable_micrograms;
  sum.oldest = std::min(sum.oldest, price.oldest);
  sum.weakest = std::max(sum.weakest, price.weakest);
  sum.complete = sum.complete && price.complete;
  sum.has_high = sum.has_high && price.has_high;
  sum.tax_included = sum.tax_included || price.tax_included;
}

// A consignment sent by several nodes is there when the last of them has arrived.
void AddWay(const quote::Way& way, quote::Way& sum, Arena& arena) {
  AddPrice(way.price, sum.price, arena);
  sum.earliest = std::max(sum.earliest, way.earliest);
  sum.latest = std::max(sum.latest, way.latest);
  sum.transit.known = sum.transit.known && way.transit.known;
  sum.transit.min_days = std::max(sum.transit.min_days, way.transit.min_days);
  sum.transit.max_days = std::max(sum.transit.max_days, way.transit.max_days);
  sum.terms &= way.terms;
}

void AddParcels(const Packing& packing, uint32_t node, ShipmentFreight& freight, Arena& arena) {
  auto first = static_cast<uint32_t>(freight.parcels.size());
  std::span<PlannedParcel> parcels =
      arena.AllocateArray<PlannedParcel>(first + packing.parcels.size());
  std::copy(freight.parcels.begin(), freight.parcels.end(), parcels.begin());
  for (size_t i = 0; i < packing.parcels.size(); ++i)
    parcels[first + i] = {packing.parcels[i], node};
  std::span<PlannedItem> items =
      arena.AllocateArray<PlannedItem>(freight.items.size() + packing.items.size());
  auto next = std::copy(freight.items.begin(), freight.items.end(), items.begin());
  for (PlannedItem item : packing.items) {
    item.parcel += first;
    *next++ = item;
  }
  freight.parcels = parcels;
  freight.items = items;
}

}  // namespace

const Leg* LegFrom(const Stage& stage, const StageWay& way, uint32_t node) {
  auto at = std::find(stage.nodes.begin(), stage.nodes.end(), node);
  return at == stage.nodes.end() ? nullptr
                                 : way.legs[static_cast<size_t>(at - stage.nodes.begin())];
}

ShipmentFreight PriceFreight(const Problem& problem, const Stage& stage, const StageWay& way,
                             std::span<const GroupItem> items, Arena& arena) {
  ShipmentFreight freight;
  for (size_t begin = 0, end = 0; begin < items.size(); begin = end) {
    uint32_t node = items[begin].node;
    while (end < items.size() && items[end].node == node) ++end;
    const Leg* leg = LegFrom(stage, way, node);
    if (leg == nullptr) return {.refusal = RejectionReason::kDispatch};
    std::span<const GroupItem> own = items.subspan(begin, end - begin);
    Part part;
    if (leg->own != nullptr) {
      PriceOwn(problem, *leg, own, problem.nodes[node].day, part, arena);
    } else {
      PriceListed(problem, stage, *leg, own, part, arena);
    }
    bool other_money = begin != 0 && part.way.price.currency != freight.way.price.currency;
    if (part.refusal == RejectionReason::kNone && other_money) {
      part.refusal = RejectionReason::kNoRate;
    }
    freight.refusal = part.refusal;
    freight.carrier = part.carrier;
    if (part.refusal != RejectionReason::kNone) return freight;
    if (begin == 0) {
      freight.way = part.way;
    } else {
      AddWay(part.way, freight.way, arena);
    }
    freight.shipped = std::max(freight.shipped, problem.nodes[node].shipped);
    AddParcels(part.packing, node, freight, arena);
  }
  const FreightPrice& price = freight.way.price;
  bool shown = problem.presenter.Show(price.low, price.currency).known;
  if (!shown) freight.refusal = RejectionReason::kNoRate;  // nor an exchange rate for it
  return freight;
}

}  // namespace landfall::planning
