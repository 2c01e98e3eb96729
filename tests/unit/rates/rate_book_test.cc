#include "common/rates/rate_book.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

Instant At(std::string_view text) { return Instant::Parse(text).value(); }

std::shared_ptr<const RateSet> Named(std::string id, std::string_view effective,
                                     uint64_t sequence) {
  return RateSet::Build({.id = std::move(id), .effective = At(effective), .sequence = sequence},
                        {Table("qm.daily", "EUR", 0, {"USD 2030-01-02 1.25"})})
      .value();
}

constexpr const char* kNoon = "2030-01-02T12:00:00Z";
constexpr const char* kOne = "2030-01-02T13:00:00Z";

TEST(RateBook, ASetTakesEffectAtItsInstantAndNotBefore) {
  RateBook book(Named("a", kNoon, 0));
  EXPECT_EQ(book.Current(At("2029-01-01T00:00:00Z"))->name().id, "a");
  ASSERT_TRUE(book.Offer(Named("b", kOne, 0), At(kNoon)).ok());
  EXPECT_EQ(book.Current(At("2030-01-02T12:59:59Z"))->name().id, "a");
  EXPECT_EQ(book.Current(At(kOne))->name().id, "b");
}

TEST(RateBook, SequenceOrdersSetsOfOneInstant) {
  RateBook book(Named("a", kNoon, 1));
  EXPECT_EQ(book.Offer(Named("z", kNoon, 0), At(kNoon)).code(),
            absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(book.Offer(Named("b", kNoon, 2), At(kNoon)).ok());
  EXPECT_EQ(book.Current(At(kNoon))->name().id, "b");
}

TEST(RateBook, RefusesWhatIsOlderOrHeldAlreadyAndKeepsWhatItHas) {
  RateBook book(Named("b", kOne, 0));
  absl::Status older = book.Offer(Named("a", kNoon, 9), At(kOne));
  EXPECT_EQ(older.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(older.message(), "rate set a does not come after b");
  EXPECT_EQ(book.Offer(Named("b", kOne, 0), At(kOne)).code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(book.Current(At(kOne))->name().id, "b");
}

TEST(RateBook, ASetHandedOutOutlivesItsSuccessor) {
  RateBook book(Named("a", kNoon, 0));
  std::shared_ptr<const RateSet> held = book.Current(At(kNoon));
  ASSERT_TRUE(book.Offer(Named("b", kNoon, 1), At(kOne)).ok());
  EXPECT_EQ(held->name().id, "a");
  EXPECT_EQ(held.use_count(), 1);
}

TEST(RateBook, ReadersSeeOneSetOrTheOtherWhileItIsSwapped) {
  RateBook book(Named("a", kNoon, 0));
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::thread reader([&] {
    uint64_t last = 0;
    while (!done) {
      uint64_t sequence = book.Current(At(kOne))->name().sequence;
      if (sequence < last) ++wrong;
      last = sequence;
    }
  });
  for (uint64_t sequence = 1; sequence <= 200; ++sequence) {
    EXPECT_TRUE(book.Offer(Named("b", kNoon, sequence), At(kOne)).ok());
  }
  done = true;
  reader.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(book.Current(At(kOne))->name().sequence, 200u);
}

}  // namespace
}  // namespace landfall
