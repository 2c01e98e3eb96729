#include "common/cache/cache_admission.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

void Measure(CacheAdmission& admission, int64_t made, int64_t hit, int times = 8) {
  for (int i = 0; i < times; ++i) {
    admission.Made(made, 2);
    admission.Hit(hit, 2);
  }
}

TEST(CacheAdmissionTest, NothingIsWorthKeepingBeforeItWasMeasuredAFewTimes) {
  CacheAdmission admission;
  Measure(admission, 1'000'000, 1000, 7);
  EXPECT_FALSE(admission.worth_keeping());
  Measure(admission, 1'000'000, 1000, 1);
  EXPECT_TRUE(admission.worth_keeping());
}

TEST(CacheAdmissionTest, MakingMustCostMoreThanTheFactorTimesAHit) {
  const struct {
    int64_t made;
    bool worth;
  } kCases[] = {{16'000, false}, {32'000, false}, {32'016, true}, {64'000, true}};
  for (const auto& c : kCases) {
    CacheAdmission admission;
    Measure(admission, c.made, 16'000);
    EXPECT_EQ(admission.worth_keeping(), c.worth) << c.made;
  }
}

TEST(CacheAdmissionTest, AColdFirstMeasurementDoesNotCount) {
  CacheAdmission admission;
  Measure(admission, 5'000'000, 8'000, 1);
  Measure(admission, 10'000, 8'000);
  EXPECT_FALSE(admission.worth_keeping());
  EXPECT_EQ(admission.made_nanos(), 10'000);
}

TEST(CacheAdmissionTest, AClassThatIsNeverFoundIsGivenUpAndTriedAgain) {
  CacheAdmission admission;
  Measure(admission, 80'000, 8'000);
  int in_vain = 0;
  for (; admission.worth_keeping() && in_vain < 10'000; ++in_vain) admission.LookedUp(false, 2);
  EXPECT_GT(in_vain, 50);
  EXPECT_LT(in_vain, 200);
  Measure(admission, 80'000, 8'000, 1);
  EXPECT_TRUE(admission.worth_keeping());
}

TEST(CacheAdmissionTest, AClassThatIsFoundStays) {
  CacheAdmission admission;
  Measure(admission, 80'000, 8'000);
  for (int i = 0; i < 10'000; ++i) admission.LookedUp(i % 2 == 0, 2);
  EXPECT_TRUE(admission.worth_keeping());
}

TEST(CacheAdmissionTest, TheFirstCallsAreMeasuredAndThenOneInAThousand) {
  CacheAdmission admission;
  int measured = 0;
  for (int i = 0; i < 16; ++i) measured += admission.Count();
  EXPECT_EQ(measured, 16);
  for (int i = 16; i < 10'240; ++i) measured += admission.Count();
  EXPECT_EQ(measured, 16 + 9);
  EXPECT_EQ(admission.refused(), 10'240u);
}

}  // namespace
}  // namespace landfall
