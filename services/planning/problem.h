#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "services/planning/fulfilment.h"
#include "services/planning/plan.h"
#include "services/quote/exporter_goods.h"
#include "services/quote/option_maker.h"
#include "services/quote/quote.h"
#include "services/routing/lane_service.h"

// An order to be planned, put in an order of its own (lines by id, nodes by id, services by id), so
// that nothing found depends on the order they were given in. Lives on one arena.

namespace landfall::planning {

// A line of goods; numbers of the problem, not of the order.
struct PlanLine {
  uint32_t order_line = 0;
  int64_t quantity = 0;
  int64_t unit_grams = 0;  // gross
  Dimensions sides;        // sorted
  uint32_t flags = 0;      // bit per GoodsFlag number
};

// Items of one line that are never parted: the whole line, unless stock forces it apart.
struct Atom {
  uint32_t line = 0;  // Problem::lines
  int64_t quantity = 0;
};

// A node and what it has of each line.
struct PlanNode {
  const FulfilmentNode* node = nullptr;
  uint32_t index = 0;  // PlanRequest::nodes
  uint32_t stage = 0;
  Instant shipped;
  Day day;                          // of dispatch, UTC
  std::span<const int64_t> stock;   // by line
  std::span<const Code> origins;    // by line
  std::span<const Amount> shadows;  // by line, of one item; currency none: no price
  int64_t handling_group = 0;       // presentment, minor units
  int64_t handling_line = 0;
};

// A service from one node, whatever stands against it.
struct Leg {
  routing::LaneService lane;         // own == nullptr
  const NodeService* own = nullptr;  // of the caller's
  uint64_t key = 0;                  // TextKey of the service id
  std::string_view id;
  routing::TransitWindow transit;
  Day earliest;
  Day latest;              // Day::Max() when the days are not known
  uint32_t node = 0;       // Problem::nodes
  uint32_t blocked = 0;    // bit per ConstraintKind number that shuts it for any goods
  uint32_t rule = kNoRow;  // LaneStatusRow of kLaneClosed
  RejectionReason reason = RejectionReason::kNone;  // the first thing that shuts it
  uint8_t terms = 0;                                // bit per Terms number it is sold on
};

inline constexpr uint32_t BitOf(ConstraintKind kind) { return 1u << static_cast<unsigned>(kind); }

// A service from those nodes of a stage from which it arrives by a day.
struct StageWay {
  uint64_t key = 0;  // TextKey of the service id
  std::string_view id;
  std::span<const Leg* const> legs;  // by node of the stage; null where it is not to be had
  Day latest;                        // of all legs
  uint8_t terms = 0;                 // bit per Terms number, as far as they are asked for
};

// Nodes of one exporter in one territory of dispatch: together they make one consignment.
struct Stage {
  uint32_t seller = 0;  // Order::sellers
  Code territory;
  Code country;           // of dispatch, as freight tables know it
  bool imported = false;  // the goods are in the destination's territory, but not in circulation
  std::span<const uint32_t> nodes;  // Problem::nodes
  std::span<const StageWay> ways;   // by service id, latest
  Order order;                      // as the exporter's alone
  quote::ExporterGoods goods;       // lines in the order of Problem::lines
};

// How the destination takes goods of one consignee together: membership in the groups PERCONS and
// SAMEDAY of the rule data, else kAggregate. With kAggregateSameDay all other goods of the order
// count in the thresholds of each group, whatever day they arrive: never less than the law counts.
enum class Aggregation : uint8_t { kAggregate = 1, kPerConsignment = 2, kAggregateSameDay = 3 };

struct Problem {
  const quote::Sources& sources;
  const Wishes& wishes;
  const PlanRequest& request;
  quote::Presenter& presenter;
  Order order;  // lines in the problem's order
  Place destination;
  std::span<const PlanLine> lines;
  std::span<const Atom> atoms;  // by line
  std::span<PlanNode> nodes;
  std::span<Stage> stages;  // by seller id, territory
  std::span<const Leg> legs;
  std::span<const Decimal> shipping_shares;   // of shipping_charged, by line
  std::span<const Decimal> insurance_shares;  // of the insurance, by line
  Decimal goods_value;                        // of all lines
  Aggregation aggregation = Aggregation::kAggregate;
  bool all_in = false;
  bool coarse = false;  // a line is parted by stock levels, not item by item

  const Edition& edition() const { return sources.book.edition(); }
};

// Where the whole order goes.
absl::StatusOr<Place> DestinationOf(const Edition& edition, const Order& order);

// Reads order and request into `problem`, whose references and destination are set.
// InvalidArgument names the field no plan can be made from.
absl::Status ReadProblem(const Order& order, Problem& problem, Arena& arena);

}  // namespace landfall::planning
