#include "common/rulebook/edition/edition_holder.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

namespace landfall {
namespace {

struct Snapshot {
  std::string name;
  std::string_view id() const { return name; }
};

std::shared_ptr<const Snapshot> Make(std::string name) {
  return std::make_shared<const Snapshot>(Snapshot{std::move(name)});
}

constexpr int64_t kHour = int64_t{3600} * 1'000'000;

Instant Hours(int64_t hours) { return Instant::FromMicros(hours * kHour); }

TEST(SnapshotHolder, TheOldSnapshotStaysAsLongAsTheLongestQuoteLives) {
  SnapshotHolder<Snapshot> holder(Make("a"), 2 * kHour);
  std::shared_ptr<const Snapshot> in_use = holder.Current();
  EXPECT_TRUE(holder.Swap(Make("b"), Hours(10)));
  EXPECT_EQ(holder.Current()->name, "b");
  EXPECT_EQ(in_use->name, "a");
  EXPECT_EQ(holder.ReleaseExpired(Hours(11)), 0u);
  ASSERT_NE(holder.Find("a"), nullptr);
  EXPECT_EQ(holder.ReleaseExpired(Hours(12)), 1u);
  EXPECT_EQ(holder.Find("a"), nullptr);
  EXPECT_EQ(in_use->name, "a");
}

TEST(SnapshotHolder, ASwapToTheSameContentChangesNothing) {
  SnapshotHolder<Snapshot> holder(Make("a"), kHour);
  EXPECT_FALSE(holder.Swap(Make("a"), Hours(1)));
  EXPECT_EQ(holder.retained_count(), 0u);
}

TEST(SnapshotHolder, ASwapBackTakesTheRetainedOneOutOfRetention) {
  SnapshotHolder<Snapshot> holder(Make("a"), 10 * kHour);
  EXPECT_TRUE(holder.Swap(Make("b"), Hours(1)));
  EXPECT_TRUE(holder.Swap(Make("a"), Hours(2)));
  EXPECT_EQ(holder.retained_count(), 1u);
  EXPECT_EQ(holder.Current()->name, "a");
  EXPECT_NE(holder.Find("b"), nullptr);
}

TEST(SnapshotHolder, NothingServesBeforeTheFirstSwap) {
  SnapshotHolder<Snapshot> holder(nullptr, kHour);
  EXPECT_EQ(holder.Current(), nullptr);
  EXPECT_EQ(holder.Find("a"), nullptr);
  EXPECT_TRUE(holder.Swap(Make("a"), Hours(1)));
  EXPECT_EQ(holder.retained_count(), 0u);
}

TEST(SnapshotHolder, ReadersSeeOneOrTheOther) {
  SnapshotHolder<Snapshot> holder(Make("0"), 0);
  std::thread writer([&] {
    for (int i = 1; i < 500; ++i) holder.Swap(Make(std::to_string(i)), Hours(i));
  });
  int last = 0;
  for (int i = 0; i < 500; ++i) {
    const int seen = std::stoi(holder.Current()->name);
    EXPECT_GE(seen, last);
    last = seen;
  }
  writer.join();
  EXPECT_EQ(holder.Current()->name, "499");
}

}  // namespace
}  // namespace landfall
