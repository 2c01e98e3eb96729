#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

#include "common/order/address.h"
#include "common/order/amount.h"
#include "common/order/wishes.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/territory/code.h"

// What an order can be fulfilled from, as read from a request. Texts point into the request, spans
// into the arena it was read on.

namespace landfall::planning {

inline constexpr uint32_t kMaxNodes = 64;
inline constexpr uint32_t kMaxServices = 256;  // of the callers' own, all nodes together
inline constexpr uint32_t kMaxGroups = 64;

// How the stock of a node stands to the customs territory it lies in. Goods that are not in free
// circulation are imported when they go to a buyer inside the territory; goods that are bear the
// tax on the supply there. Numbers of landfall.routing.v1.
enum class CustomsStatus : uint8_t {
  kUnset = 0,  // kFreeCirculation
  kFreeCirculation = 1,
  kBonded = 2,   // customs warehouse
  kForeign = 3,  // in transit, in temporary storage or in a free zone
};

// Stock of one order line in one node.
struct LineStock {
  uint32_t line = 0;     // order line
  int64_t quantity = 0;  // items that may be taken; not negative
  Code origin;           // of this stock; none: the line's
  // What taking one item costs later orders (an opportunity cost the caller knows); may be negative
  // for stock better gone. Counted in the objective, never in what anybody pays.
  Amount shadow_price;
  bool has_shadow_price = false;
};

// A service of the caller's own from one node: a contract, or a leg no rate card tells the price
// of. A shipment costs freight.amount + per_kg x gross kilograms, however many parcels it has.
struct NodeService {
  CallerFreight freight;         // days and terms as in an order of one way
  Amount per_kg;                 // has_per_kg; in the currency of freight.amount
  int64_t max_parcel_grams = 0;  // 0: none
  uint32_t refused_flags = 0;    // bit per GoodsFlag number
  bool has_per_kg = false;
};

// A place stock lies in.
struct FulfilmentNode {
  std::string_view node_id;  // unique, not empty
  Address address;
  // Below Order::sellers.size(): who exports from here, and is the seller of what is sent. Nodes of
  // one seller in one territory of dispatch make one consignment.
  uint32_t seller = 0;
  CustomsStatus status = CustomsStatus::kUnset;
  std::span<const LineStock> stock;  // a line at most once
  std::span<const NodeService> services;
  Amount handling_per_group;  // has_handling_per_group: for each shipment it sends goods in
  Amount handling_per_line;   // has_handling_per_line: for each line it sends items of in one
  // Minute of the day by the node's clock from which goods leave the next day; -1: none.
  int32_t cut_off_minute = -1;
  int32_t priority = 0;      // kPriorityList takes the least first
  int64_t distance_km = -1;  // to the buyer, for kNearest; -1: told by the territories
  bool has_handling_per_group = false;
  bool has_handling_per_line = false;
};

// How a plan is chosen. The last four are rules platforms have; they look at no levy. Numbers of
// landfall.routing.v1.
enum class Policy : uint8_t {
  kUnset = 0,  // as Wishes::objective says
  kLeastLandedCost = 1,
  kFastest = 2,
  kBalanced = 3,      // Wishes::value_of_a_day
  kFewestSplits = 4,  // fewest nodes, then the least transport cost
  kNearest = 5,       // each line from the nearest node that has it
  kPriorityList = 6,  // each line from the first node of the list that has it
  kFreightOnly = 7,   // least transport and handling
};

// What to plan beside the order and the wishes (deadline, terms, modes, services, objective, value
// of a day, cost bearer). Order::dispatch and Order::parcels say nothing here.
struct PlanRequest {
  std::span<const FulfilmentNode> nodes;  // 1 to kMaxNodes
  Policy policy = Policy::kUnset;
  uint32_t max_groups = 0;         // consignment groups a plan may have; 0: any number
  int64_t time_budget_micros = 0;  // of the search; 0: kDefaultBudgetMicros
  bool search_whole = true;        // false: improve the rules' plans whatever the order's size
  bool price_rejected = false;     // give rejected ways their price where they have one
  const std::atomic<bool>* cancelled = nullptr;  // becomes true: the search stops; null: never
};

inline constexpr int64_t kDefaultBudgetMicros = 1'000'000;

constexpr int64_t BudgetOf(const PlanRequest& request) {
  return request.time_budget_micros == 0 ? kDefaultBudgetMicros : request.time_budget_micros;
}

}  // namespace landfall::planning
