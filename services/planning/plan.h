#pragma once

#include <cstdint>
#include <span>

#include "common/goods/parcel.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/time/day.h"
#include "services/planning/fulfilment.h"
#include "services/quote/quote.h"

// How an order is fulfilled. Everything lives on the arena the plan was made on and points into
// order, request, rulebook and rate set. Amounts are minor units of PlanAnswer::presentment.

namespace landfall::planning {

// Why a plan has a group beside others, or a group more than one shipment. Numbers of
// landfall.routing.v1.
enum class SplitReason : uint8_t {
  kNone = 0,            // the whole order
  kOtherExporter = 1,   // other seller than the other groups'
  kOtherTerritory = 2,  // other territory of dispatch
  kOtherNode = 3,       // same consignment, other stock
  kLimit = 4,           // weight, size or value the service does not take in one
  kGoods = 5,           // goods the other service refuses
  kOwnContract = 6,     // the destination assesses each transport contract by itself
};

// Items of one line from one node in one parcel.
struct PlannedItem {
  uint32_t line = 0;  // order line
  uint32_t node = 0;  // PlanRequest::nodes
  int64_t quantity = 0;
  Code origin;          // of the stock taken
  uint32_t parcel = 0;  // PlannedShipment::parcels
};

struct PlannedParcel {
  Parcel parcel;  // bound: the goods stacked, not packed
  uint32_t node = 0;
};

// What a shipment, a group or a plan costs. Sums of shown leaves.
struct CostParts {
  int64_t freight = 0;
  int64_t insurance = 0;
  int64_t duties = 0;
  int64_t taxes = 0;
  int64_t excise = 0;
  int64_t government_fees = 0;
  int64_t carrier_fees = 0;
  int64_t handling = 0;
  int64_t shadow = 0;       // opportunity cost of the stock; in `counted` only
  int64_t goods = 0;        // price without tax; in no cost
  int64_t recoverable = 0;  // part of duties and taxes a business gets back; not in `landed`
  int64_t landed = 0;       // freight to handling without recoverable
  int64_t buyer = 0;        // what the buyer pays in all, goods included, recoverable not
  int64_t seller = 0;       // what the seller's side bears beside the goods
  // What the objective counts for the cost bearer asked for, without families not compared.
  int64_t counted = 0;
};

// How far a group stands from a threshold of the law (quote::Option::assessment.thresholds has the
// measures): what may still be added before it is passed, or has to go to fall below it.
struct ThresholdDistance {
  Decimal distance;  // limit less measured, in the threshold's currency; negative: passed by it
  uint32_t threshold = 0;  // in assessment.thresholds
};

// One transport contract: one service, one or several nodes of one exporter in one territory.
struct PlannedShipment {
  const quote::Option* option = nullptr;  // assessed; option->way tells service, price and days
  std::span<const landed_cost::GoodsLine> lines;  // as assessed
  std::span<const uint32_t> order_line;           // of each of `lines`
  std::span<const uint32_t> nodes;                // PlanRequest::nodes, by node id
  std::span<const PlannedItem> items;             // by line, node, parcel
  std::span<const PlannedParcel> parcels;
  std::span<const ThresholdDistance> distances;
  CostParts cost;
  Day dispatched;  // of the last node
  Day earliest;    // delivery; meaningless unless option->way->transit.known
  Day latest;
  Terms terms = Terms::kDap;
  SplitReason reason = SplitReason::kNone;  // beside the other shipments of the group
};

// Goods of one exporter from one territory of dispatch: the unit of law. More than one shipment
// only where the goods or a limit ask for it, or where the destination assesses each transport
// contract.
struct PlannedGroup {
  std::span<const PlannedShipment> shipments;
  CostParts cost;
  Code territory;                           // of dispatch
  uint32_t seller = 0;                      // exporter
  SplitReason reason = SplitReason::kNone;  // beside the other groups
};

struct Plan {
  std::span<const PlannedGroup> groups;  // by seller id, territory
  CostParts cost;
  int64_t objective = 0;  // what the policy minimises; kFastest: latest day, then cost
  Day latest;             // of all shipments
  uint32_t parcels = 0;
  bool days_known = true;  // of every shipment
  bool complete = true;    // every levy family of every line is known, every amount can be shown
};

// What a rule that looks at no levy would have cost: its plan, priced like any other.
struct Baseline {
  Policy policy = Policy::kUnset;
  const Plan* plan = nullptr;  // null: the rule finds none
};

enum class ProofKind : uint8_t { kNone = 0, kOptimal = 1, kHeuristic = 2 };

// How good the plan is known to be.
struct Proof {
  ProofKind kind = ProofKind::kNone;
  int64_t lower_bound = 0;  // no plan counts less
  // What the relaxation alone proves; of BOTH sides' cost only. Equal to the bound when heuristic.
  int64_t relaxed_bound = 0;
  Decimal gap_percent;   // of the plan's counted cost over the bound; zero when optimal
  bool has_gap = false;  // false: the bound is not positive
  uint64_t groups_priced = 0;
  bool budget_spent = false;  // the search was ended by its budget
};

// A way that serves no plan, and why.
struct RejectedWay {
  uint32_t node = 0;       // PlanRequest::nodes; the first of those the way starts from
  uint32_t line = kNoRow;  // the order line at fault; kNoRow: any goods
  uint64_t service = 0;    // TextKey of the service id
  const routing::ServiceRejection* carrier = nullptr;  // what the carrier's tables say, if they do
  const NodeService* own = nullptr;                    // of a service of the caller's
  RejectionReason reason = RejectionReason::kNone;
  Terms terms = Terms::kUnset;
  uint32_t rule = kNoRow;  // RestrictionRow of kProhibited
  int64_t freight = 0;     // has_freight: with PlanRequest::price_rejected
  bool has_freight = false;
};

// A constraint that takes part in a contradiction.
enum class ConstraintKind : uint8_t {
  kNone = 0,
  kStock = 1,       // the nodes hold fewer items of `line` than are ordered
  kService = 2,     // no service from a node that holds `line` takes it
  kDeadline = 3,    // none that takes it arrives in time
  kTerms = 4,       // none is sold on the terms asked for
  kMode = 5,        // none travels as asked for
  kMaxGroups = 6,   // more groups are needed than may be
  kProhibited = 7,  // the destination does not admit `line`
};

struct Constraint {
  ConstraintKind kind = ConstraintKind::kNone;
  uint32_t line = kNoRow;  // kNoRow: of the order
  int64_t have = 0;        // kStock: items in stock; kMaxGroups: the limit
  int64_t need = 0;        // kStock: items ordered; kMaxGroups: the fewest groups
};

enum class PlanState : uint8_t { kNone = 0, kPlanned = 1, kUnroutable = 2, kCancelled = 3 };

struct PlanAnswer {
  PlanState state = PlanState::kNone;
  Policy policy = Policy::kLeastLandedCost;  // acting
  const Plan* best = nullptr;                // by the policy; null unless kPlanned
  const Plan* cheapest = nullptr;            // in `pareto`
  const Plan* fastest = nullptr;             // in `pareto`
  const Plan* balanced = nullptr;            // in `pareto`: the best trade-off of days and cost
  // Plans none of which is both cheaper and faster, fastest first.
  std::span<const Plan> pareto;
  std::span<const Baseline> baselines;
  Proof proof;
  std::span<const RejectedWay> rejected;
  // kUnroutable: constraints that cannot be met together, any one of which left out can.
  std::span<const Constraint> conflict;
  // Bit per LevyFamily number: not computed on some way, so compared on none.
  uint32_t not_compared = 0;
  Place destination;
  CurrencyCode presentment;
  int32_t presentment_digits = 2;
  std::span<const landed_cost::RateUse> market_rates;
};

}  // namespace landfall::planning
