#include "services/planning/group_goods.h"

#include <algorithm>
#include <tuple>

#include "common/money/fraction.h"

namespace landfall::planning {
namespace {

// Part of a sum that belongs to a whole line.
Decimal PartOf(Decimal sum, int64_t count, int64_t quantity) {
  if (count == quantity || sum.IsZero()) return sum;
  return Fraction(sum)
      .Times(Decimal::FromInteger(count))
      .Over(Decimal::FromInteger(quantity))
      .Value();
}

Code OriginOf(const Problem& problem, const Stage& stage, const GroupItem& item) {
  Code own = problem.nodes[item.node].origins[item.line];
  return own.IsNone() ? stage.goods.lines[item.line].origin : own;
}

// What each node asks for putting the goods in the shipment.
void AddHandling(Problem& problem, std::span<const GroupItem> items, GroupGoods& goods) {
  for (size_t i = 0; i < items.size(); ++i) {
    const PlanNode& node = problem.nodes[items[i].node];
    bool first = i == 0 || items[i - 1].node != items[i].node;
    goods.handling += node.handling_line + (first ? node.handling_group : 0);
    const Amount& shadow = node.shadows[items[i].line];
    if (shadow.currency.IsNone()) continue;
    Decimal sum = Fraction(shadow.value).Times(Decimal::FromInteger(items[i].quantity)).Value();
    quote::Shown shown = problem.presenter.Show(sum, shadow.currency);
    goods.shadow += shown.minor;
    goods.shown = goods.shown && shown.known;
  }
}

}  // namespace

GroupGoods GoodsOfGroup(Problem& problem, const Stage& stage, std::span<const GroupItem> items,
                        Arena& arena) {
  GroupGoods goods;
  AddHandling(problem, items, goods);
  std::span<GroupItem> sorted = arena.CopyArray(items);
  std::span<Code> origins = arena.AllocateArray<Code>(items.size());
  auto key = [&](const GroupItem& item) {
    return std::make_tuple(item.line, OriginOf(problem, stage, item));
  };
  std::sort(sorted.begin(), sorted.end(),
            [&](const GroupItem& a, const GroupItem& b) { return key(a) < key(b); });
  std::span<int64_t> counts = arena.AllocateArray<int64_t>(items.size());
  goods.plan_line = arena.AllocateArray<uint32_t>(items.size());
  size_t rows = 0;
  for (const GroupItem& item : sorted) {
    Code origin = OriginOf(problem, stage, item);
    bool same = rows > 0 && goods.plan_line[rows - 1] == item.line && origins[rows - 1] == origin;
    if (!same) {
      goods.plan_line[rows] = item.line;
      origins[rows++] = origin;
    }
    counts[rows - 1] += item.quantity;
  }
  goods.plan_line = goods.plan_line.first(rows);
  goods.lines = arena.AllocateArray<landed_cost::GoodsLine>(rows);
  for (size_t i = 0; i < rows; ++i) {
    uint32_t line = goods.plan_line[i];
    int64_t quantity = problem.lines[line].quantity;
    goods.lines[i] = quote::PartOfLine(stage.goods.lines[line], counts[i], arena);
    goods.lines[i].origin = origins[i];
    goods.price += goods.lines[i].price;
    goods.rebate += PartOf(stage.goods.rebates[line], counts[i], quantity);
    goods.shipping += PartOf(problem.shipping_shares[line], counts[i], quantity);
    goods.insurance += PartOf(problem.insurance_shares[line], counts[i], quantity);
  }
  return goods;
}

}  // namespace landfall::planning
