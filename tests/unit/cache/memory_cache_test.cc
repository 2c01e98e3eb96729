#include "common/edge/memory_cache/memory_cache.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace landfall {
namespace {

CacheKey Key(int number, uint8_t shard = 0) {
  CacheKey key{};
  key[0] = shard;
  key[8] = static_cast<uint8_t>(number);
  key[9] = static_cast<uint8_t>(number >> 8);
  return key;
}

constexpr Instant kNow = Instant::FromUnix(1'800'000'000);
constexpr Instant kLater = kNow.PlusSeconds(60);

TEST(MemoryCacheTest, AValueIsFoundUntilItExpires) {
  MemoryCache cache(1 << 20);
  EXPECT_EQ(cache.Get(Key(1), kNow), nullptr);
  cache.Put(Key(1), "one", kLater);
  ASSERT_NE(cache.Get(Key(1), kNow), nullptr);
  EXPECT_EQ(*cache.Get(Key(1), kLater.PlusMicros(-1)), "one");
  EXPECT_EQ(cache.Get(Key(1), kLater), nullptr);
  EXPECT_EQ(cache.bytes(), 0);
}

TEST(MemoryCacheTest, TheBytesStayBelowTheLimitAndTheLeastUsedGoesFirst) {
  MemoryCache cache(4 * 1256, 1);
  for (int i = 0; i < 4; ++i) cache.Put(Key(i), std::string(1000, 'x'), kLater);
  EXPECT_EQ(cache.bytes(), 4 * 1256);
  EXPECT_NE(cache.Get(Key(0), kNow), nullptr);
  cache.Put(Key(4), std::string(1000, 'x'), kLater);
  EXPECT_EQ(cache.bytes(), 4 * 1256);
  EXPECT_NE(cache.Get(Key(0), kNow), nullptr);
  EXPECT_EQ(cache.Get(Key(1), kNow), nullptr);
}

TEST(MemoryCacheTest, AValueLargerThanAShardIsNotKeptAndNothingGoesForIt) {
  MemoryCache cache(2000, 1);
  cache.Put(Key(1), "one", kLater);
  cache.Put(Key(2), std::string(1745, 'x'), kLater);
  EXPECT_EQ(cache.Get(Key(2), kNow), nullptr);
  EXPECT_NE(cache.Get(Key(1), kNow), nullptr);
}

TEST(MemoryCacheTest, AValuePutAgainIsCountedOnce) {
  MemoryCache cache(1 << 20);
  for (int i = 0; i < 3; ++i) cache.Put(Key(1), "one", kLater);
  EXPECT_EQ(cache.bytes(), 256 + 3);
}

TEST(MemoryCacheTest, AValueInUseOutlivesItsPlace) {
  MemoryCache cache(1256, 1);
  cache.Put(Key(1), std::string(1000, 'a'), kLater);
  std::shared_ptr<const std::string> held = cache.Get(Key(1), kNow);
  cache.Put(Key(2), std::string(1000, 'b'), kLater);
  EXPECT_EQ(cache.Get(Key(1), kNow), nullptr);
  EXPECT_EQ(*held, std::string(1000, 'a'));
}

TEST(MemoryCacheTest, ThreadsShareIt) {
  MemoryCache cache(64 * 1024);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 5000; ++i) {
        CacheKey key = Key(i % 300, static_cast<uint8_t>(i % 16));
        std::shared_ptr<const std::string> found = cache.Get(key, kNow);
        EXPECT_TRUE(found == nullptr || found->size() == 100u + static_cast<size_t>(i % 300));
        if ((i + t) % 3 == 0) cache.Put(key, std::string(100 + i % 300, 'x'), kLater);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.bytes(), 64 * 1024);
  EXPECT_GT(cache.bytes(), 0);
}

}  // namespace
}  // namespace landfall
