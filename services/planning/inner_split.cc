#include "services/planning/inner_split.h"

#include <algorithm>
#include <bit>

#include "common/money/fraction.h"
#include "services/planning/domain/partition.h"

namespace landfall::planning {
namespace {

uint32_t SetOf(std::span<const uint32_t> atoms) {
  uint32_t set = 0;
  for (uint32_t atom : atoms) set |= 1u << atom;
  return set;
}

std::span<uint32_t> AtomsOf(uint32_t set, Arena& arena) {
  std::span<uint32_t> atoms = arena.AllocateArray<uint32_t>(std::popcount(set));
  for (uint32_t& atom : atoms) {
    atom = static_cast<uint32_t>(std::countr_zero(set));
    set &= set - 1;
  }
  return atoms;
}

}  // namespace

std::span<GroupItem> ItemsAt(const Problem& problem, uint32_t node, std::span<const uint32_t> atoms,
                             Arena& arena) {
  std::span<GroupItem> items = arena.AllocateArray<GroupItem>(atoms.size());
  size_t count = 0;
  for (uint32_t atom : atoms) {
    const Atom& each = problem.atoms[atom];
    if (count == 0 || items[count - 1].line != each.line) items[count++] = {each.line, node, 0};
    items[count - 1].quantity += each.quantity;
    if (items[count - 1].quantity > problem.nodes[node].stock[each.line]) return {};
  }
  return items.first(count);
}

int64_t HandlingOf(Problem& problem, std::span<const GroupItem> items) {
  int64_t sum = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const PlanNode& node = problem.nodes[items[i].node];
    bool first = i == 0 || items[i - 1].node != items[i].node;
    sum += node.handling_line + (first ? node.handling_group : 0);
    const Amount& shadow = node.shadows[items[i].line];
    if (shadow.currency.IsNone()) continue;
    Decimal price = Fraction(shadow.value).Times(Decimal::FromInteger(items[i].quantity)).Value();
    sum += problem.presenter.Show(price, shadow.currency).minor;
  }
  return sum;
}

InnerSplits::InnerSplits(Problem& problem, Arena& arena) : problem_(problem), arena_(arena) {
  tables_ = arena.AllocateArray<std::span<std::span<Tables>>>(problem.stages.size());
  for (size_t i = 0; i < tables_.size(); ++i) {
    tables_[i] = arena.AllocateArray<std::span<Tables>>(problem.stages[i].ways.size());
  }
}

void InnerSplits::Build(uint32_t number, const StageWay& way, std::span<Tables> tables) {
  const Stage& stage = problem_.stages[number];
  size_t sets = size_t{1} << problem_.atoms.size();
  Arena scratch;
  for (size_t k = 0; k < tables.size(); ++k) {
    tables[k].own = arena_.AllocateArray<int64_t>(sets);
    tables[k].least = arena_.AllocateArray<int64_t>(sets);
    std::fill(tables[k].own.begin(), tables[k].own.end(), kNever);
    if (way.legs[k] == nullptr) continue;
    for (uint32_t set = 1; set < sets; ++set) {
      scratch.Reset();
      std::span<GroupItem> items =
          ItemsAt(problem_, stage.nodes[k], AtomsOf(set, scratch), scratch);
      if (items.empty()) continue;
      ShipmentFreight freight = PriceFreight(problem_, stage, way, items, scratch);
      if (freight.refusal != RejectionReason::kNone) continue;
      const routing::FreightPrice& price = freight.way.price;
      quote::Shown shown = problem_.presenter.Show(price.known, price.currency);
      if (shown.known) tables[k].own[set] = shown.minor + HandlingOf(problem_, items);
    }
  }
  for (size_t k = 0; k < tables.size(); ++k) {
    for (uint32_t set = 0; set < sets; ++set) {
      int64_t least = k > 0 ? tables[k - 1].least[set] : (set == 0 ? 0 : kNever);
      for (uint32_t part = set; part != 0; part = (part - 1) & set) {
        int64_t rest = k > 0 ? tables[k - 1].least[set ^ part] : (set == part ? 0 : kNever);
        least = std::min(least, rest + tables[k].own[part]);
      }
      tables[k].least[set] = std::min(least, kNever);
    }
  }
}

std::span<const GroupItem> InnerSplits::Cheapest(uint32_t number, const StageWay& way,
                                                 std::span<const uint32_t> atoms, Arena& arena) {
  const Stage& stage = problem_.stages[number];
  std::span<Tables>& tables = tables_[number][static_cast<size_t>(&way - stage.ways.data())];
  if (tables.empty()) {
    tables = arena_.AllocateArray<Tables>(stage.nodes.size());
    Build(number, way, tables);
  }
  uint32_t set = SetOf(atoms);
  if (IsNever(tables.back().least[set])) return {};
  std::span<GroupItem> items = arena.AllocateArray<GroupItem>(atoms.size());
  size_t count = 0;
  for (size_t k = tables.size(); k-- > 0 && set != 0;) {
    int64_t least = tables[k].least[set];
    if (k > 0 && tables[k - 1].least[set] == least) continue;
    uint32_t part = set;
    auto rest = [&](uint32_t taken) {
      if (k > 0) return tables[k - 1].least[set ^ taken];
      return set == taken ? int64_t{0} : kNever;
    };
    while (rest(part) + tables[k].own[part] != least) part = (part - 1) & set;
    for (const GroupItem& item : ItemsAt(problem_, stage.nodes[k], AtomsOf(part, arena), arena)) {
      items[count++] = item;
    }
    set ^= part;
  }
  items = items.first(count);
  std::sort(items.begin(), items.end(), [](const GroupItem& a, const GroupItem& b) {
    return a.node != b.node ? a.node < b.node : a.line < b.line;
  });
  return items;
}

}  // namespace landfall::planning
