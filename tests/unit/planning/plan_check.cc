#include "tests/unit/planning/plan_check.h"

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::planning {
namespace {

int64_t GramsOf(const OrderLine& line) {
  return line.gross_weight_grams > 0 ? line.gross_weight_grams : line.net_weight_grams;
}

uint32_t FlagsOf(const OrderLine& line) {
  uint32_t flags = 0;
  for (GoodsFlag flag : line.goods_flags) flags |= 1u << static_cast<unsigned>(flag);
  return flags;
}

const NodeService* OwnService(const TestOrder& order, uint32_t node, std::string_view id) {
  for (const NodeService& service : order.services[node]) {
    if (service.freight.service_id == id) return &service;
  }
  return nullptr;
}

std::string FaultOfOwn(const TestOrder& order, const PlannedShipment& shipment) {
  std::string_view id = shipment.option->way->caller->service_id;
  for (const PlannedItem& item : shipment.items) {
    const NodeService* service = OwnService(order, item.node, id);
    if (service == nullptr) return "a node without the service";
    if ((service->refused_flags & FlagsOf(order.lines[item.line])) != 0) return "refused goods";
  }
  for (const PlannedParcel& parcel : shipment.parcels) {
    const NodeService* service = OwnService(order, parcel.node, id);
    int64_t limit = service->max_parcel_grams;
    if (limit > 0 && parcel.parcel.weight_grams > limit) return "a parcel too heavy";
  }
  return "";
}

std::string FaultOfListed(const TestOrder& order, const PlannedShipment& shipment) {
  const Edition& edition = Rules().book->edition();
  const ServiceRow& service = edition.Rows<ServiceRow>()[shipment.option->way->offer->service];
  for (const PlannedParcel& parcel : shipment.parcels) {
    int64_t micrograms = parcel.parcel.weight_grams * 1'000'000;
    if (service.max_weight > 0 && micrograms > service.max_weight) return "a parcel too heavy";
    Dimensions sides = parcel.parcel.dimensions.Sorted();
    if (service.max_longest > 0 && sides.length_mm * int64_t{1000} > service.max_longest) {
      return "a parcel too long";
    }
  }
  for (const PlannedItem& item : shipment.items) {
    for (const GoodsRuleRow& rule : edition.Rows<GoodsRuleRow>(service.goods_rules)) {
      bool here = rule.destination.IsNone() || rule.destination == order.order.destination.country;
      bool named = (rule.flags & FlagsOf(order.lines[item.line])) != 0;
      if (here && named && rule.verdict == GoodsVerdict::kRefused) return "refused goods";
    }
  }
  return "";
}

std::string FaultOfShipment(const TestOrder& order, const PlannedShipment& shipment) {
  const quote::Option& option = *shipment.option;
  Terms asked = order.wishes.terms;
  if (asked != Terms::kEither && option.terms != asked) return "other terms";
  if (order.wishes.has_deadline) {
    Day last = LocalTime::FromSeconds(order.wishes.deadline.unix_seconds()).day();
    if (!option.way->transit.known || shipment.latest > last) return "too late";
  }
  for (uint32_t row : option.assessment.restrictions) {
    const RestrictionRow& rule = Rules().book->edition().Rows<RestrictionRow>()[row];
    if (rule.action == RestrictionAction::kProhibited) return "prohibited goods";
  }
  std::map<uint32_t, int64_t> grams;
  for (const PlannedItem& item : shipment.items) {
    if (item.parcel >= shipment.parcels.size()) return "no such parcel";
    if (shipment.parcels[item.parcel].node != item.node) return "a parcel of another node";
    grams[item.parcel] += GramsOf(order.lines[item.line]) * item.quantity;
  }
  for (uint32_t i = 0; i < shipment.parcels.size(); ++i) {
    if (shipment.parcels[i].parcel.weight_grams != grams[i]) return "a parcel of other weight";
  }
  return option.way->offer == nullptr ? FaultOfOwn(order, shipment)
                                      : FaultOfListed(order, shipment);
}

}  // namespace

std::string FaultOf(const TestOrder& order, const Plan& plan) {
  std::vector<int64_t> sent(order.lines.size());
  std::map<std::pair<uint32_t, uint32_t>, int64_t> taken;
  std::set<std::tuple<uint32_t, Code, bool>> consignments;
  int64_t counted = 0;
  for (const PlannedGroup& group : plan.groups) {
    bool bonded = false;
    for (const PlannedShipment& shipment : group.shipments) {
      std::string fault = FaultOfShipment(order, shipment);
      if (!fault.empty()) return fault;
      counted += shipment.cost.counted;
      for (const PlannedItem& item : shipment.items) {
        sent[item.line] += item.quantity;
        taken[{item.node, item.line}] += item.quantity;
        const FulfilmentNode& node = order.nodes[item.node];
        if (node.seller != group.seller) return "a node of another exporter";
        if (node.address.country != group.territory) return "a node elsewhere";
        bonded = bonded || node.status == CustomsStatus::kBonded;
      }
    }
    if (!consignments.insert({group.seller, group.territory, bonded}).second) {
      return "one exporter's goods from one territory are two consignments";
    }
  }
  for (size_t i = 0; i < sent.size(); ++i) {
    if (sent[i] != order.lines[i].quantity) return absl::StrFormat("line %d: %d sent", i, sent[i]);
  }
  for (const auto& [place, quantity] : taken) {
    int64_t held = 0;
    for (const LineStock& stock : order.stock[place.first]) {
      if (stock.line == place.second) held = stock.quantity;
    }
    if (quantity > held) return "more than is in stock";
  }
  uint32_t most = order.request.max_groups;
  if (most > 0 && plan.groups.size() > most) return "too many groups";
  if (counted != plan.cost.counted) return "a sum that is not that of its parts";
  return "";
}

}  // namespace landfall::planning
