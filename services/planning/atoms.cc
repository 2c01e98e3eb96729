#include "services/planning/atoms.h"

#include <algorithm>
#include <functional>

#include "services/planning/planning.h"

namespace landfall::planning {
namespace {

bool HasWay(const Problem& problem, uint32_t node) {
  return std::any_of(problem.legs.begin(), problem.legs.end(),
                     [&](const Leg& leg) { return leg.node == node && leg.blocked == 0; });
}

// Stock of a line in nodes with a way, most first.
std::span<int64_t> StockOf(const Problem& problem, uint32_t line, Arena& arena) {
  std::span<int64_t> stock = arena.AllocateArray<int64_t>(problem.nodes.size());
  size_t count = 0;
  for (uint32_t node = 0; node < problem.nodes.size(); ++node) {
    int64_t held = problem.nodes[node].stock[line];
    if (held > 0 && HasWay(problem, node)) stock[count++] = held;
  }
  std::sort(stock.begin(), stock.begin() + count, std::greater<>());
  return stock.first(count);
}

// Numbers of items at which a line may be parted: where a node's stock ends, alone or after that of
// the larger ones, counted from either end. Ascending, the whole quantity last. Filling nodes by
// size is always possible with them.
std::span<const int64_t> CutsOf(int64_t quantity, std::span<const int64_t> stock, Arena& arena) {
  std::span<int64_t> cuts = arena.AllocateArray<int64_t>(4 * stock.size() + 1);
  size_t count = 0;
  auto cut = [&](int64_t at) {
    if (at > 0 && at < quantity) cuts[count++] = at;
  };
  int64_t sum = 0;
  for (int64_t held : stock) {
    sum = std::min(quantity, sum + std::min(held, quantity));
    for (int64_t at : {held, quantity - held, sum, quantity - sum}) cut(at);
  }
  cuts[count++] = quantity;
  std::sort(cuts.begin(), cuts.begin() + count);
  return cuts.first(
      static_cast<size_t>(std::unique(cuts.begin(), cuts.begin() + count) - cuts.begin()));
}

}  // namespace

int64_t StockWithWay(const Problem& problem, uint32_t line) {
  int64_t sum = 0;
  for (uint32_t node = 0; node < problem.nodes.size(); ++node) {
    if (!HasWay(problem, node)) continue;
    sum += std::min(problem.nodes[node].stock[line], problem.lines[line].quantity);
  }
  return sum;
}

void SplitIntoAtoms(Problem& problem, Arena& arena) {
  size_t lines = problem.lines.size();
  std::span<std::span<const int64_t>> cuts = arena.AllocateArray<std::span<const int64_t>>(lines);
  __int128 units = 0;
  size_t chunks = 0;
  for (uint32_t i = 0; i < lines; ++i) {
    int64_t quantity = problem.lines[i].quantity;
    std::span<int64_t> stock = StockOf(problem, i, arena);
    bool whole = stock.empty() || stock[0] >= quantity || StockWithWay(problem, i) < quantity;
    if (!whole) cuts[i] = CutsOf(quantity, stock, arena);
    units += whole ? 1 : quantity;
    chunks += whole ? 1 : cuts[i].size();
  }
  bool by_item = units <= kExactAtoms;
  problem.coarse = !by_item && chunks > lines;
  std::span<Atom> atoms = arena.AllocateArray<Atom>(by_item ? static_cast<size_t>(units) : chunks);
  size_t count = 0;
  for (uint32_t i = 0; i < lines; ++i) {
    int64_t quantity = problem.lines[i].quantity;
    if (cuts[i].empty()) {
      atoms[count++] = {i, quantity};
    } else if (by_item) {
      for (int64_t item = 0; item < quantity; ++item) atoms[count++] = {i, 1};
    } else {
      int64_t before = 0;
      for (int64_t cut : cuts[i]) {
        atoms[count++] = {i, cut - before};
        before = cut;
      }
    }
  }
  problem.atoms = atoms.first(count);
}

}  // namespace landfall::planning
