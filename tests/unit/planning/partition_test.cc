#include "services/planning/domain/partition.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace landfall::planning {
namespace {

using Table = std::vector<int64_t>;

// Costs of any shape: one atom more may lower them.
std::vector<Table> RandomTables(uint64_t seed, uint32_t stages, uint32_t atoms) {
  std::mt19937_64 numbers(seed);
  std::vector<Table> tables(stages, Table(size_t{1} << atoms, kNever));
  for (Table& table : tables) {
    for (size_t set = 1; set < table.size(); ++set) {
      if (numbers() % 4 != 0) table[set] = static_cast<int64_t>(numbers() % 1000) - 100;
    }
  }
  return tables;
}

// Every way to give each atom a stage.
int64_t BruteForce(const std::vector<Table>& tables, uint32_t atoms, uint32_t max_stages) {
  int64_t best = kNever;
  uint64_t ways = 1;
  for (uint32_t i = 0; i < atoms; ++i) ways *= tables.size();
  for (uint64_t way = 0; way < ways; ++way) {
    std::vector<uint32_t> sets(tables.size());
    uint64_t rest = way;
    for (uint32_t atom = 0; atom < atoms; ++atom, rest /= tables.size()) {
      sets[rest % tables.size()] |= 1u << atom;
    }
    int64_t sum = 0;
    uint32_t used = 0;
    bool never = false;
    for (size_t stage = 0; stage < tables.size(); ++stage) {
      if (sets[stage] == 0) continue;
      ++used;
      sum += tables[stage][sets[stage]];
      never = never || IsNever(tables[stage][sets[stage]]);
    }
    if (used <= max_stages && !never) best = std::min(best, sum);
  }
  return best;
}

TEST(PartitionTest, TheCheapestDivisionIsThatOfBruteForce) {
  for (uint64_t seed = 0; seed < 300; ++seed) {
    uint32_t stages = 1 + seed % 4;
    uint32_t atoms = 1 + seed % 5;
    uint32_t limit = seed % 3 == 0 ? 2 : 64;
    std::vector<Table> tables = RandomTables(seed, stages, atoms);
    std::vector<std::span<const int64_t>> views(tables.begin(), tables.end());
    Arena arena;
    Division division = CheapestDivision(views, atoms, limit, arena);
    EXPECT_EQ(division.cost, BruteForce(tables, atoms, limit)) << "seed " << seed;
    if (IsNever(division.cost)) continue;
    uint32_t all = 0;
    uint32_t used = 0;
    int64_t sum = 0;
    for (uint32_t stage = 0; stage < stages; ++stage) {
      EXPECT_EQ(all & division.subsets[stage], 0u);
      all |= division.subsets[stage];
      used += division.subsets[stage] != 0 ? 1 : 0;
      if (division.subsets[stage] != 0) sum += tables[stage][division.subsets[stage]];
    }
    EXPECT_EQ(all, (1u << atoms) - 1);
    EXPECT_EQ(sum, division.cost);
    EXPECT_LE(used, limit);
  }
}

TEST(PartitionTest, PartsOfASubsetCostWhatTheyCostApart) {
  for (uint64_t seed = 0; seed < 100; ++seed) {
    Table whole = RandomTables(seed, 1, 5)[0];
    Table parted = whole;
    AllowParts(parted);
    for (uint32_t set = 1; set < whole.size(); ++set) {
      EXPECT_LE(parted[set], whole[set]);
      if (IsNever(parted[set])) continue;
      uint32_t parts[5];
      uint32_t count = PartsOf(whole, parted, set, parts);
      uint32_t all = 0;
      int64_t sum = 0;
      for (uint32_t part : std::span(parts).first(count)) {
        EXPECT_EQ(all & part, 0u);
        all |= part;
        sum += whole[part];
      }
      EXPECT_EQ(all, set);
      EXPECT_EQ(sum, parted[set]);
    }
  }
}

}  // namespace
}  // namespace landfall::planning
