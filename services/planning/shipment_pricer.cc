#include "services/planning/shipment_pricer.h"

namespace landfall::planning {
namespace {

// Lines know the parcel they are in only where there are several.
std::span<const landed_cost::GoodsLine> InParcels(const ShipmentFreight& freight,
                                                  const GroupGoods& goods, Arena& arena) {
  if (freight.parcels.size() <= 1) return goods.lines;
  std::span<landed_cost::GoodsLine> lines =
      arena.CopyArray(std::span<const landed_cost::GoodsLine>(goods.lines));
  for (size_t i = 0; i < lines.size(); ++i) {
    bool found = false;
    for (const PlannedItem& item : freight.items) {
      if (item.line != goods.plan_line[i]) continue;
      if (!found) lines[i].parcel = item.parcel;
      lines[i].in_several_parcels |= found && lines[i].parcel != item.parcel;
      found = true;
    }
  }
  return lines;
}

// The order as if it were of the shipment alone.
Order OrderOf(const Stage& stage, const ShipmentFreight& freight, const GroupGoods& goods) {
  Order order = stage.order;
  if (order.entered_at == order.shipped_at) order.entered_at = freight.shipped;
  order.shipped_at = freight.shipped;
  order.shipping_charged.value = goods.shipping;
  order.insurance.amount.value = goods.insurance;

  return order;
}

Charged ChargedOf(Problem& problem, const Order& order) {
  Charged charged{.in_price = order.shipping_included_in_price && !problem.all_in,
                  .stated = order.has_shipping_charged};
  if (charged.stated && !charged.in_price) {
    charged.sum =
        problem.presenter.Show(order.shipping_charged.value, order.shipping_charged.currency).minor;
  }
  charged.stated = charged.stated && !charged.in_price;
  return charged;
}

}  // namespace

PricedShipment AssessShipment(Problem& problem, const Stage& stage, const ShipmentFreight& freight,
                              const GroupGoods& goods, Terms terms, Decimal other_goods,
                              const Counting& counting, SharedFindings& shared, Arena& arena) {
  PricedShipment priced;
  priced.lines = InParcels(freight, goods, arena);
  Order order = OrderOf(stage, freight, goods);
  landed_cost::Consignment common = stage.goods.common;
  common.lines = priced.lines;
  common.entered = order.entered_at;
  common.exported = order.shipped_at;
  common.insurance = order.insurance.amount;
  common.goods_elsewhere = other_goods;
  common.parcels = static_cast<uint32_t>(freight.parcels.size());
  if (shared.findings == nullptr || priced.lines.data() != goods.lines.data()) {
    shared.findings = landed_cost::NewFindings(arena);
  }
  quote::Desk desk{problem.sources, order,           problem.wishes, problem.presenter,
                   arena,           shared.findings, goods.rebate};
  absl::StatusOr<quote::Made> made = quote::MakeOption(desk, common, freight.way, terms);
  if (!made.ok()) {
    priced.refusal = RejectionReason::kOverflow;
    return priced;
  }
  priced.refusal = made->refusal;
  priced.rule = made->rule;
  if (priced.refusal != RejectionReason::kNone) return priced;
  priced.option = made->option;
  bool shown = goods.shown && !priced.option.overflow;
  std::span<const routing::FreightComponent> parts = freight.way.price.parts;
  for (size_t i = 0; i < parts.size(); ++i) {
    shown =
        shown && (parts[i].state != routing::PartState::kKnown || priced.option.freight[i].known);
  }
  if (!shown || !priced.option.goods.known) priced.refusal = RejectionReason::kOverflow;
  priced.cost = CostOf(priced.option, ChargedOf(problem, order), problem.all_in, counting);
  priced.cost.handling = goods.handling;
  priced.cost.shadow = goods.shadow;
  priced.cost.landed += goods.handling;
  priced.cost.seller += goods.handling;
  if (counting.bearer != CostBearer::kBuyer) priced.cost.counted += goods.handling;
  priced.cost.counted += goods.shadow;
  priced.gaps = GapsOf(priced.option);
  return priced;
}

}  // namespace landfall::planning
