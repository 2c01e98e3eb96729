#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "absl/functional/function_ref.h"
#include "common/base/arena.h"
#include "services/planning/group_cost.h"
#include "services/planning/group_goods.h"
#include "services/planning/inner_split.h"
#include "services/planning/problem.h"
#include "services/planning/shipment_freight.h"

namespace landfall::planning {

// One way to send a part of a group.
struct ShipmentChoice {
  const StageWay* way = nullptr;
  std::span<const GroupItem> items;  // by node, line
  Decimal other_goods;               // counted with these by the law's thresholds
  Terms terms = Terms::kDap;
};

// One way to send a group: one shipment, or two where goods or limits keep them apart.
struct GroupChoice {
  std::array<ShipmentChoice, 2> shipments;
  uint32_t count = 0;
  int64_t cost = 0;     // counted cost; compare with Key, which prefers fewer shipments
  int64_t freight = 0;  // transport, handling and shadow prices alone
  Day latest;

  int64_t Key() const { return cost * 256 + count; }
  int64_t FreightKey() const { return freight * 256 + count; }
};

// Prices the groups of a problem, one by one.
class GroupPricer {
 public:
  GroupPricer(Problem& problem, const Counting& counting, Arena& arena);

  using Visitor = absl::FunctionRef<void(const GroupChoice&)>;

  // Every choice for atoms (ascending numbers of Problem::atoms) sent by a stage, wherever in the
  // stage each comes from; of very many divisions over its nodes, on each way the one of least
  // transport and handling. What a choice points to lives on `arena`.
  void Visit(uint32_t stage, std::span<const uint32_t> atoms, Arena& arena, Visitor visit);

  // The same for items whose nodes are given.
  void VisitItems(uint32_t stage, std::span<const GroupItem> items, Arena& arena, Visitor visit);

  // Whether some way of the stage takes an item of the line.
  bool IsTaken(uint32_t stage, uint32_t line) const;

  // Families of levies some priced choice did not know: bit per LevyFamily number.
  uint32_t gaps() const { return gaps_; }
  uint64_t priced() const { return priced_; }

  const Counting& counting() const { return counting_; }
  void set_not_compared(uint32_t families) { counting_.not_compared = families; }

 private:
  struct Work;

  // A part of a group on the cheapest of its terms.
  struct Half {
    CostParts cost;
    Decimal other_goods;
    Terms terms = Terms::kUnset;  // none can be had
  };

  void VisitWays(Work& work);
  void VisitPairs(Work& work);
  void VisitHalves(Work& work, const StageWay& way,
                   std::array<std::span<const GroupItem>, 2> halves);
  void VisitTerms(Work& work, const StageWay& way, const ShipmentFreight& freight);
  Half CheapestTerms(Work& work, const StageWay& way, const ShipmentFreight& freight,
                     const GroupGoods& goods, Decimal beside);

  Problem& problem_;
  Counting counting_;
  InnerSplits splits_;
  std::span<std::span<bool>> refused_;  // by stage; by way, line: not even one item is taken
  uint32_t gaps_ = 0;
  uint64_t priced_ = 0;
};

}  // namespace landfall::planning
