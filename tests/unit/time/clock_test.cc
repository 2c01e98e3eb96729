#include "common/time/clock.h"

#include <gtest/gtest.h>

#include "common/testing/fake_clock.h"
#include "common/time/system_clock.h"

namespace landfall {
namespace {

TEST(ClockTest, AFakeClockStandsStillUntilTold) {
  FakeClock clock(Instant::FromUnix(100));
  EXPECT_EQ(clock.Now(), Instant::FromUnix(100));
  clock.AdvanceSeconds(5);
  clock.AdvanceMicros(7);
  EXPECT_EQ(clock.Now(), Instant::FromUnix(105, 7000));
  clock.Set(Instant());
  EXPECT_EQ(clock.Now(), Instant());
}

TEST(ClockTest, TheMachineKnowsItIsPastTheYear2020) {
  EXPECT_GT(SystemClock().Now(), Instant::Parse("2020-01-01T00:00:00Z").value());
}

}  // namespace
}  // namespace landfall
