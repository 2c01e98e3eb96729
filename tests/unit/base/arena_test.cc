#include "common/base/arena.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <new>
#include <random>
#include <string>
#include <vector>

namespace landfall {
namespace {

struct Row {
  int64_t number = 7;
  const Row* other = nullptr;
};

TEST(ArenaTest, ElementsAreValueInitialized) {
  Arena arena;
  for (int i = 0; i < 3; ++i) {
    for (Row& row : arena.AllocateArray<Row>(100)) {
      EXPECT_EQ(row.number, 7);
      row.number = 8;
    }
    for (uint32_t& number : arena.AllocateArray<uint32_t>(100)) {
      EXPECT_EQ(number, 0u);
      number = 1;
    }
    arena.Reset();
  }
}

TEST(ArenaTest, NothingIsEmptyAndAllocatesNothing) {
  Arena arena;
  EXPECT_TRUE(arena.AllocateArray<Row>(0).empty());
  EXPECT_TRUE(arena.CopyArray(std::span<const Row>()).empty());
  EXPECT_TRUE(arena.CopyText("").empty());
  EXPECT_EQ(arena.bytes_reserved(), 0u);
}

TEST(ArenaTest, CopiesAreTheirOwn) {
  Arena arena;
  std::vector<int> numbers{1, 2, 3};
  std::span<int> copy = arena.CopyArray(std::span(numbers));
  std::span<int> of_const = arena.CopyArray(std::span<const int>(numbers));
  std::string text = "Lagerware";
  std::string_view copied = arena.CopyText(text);
  numbers[0] = 9;
  text[0] = 'T';
  EXPECT_EQ(copy[0], 1);
  EXPECT_EQ(of_const[0], 1);
  EXPECT_EQ(copied, "Lagerware");
  const Row* row = arena.New<Row>(5, nullptr);
  EXPECT_EQ(row->number, 5);
}

TEST(ArenaTest, TheCallersBlockIsUsedFirstAndAgainAfterReset) {
  alignas(16) std::array<std::byte, 256> first;
  Arena arena(first);
  std::span<std::byte> inside = arena.AllocateArray<std::byte>(200);
  EXPECT_GE(inside.data(), first.data());
  EXPECT_LT(inside.data(), first.data() + first.size());
  EXPECT_EQ(arena.bytes_reserved(), 0u);
  arena.AllocateArray<std::byte>(200);
  EXPECT_GT(arena.bytes_reserved(), 0u);
  arena.Reset();
  EXPECT_EQ(arena.AllocateArray<std::byte>(200).data(), inside.data());
}

// Fills what it is given; overlapping or misaligned memory shows as a changed byte.
void RunCall(Arena& arena, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::pair<std::span<uint8_t>, uint8_t>> handed_out;
  for (int i = 0; i < 200; ++i) {
    auto mark = static_cast<uint8_t>(random());
    size_t count = random() % 40 == 0 ? random() % 20'000 : random() % 90;
    std::span<uint8_t> bytes = arena.AllocateArray<uint8_t>(count);
    std::fill(bytes.begin(), bytes.end(), mark);
    handed_out.emplace_back(bytes, mark);
    std::span<__int128> wide = arena.AllocateArray<__int128>(random() % 5);
    ASSERT_EQ(reinterpret_cast<uintptr_t>(wide.data()) % alignof(__int128), 0u);
    for (__int128& number : wide) number = -1;
  }
  for (const auto& [bytes, mark] : handed_out) {
    for (uint8_t byte : bytes) ASSERT_EQ(byte, mark);
  }
}

TEST(ArenaTest, AWarmArenaDoesNotGrow) {
  Arena arena;
  constexpr uint32_t kSeed = 20261125;
  RecordProperty("seed", kSeed);
  for (uint32_t i = 0; i < 5; ++i) {
    RunCall(arena, kSeed);
    size_t reserved = arena.bytes_reserved();
    EXPECT_GT(reserved, 0u);
    for (int again = 0; again < 5; ++again) {
      arena.Reset();
      RunCall(arena, kSeed);
      EXPECT_EQ(arena.bytes_reserved(), reserved);
    }
    arena.Reset();
  }
}

TEST(ArenaTest, AlternatingCallsSettle) {
  Arena arena;
  size_t reserved = 0;
  for (int round = 0; round < 20; ++round) {
    for (uint32_t seed = 1; seed <= 4; ++seed) {
      RunCall(arena, seed);
      arena.Reset();
    }
    if (round == 9) reserved = arena.bytes_reserved();
  }
  EXPECT_EQ(arena.bytes_reserved(), reserved);
}

TEST(ArenaTest, OneAllocationMayBeLargerThanAnyBlock) {
  Arena arena;
  EXPECT_EQ(arena.AllocateArray<std::byte>(5'000'000).size(), 5'000'000u);
  EXPECT_EQ(arena.AllocateArray<std::byte>(10).size(), 10u);
}

TEST(ArenaTest, MoreThanTheMachineHasIsBadAlloc) {
  Arena arena;
  EXPECT_THROW(arena.AllocateArray<int64_t>(SIZE_MAX / 2), std::bad_alloc);
  EXPECT_THROW(arena.Allocate(SIZE_MAX - 64, 16), std::bad_alloc);
}

}  // namespace
}  // namespace landfall
