#include "services/planning/problem.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>

#include "absl/strings/str_format.h"
#include "common/money/apportion.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "services/planning/atoms.h"
#include "services/planning/request_check.h"
#include "services/planning/stage_ways.h"

namespace landfall::planning {
namespace {

// Order lines by id; lines without one by their place.
std::span<uint32_t> SortedLines(const Order& order, Arena& arena) {
  std::span<uint32_t> sorted = arena.AllocateArray<uint32_t>(order.lines.size());
  std::iota(sorted.begin(), sorted.end(), 0u);
  std::sort(sorted.begin(), sorted.end(), [&](uint32_t a, uint32_t b) {
    return std::tie(order.lines[a].line_id, a) < std::tie(order.lines[b].line_id, b);
  });
  return sorted;
}

// The same order with its lines put in another order. `sorted` and `rank` are each other's inverse.
Order Rearranged(const Order& order, std::span<const uint32_t> sorted,
                 std::span<const uint32_t> rank, Arena& arena) {
  Order other = order;
  std::span<OrderLine> lines = arena.AllocateArray<OrderLine>(sorted.size());
  for (uint32_t i = 0; i < sorted.size(); ++i) lines[i] = order.lines[sorted[i]];
  other.lines = lines;
  std::span<Discount> discounts = arena.CopyArray(order.discounts);
  for (Discount& discount : discounts) {
    std::span<uint32_t> scope = arena.CopyArray(discount.lines);
    for (uint32_t& line : scope) line = rank[line];
    std::sort(scope.begin(), scope.end());
    discount.lines = scope;
  }
  other.discounts = discounts;
  other.parcels = {};
  return other;
}

PlanLine LineOf(const OrderLine& line, uint32_t order_line) {
  PlanLine found{.order_line = order_line, .quantity = line.quantity};
  found.unit_grams = line.gross_weight_grams > 0 ? line.gross_weight_grams : line.net_weight_grams;
  if (line.dimensions.IsKnown()) found.sides = line.dimensions.Sorted();
  for (GoodsFlag flag : line.goods_flags) found.flags |= routing::BitOf(flag);
  return found;
}

// When goods leave a node that closes its day at a minute.
Instant ShippedFrom(const Problem& problem, const FulfilmentNode& node, const Place& place) {
  Instant ordered = problem.order.shipped_at;
  if (node.cut_off_minute < 0) return ordered;
  const TimeZone& zone = problem.sources.book.ZoneOf(place.row);
  LocalTime local = zone.ToLocal(ordered);
  int64_t second = local.seconds() - LocalTime::FromDay(local.day()).seconds();
  if (second < static_cast<int64_t>(node.cut_off_minute) * 60) return ordered;
  return zone.ToInstant(LocalTime::FromSeconds(local.seconds() + LocalTime::kSecondsPerDay));
}

absl::StatusOr<int64_t> ShownMinor(Problem& problem, bool has, const Amount& amount,
                                   const std::string& field) {
  if (!has) return 0;
  quote::Shown shown = problem.presenter.Show(amount.value, amount.currency);
  if (shown.known) return shown.minor;
  return absl::InvalidArgumentError(field + ": no rate of exchange for its currency");
}

// Stock, origins and shadow prices by line of the problem.
void ReadStock(const Problem& problem, std::span<const uint32_t> goods_of_line,
               const FulfilmentNode& node, PlanNode& found, Arena& arena) {
  size_t count = problem.lines.size();
  std::span<int64_t> stock = arena.AllocateArray<int64_t>(count);
  std::span<Code> origins = arena.AllocateArray<Code>(count);
  std::span<Amount> shadows = arena.AllocateArray<Amount>(count);
  for (const LineStock& held : node.stock) {
    uint32_t line = goods_of_line[held.line];
    if (line == kNoRow) continue;
    stock[line] = held.quantity;
    origins[line] = held.origin;
    if (held.has_shadow_price) shadows[line] = held.shadow_price;
  }
  found.stock = stock;
  found.origins = origins;
  found.shadows = shadows;
}

absl::Status ReadNode(Problem& problem, std::span<const uint32_t> goods_of_line, uint32_t index,
                      PlanNode& found, Place& place, Arena& arena) {
  const FulfilmentNode& node = problem.request.nodes[index];
  std::string field = absl::StrFormat("nodes[%d]", index);
  std::optional<Place> resolved =
      ResolvePlace(problem.edition(), node.address.country, node.address.subdivision,
                   node.address.postal_code, quote::UtcDay(problem.order.entered_at));
  if (!resolved.has_value()) {
    return absl::InvalidArgumentError(field + ".address.country: no such territory");
  }
  place = *resolved;
  found.node = &node;
  found.index = index;
  found.shipped = ShippedFrom(problem, node, place);
  found.day = quote::UtcDay(found.shipped);
  ReadStock(problem, goods_of_line, node, found, arena);
  absl::StatusOr<int64_t> group = ShownMinor(
      problem, node.has_handling_per_group, node.handling_per_group, field + ".handling_per_group");
  if (!group.ok()) return group.status();
  absl::StatusOr<int64_t> line = ShownMinor(problem, node.has_handling_per_line,
                                            node.handling_per_line, field + ".handling_per_line");
  if (!line.ok()) return line.status();
  found.handling_group = *group;
  found.handling_line = *line;
  return absl::OkStatus();
}

// What tells stages apart.
auto StageKey(const Problem& problem, const Stage& stage) {
  return std::make_tuple(problem.order.sellers[stage.seller].seller_id, stage.seller,
                         stage.territory, stage.country, stage.imported);
}

// The order as one exporter has it, sending from the first of its nodes.
absl::Status ReadExporter(const Problem& problem, Stage& stage, Arena& arena) {
  stage.order = problem.order;
  stage.order.sellers = problem.order.sellers.subspan(stage.seller, 1);
  std::span<OrderLine> lines = arena.CopyArray(problem.order.lines);
  for (OrderLine& line : lines) line.seller = 0;
  stage.order.lines = lines;
  stage.order.dispatch = {};
  stage.order.dispatch.address = problem.nodes[stage.nodes[0]].node->address;
  // Goods that are not in circulation come from nowhere in it, whatever the warehouse's address.
  Code dispatch = stage.imported ? Code() : stage.territory;
  absl::StatusOr<quote::ExporterGoods> goods =
      quote::GoodsOfExporter(stage.order, problem.destination, dispatch, arena);
  if (!goods.ok()) return goods.status();
  stage.goods = *goods;
  return absl::OkStatus();
}

absl::Status ReadStages(std::span<const Place> places, Problem& problem, Arena& arena) {
  std::span<Stage> all = arena.AllocateArray<Stage>(problem.nodes.size());
  for (uint32_t i = 0; i < all.size(); ++i) {
    const FulfilmentNode& node = *problem.nodes[i].node;
    bool free =
        node.status == CustomsStatus::kUnset || node.status == CustomsStatus::kFreeCirculation;
    all[i].seller = node.seller;
    all[i].territory = places[i].territory;
    all[i].country = node.address.country;
    all[i].imported = !free && places[i].customs == problem.destination.customs;
  }
  std::span<uint32_t> by_key = arena.AllocateArray<uint32_t>(all.size());
  std::iota(by_key.begin(), by_key.end(), 0u);
  std::stable_sort(by_key.begin(), by_key.end(), [&](uint32_t a, uint32_t b) {
    return StageKey(problem, all[a]) < StageKey(problem, all[b]);
  });
  std::span<Stage> stages = arena.AllocateArray<Stage>(all.size());
  uint32_t count = 0;
  for (size_t begin = 0, end = 0; begin < by_key.size(); begin = end) {
    Stage& stage = stages[count] = all[by_key[begin]];
    while (end < by_key.size() && StageKey(problem, all[by_key[end]]) == StageKey(problem, stage)) {
      problem.nodes[by_key[end++]].stage = count;
    }
    stage.nodes = by_key.subspan(begin, end - begin);
    if (absl::Status status = ReadExporter(problem, stage, arena); !status.ok()) return status;
    ++count;
  }
  problem.stages = stages.first(count);
  return absl::OkStatus();
}

absl::Status ReadNodes(std::span<const uint32_t> goods_of_line, Problem& problem, Arena& arena) {
  std::span<const FulfilmentNode> given = problem.request.nodes;
  std::span<uint32_t> sorted = arena.AllocateArray<uint32_t>(given.size());
  std::iota(sorted.begin(), sorted.end(), 0u);
  std::sort(sorted.begin(), sorted.end(),
            [&](uint32_t a, uint32_t b) { return given[a].node_id < given[b].node_id; });
  problem.nodes = arena.AllocateArray<PlanNode>(given.size());
  std::span<Place> places = arena.AllocateArray<Place>(given.size());
  for (uint32_t i = 0; i < sorted.size(); ++i) {
    absl::Status status =
        ReadNode(problem, goods_of_line, sorted[i], problem.nodes[i], places[i], arena);
    if (!status.ok()) return status;
  }
  return ReadStages(places, problem, arena);
}

// Shares of a sum of the order by the prices of its lines.
std::span<const Decimal> SharesOf(Decimal sum, std::span<const landed_cost::GoodsLine> lines,
                                  Arena& arena) {
  std::span<Decimal> keys = arena.AllocateArray<Decimal>(lines.size());
  std::span<Decimal> shares = arena.AllocateArray<Decimal>(lines.size());
  for (size_t i = 0; i < lines.size(); ++i) keys[i] = lines[i].price;
  if (sum.IsZero()) return shares;
  if (!Apportion(sum, keys, Decimal::FromScaled(1), shares).ok()) {
    std::fill(keys.begin(), keys.end(), Decimal::FromInteger(1));
    (void)Apportion(sum, keys, Decimal::FromScaled(1), shares);
  }
  return shares;
}

void ReadShares(Problem& problem, Arena& arena) {
  std::span<const landed_cost::GoodsLine> lines = problem.stages[0].goods.lines;
  for (const landed_cost::GoodsLine& line : lines) problem.goods_value += line.price;
  const Order& order = problem.order;
  problem.shipping_shares = SharesOf(order.shipping_charged.value, lines, arena);
  problem.insurance_shares = SharesOf(order.insurance.amount.value, lines, arena);
}

// Groups of territories in the rule data.
constexpr Code kPerConsignment = Code::Of("PERCONS");
constexpr Code kSameDay = Code::Of("SAMEDAY");

Aggregation AggregationAt(const Problem& problem) {
  Day day = quote::UtcDay(problem.order.entered_at);
  auto in = [&](Code group) {
    const Place& place = problem.destination;
    return IsMember(problem.edition(), group, place.territory, day) ||
           IsMember(problem.edition(), group, place.customs, day);
  };
  if (in(kPerConsignment)) return Aggregation::kPerConsignment;
  return in(kSameDay) ? Aggregation::kAggregateSameDay : Aggregation::kAggregate;
}

}  // namespace

absl::StatusOr<Place> DestinationOf(const Edition& edition, const Order& order) {
  const Address& address = order.destination;
  std::optional<Place> place = ResolvePlace(edition, address.country, address.subdivision,
                                            address.postal_code, quote::UtcDay(order.entered_at));
  if (place.has_value()) return *place;
  return absl::InvalidArgumentError("destination.country: no such territory");
}

absl::Status ReadProblem(const Order& order, Problem& problem, Arena& arena) {
  absl::Status status = CheckRequest(order, problem.wishes, problem.request);
  if (!status.ok()) return status;
  std::span<uint32_t> sorted = SortedLines(order, arena);
  std::span<uint32_t> rank = arena.AllocateArray<uint32_t>(sorted.size());
  for (uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  problem.order = Rearranged(order, sorted, rank, arena);
  problem.all_in = quote::PricesAreAllIn(order);
  problem.aggregation = AggregationAt(problem);
  std::span<PlanLine> lines = arena.AllocateArray<PlanLine>(sorted.size());
  std::span<uint32_t> goods_of_line = arena.AllocateArray<uint32_t>(sorted.size());
  uint32_t count = 0;
  for (uint32_t i = 0; i < sorted.size(); ++i) {
    const OrderLine& line = problem.order.lines[i];
    bool goods = line.item_type != ItemType::kDigital && line.item_type != ItemType::kService;
    goods_of_line[sorted[i]] = goods ? count : kNoRow;
    if (goods) lines[count++] = LineOf(line, sorted[i]);
  }
  problem.lines = lines.first(count);
  if (count == 0) return absl::InvalidArgumentError("lines: no goods to send");
  status = ReadNodes(goods_of_line, problem, arena);
  if (!status.ok()) return status;
  ReadShares(problem, arena);
  FindWays(problem, arena);
  SplitIntoAtoms(problem, arena);
  return absl::OkStatus();
}

}  // namespace landfall::planning
