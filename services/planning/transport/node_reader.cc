#include "services/planning/transport/node_reader.h"

#include <optional>

#include "common/edge/wire/address_reader.h"
#include "common/edge/wire/key_index.h"
#include "common/edge/wire/line_index.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"

namespace landfall::planning {
namespace {

namespace rv1 = routing::v1;

constexpr int64_t kMaxItems = 1'000'000'000;
constexpr int64_t kMaxParcelGrams = 100'000'000;
constexpr int64_t kLastMinute = 24 * 60 - 1;
constexpr int64_t kMaxPriority = 1'000'000;
constexpr int64_t kMaxKilometres = 50'000;
constexpr std::string_view kTwice = "given twice";

// What the readers of one node's parts share.
struct Surroundings {
  const Order& order;
  const LineIndex& lines;
  int services = 0;  // of all nodes read so far
};

LineStock ReadStock(const ReadContext& context, const FieldPath& path,
                    const rv1::NodeStock& message, uint32_t line) {
  LineStock stock{.line = line};
  stock.quantity = ReadInteger(context, FieldPath(path, "quantity"), message.quantity(), 0,
                               kMaxItems, "expected 0 to 1000000000");
  stock.origin = ReadTerritory(context, FieldPath(path, "origin"), message.origin());
  stock.has_shadow_price = message.has_shadow_price();
  if (stock.has_shadow_price) {
    stock.shadow_price =
        ReadSignedMoney(context, FieldPath(path, "shadow_price"), message.shadow_price());
  }
  return stock;
}

std::span<const LineStock> ReadStocks(const ReadContext& context, const FieldPath& path,
                                      const rv1::FulfilmentNode& message,
                                      const Surroundings& around) {
  int given = ReadCount(context, FieldPath(path, "stock"), message.stock_size(),
                        static_cast<int>(around.order.lines.size()));
  std::span<LineStock> stocks = context.arena.AllocateArray<LineStock>(given);
  std::span<bool> seen = context.arena.AllocateArray<bool>(around.order.lines.size());
  size_t count = 0;
  for (int i = 0; i < given; ++i) {
    FieldPath stock_path(path, "stock", i);
    std::optional<uint32_t> line = around.lines.Find(message.stock(i).line_id());
    if (!line.has_value() || around.order.lines[*line].item_type != ItemType::kGoods) {
      context.Fail(FieldPath(stock_path, "line_id"), "expected a line_id of a line of goods");
      continue;
    }
    if (seen[*line]) context.Fail(FieldPath(stock_path, "line_id"), kTwice);
    seen[*line] = true;
    stocks[count++] = ReadStock(context, stock_path, message.stock(i), *line);
  }
  return stocks.first(count);
}

uint32_t ReadRefusedGoods(const ReadContext& context, const FieldPath& path,
                          const rv1::NodeService& message) {
  uint32_t flags = 0;
  for (int i = 0; i < message.refused_goods_size(); ++i) {
    FieldPath flag_path(path, "refused_goods", i);
    GoodsFlag flag = ReadRequiredEnum<GoodsFlag>(
        context, flag_path, static_cast<type::v1::GoodsFlag>(message.refused_goods(i)),
        type::v1::GoodsFlag_IsValid);
    if (flag == GoodsFlag::kUnset) continue;
    uint32_t bit = 1u << static_cast<uint32_t>(flag);
    if ((flags & bit) != 0) context.Fail(flag_path, kTwice);
    flags |= bit;
  }
  return flags;
}

NodeService ReadService(const ReadContext& context, const FieldPath& path,
                        const rv1::NodeService& message) {
  NodeService service;
  FieldPath freight_path(path, "freight");
  if (message.has_freight()) {
    service.freight = ReadCallerFreight(context, freight_path, message.freight());
  } else {
    context.Fail(freight_path, "required");
  }
  service.has_per_kg = message.has_per_kilogram();
  if (service.has_per_kg) {
    FieldPath rate_path(path, "per_kilogram");
    service.per_kg = ReadMoney(context, rate_path, message.per_kilogram());
    if (!service.per_kg.currency.IsNone() &&
        service.per_kg.currency != service.freight.amount.currency) {
      context.Fail(FieldPath(rate_path, "currency_code"),
                   "expected the currency of freight.amount");
    }
  }
  service.max_parcel_grams =
      ReadInteger(context, FieldPath(path, "max_parcel_grams"), message.max_parcel_grams(), 0,
                  kMaxParcelGrams, "expected 0 to 100000000");
  service.refused_flags = ReadRefusedGoods(context, path, message);
  return service;
}

std::span<const NodeService> ReadServices(const ReadContext& context, const FieldPath& path,
                                          const rv1::FulfilmentNode& message,
                                          Surroundings& around) {
  int left = static_cast<int>(kMaxServices) - around.services;
  int count = ReadCount(context, FieldPath(path, "services"), message.services_size(), left);
  around.services += count;
  std::span<NodeService> services = context.arena.AllocateArray<NodeService>(count);
  KeyIndex seen(context.arena, count);
  for (int i = 0; i < count; ++i) {
    FieldPath service_path(path, "services", i);
    services[i] = ReadService(context, service_path, message.services(i));
    std::string_view id = services[i].freight.service_id;
    if (!id.empty() && !seen.Add(id, static_cast<uint32_t>(i))) {
      context.Fail(FieldPath(FieldPath(service_path, "freight"), "service_id"), kTwice);
    }
  }
  return services;
}

uint32_t ReadSeller(const ReadContext& context, const FieldPath& path,
                    const rv1::FulfilmentNode& message, const Order& order) {
  FieldPath id_path(path, "seller_id");
  if (message.seller_id().empty()) {
    if (order.sellers.size() > 1) context.Fail(id_path, "required: the order has several sellers");
    return 0;
  }
  for (uint32_t i = 0; i < order.sellers.size(); ++i) {
    if (order.sellers[i].seller_id == message.seller_id()) return i;
  }
  context.Fail(id_path, "expected a seller_id of the order");
  return 0;
}

void ReadHandling(const ReadContext& context, const FieldPath& path,
                  const rv1::FulfilmentNode& message, FulfilmentNode& node) {
  node.has_handling_per_group = message.has_handling_per_shipment();
  if (node.has_handling_per_group) {
    node.handling_per_group = ReadMoney(context, FieldPath(path, "handling_per_shipment"),
                                        message.handling_per_shipment());
  }
  node.has_handling_per_line = message.has_handling_per_line();
  if (!node.has_handling_per_line) return;
  node.handling_per_line =
      ReadMoney(context, FieldPath(path, "handling_per_line"), message.handling_per_line());
}

FulfilmentNode ReadNode(const ReadContext& context, const FieldPath& path,
                        const rv1::FulfilmentNode& message, Surroundings& around) {
  FulfilmentNode node;
  node.node_id =
      ReadRequiredText(context, FieldPath(path, "node_id"), message.node_id(), kMaxIdBytes);
  if (message.has_address()) {
    node.address = ReadAddress(context, FieldPath(path, "address"), message.address());
  } else {
    context.Fail(FieldPath(path, "address"), "required");
  }
  node.seller = ReadSeller(context, path, message, around.order);
  node.status = ReadEnumOr(context, FieldPath(path, "customs_status"), message.customs_status(),
                           rv1::CustomsStatus_IsValid, CustomsStatus::kFreeCirculation);
  node.stock = ReadStocks(context, path, message, around);
  node.services = ReadServices(context, path, message, around);
  ReadHandling(context, path, message, node);
  if (message.has_cut_off_minute()) {
    node.cut_off_minute = static_cast<int32_t>(
        ReadInteger(context, FieldPath(path, "cut_off_minute"), message.cut_off_minute(), 0,
                    kLastMinute, "expected 0 to 1439"));
  }
  node.priority = static_cast<int32_t>(ReadInteger(context, FieldPath(path, "priority"),
                                                   message.priority(), -kMaxPriority, kMaxPriority,
                                                   "expected -1000000 to 1000000"));
  if (message.has_distance_km()) {
    node.distance_km = ReadInteger(context, FieldPath(path, "distance_km"), message.distance_km(),
                                   0, kMaxKilometres, "expected 0 to 50000");
  }
  return node;
}

}  // namespace

std::span<const FulfilmentNode> ReadNodes(const ReadContext& context, const FieldPath& path,
                                          const rv1::PlanOrderRequest& message,
                                          const Order& order) {
  FieldPath list_path(path, "nodes");
  if (message.nodes_size() == 0) context.Fail(list_path, "expected at least one");
  int count = ReadCount(context, list_path, message.nodes_size(), static_cast<int>(kMaxNodes));
  std::span<FulfilmentNode> nodes = context.arena.AllocateArray<FulfilmentNode>(count);
  LineIndex lines(context, FieldPath(path, "order"), order.lines);
  Surroundings around{order, lines};
  KeyIndex seen(context.arena, count);
  for (int i = 0; i < count; ++i) {
    FieldPath node_path(path, "nodes", i);
    nodes[i] = ReadNode(context, node_path, message.nodes(i), around);
    if (!nodes[i].node_id.empty() && !seen.Add(nodes[i].node_id, static_cast<uint32_t>(i))) {
      context.Fail(FieldPath(node_path, "node_id"), kTwice);
    }
  }
  return nodes;
}

}  // namespace landfall::planning
