#include "services/planning/packing.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace landfall::planning {
namespace {

// A parcel more than this many millimetres high is beyond any carrier.
constexpr int64_t kHighest = std::numeric_limits<int32_t>::max();

// A stack that grows item by item.
struct Stack {
  int64_t grams = 0;
  int64_t height = 0;
  int32_t length = 0;
  int32_t width = 0;
  bool known = true;

  void Put(const PlanLine& line, int64_t quantity) {
    grams += line.unit_grams * quantity;
    known = known && line.sides.IsKnown();
    length = std::max(length, line.sides.length_mm);
    width = std::max(width, line.sides.width_mm);
    height += static_cast<int64_t>(line.sides.height_mm) * quantity;
  }

  Parcel parcel() const {
    Parcel parcel{.weight_grams = grams};
    if (known) {
      parcel.dimensions = {length, width, static_cast<int32_t>(std::min(height, kHighest))};
    }
    return parcel;
  }
};

// How many further items of a line the stack takes, at most `wanted`. More items never make a
// parcel lighter or smaller, so that halving finds the number.
int64_t Fitting(const Stack& stack, const PlanLine& line, int64_t wanted,
                absl::FunctionRef<bool(const Parcel&)> takes) {
  auto fits = [&](int64_t quantity) {
    Stack grown = stack;
    grown.Put(line, quantity);
    return takes(grown.parcel());
  };
  int64_t low = 0;
  int64_t high = wanted + 1;
  while (high - low > 1) {
    int64_t middle = low + (high - low) / 2;
    (fits(middle) ? low : high) = middle;
  }
  return low;
}

std::span<GroupItem> HeaviestFirst(std::span<const PlanLine> lines,
                                   std::span<const GroupItem> items, Arena& arena) {
  std::span<GroupItem> sorted = arena.CopyArray(items);
  std::sort(sorted.begin(), sorted.end(), [&](const GroupItem& a, const GroupItem& b) {
    return std::make_tuple(-lines[a.line].unit_grams, a.line) <
           std::make_tuple(-lines[b.line].unit_grams, b.line);
  });
  return sorted;
}

}  // namespace

Parcel StackOf(std::span<const PlanLine> lines, std::span<const GroupItem> items) {
  Stack stack;
  for (const GroupItem& item : items) stack.Put(lines[item.line], item.quantity);
  return stack.parcel();
}

Packing Pack(std::span<const PlanLine> lines, std::span<const GroupItem> items,
             absl::FunctionRef<bool(const Parcel&)> takes, Arena& arena) {
  Packing packing;
  Parcel whole = StackOf(lines, items);
  if (takes(whole)) {
    packing.parcels = arena.AllocateArray<Parcel>(1);
    packing.parcels[0] = whole;
    packing.items = arena.AllocateArray<PlannedItem>(items.size());
    for (size_t i = 0; i < items.size(); ++i) {
      packing.items[i] = {
          .line = items[i].line, .node = items[i].node, .quantity = items[i].quantity};
    }
    return packing;
  }
  // A limit of parcels bounds the work on orders of very many items.
  constexpr size_t kParcels = 1000;
  std::span<Stack> stacks = arena.AllocateArray<Stack>(kParcels);
  std::span<PlannedItem> placed = arena.AllocateArray<PlannedItem>(kParcels + items.size());
  size_t open = 0;
  size_t count = 0;
  for (const GroupItem& item : HeaviestFirst(lines, items, arena)) {
    int64_t left = item.quantity;
    for (size_t i = 0; left > 0; ++i) {
      if (i == kParcels || count == placed.size()) return {};
      bool fresh = i == open;
      int64_t fitting = Fitting(stacks[i], lines[item.line], left, takes);
      if (fresh && fitting == 0) return {};
      if (fitting == 0) continue;
      open += fresh ? 1 : 0;
      stacks[i].Put(lines[item.line], fitting);
      left -= fitting;
      placed[count++] = {.line = item.line,
                         .node = item.node,
                         .quantity = fitting,
                         .parcel = static_cast<uint32_t>(i)};
    }
  }
  packing.items = placed.first(count);
  std::sort(packing.items.begin(), packing.items.end(),
            [](const PlannedItem& a, const PlannedItem& b) {
              return std::tie(a.line, a.parcel) < std::tie(b.line, b.parcel);
            });
  packing.parcels = arena.AllocateArray<Parcel>(open);
  for (size_t i = 0; i < open; ++i) packing.parcels[i] = stacks[i].parcel();
  return packing;
}

}  // namespace landfall::planning
