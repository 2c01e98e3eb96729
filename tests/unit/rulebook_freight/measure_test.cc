#include "common/rulebook/freight/measure.h"

#include <gtest/gtest.h>

#include <string>

namespace landfall {
namespace {

TEST(Measure, ReadsEachUnitAsAWholeNumberOfBaseUnits) {
  EXPECT_EQ(ParseWeight("500"), 500'000'000);
  EXPECT_EQ(ParseWeight("2kg"), 2'000'000'000);
  EXPECT_EQ(ParseWeight("31.75kg"), 31'750'000'000);
  EXPECT_EQ(ParseWeight("0.5lb"), 226'796'185);
  EXPECT_EQ(ParseWeight("0"), 0);
  EXPECT_EQ(ParseLength("600"), 600'000);
  EXPECT_EQ(ParseLength("91.4cm"), 914'000);
  EXPECT_EQ(ParseLength("24in"), 609'600);
  EXPECT_EQ(ParseVolume("10368in3"), 10'368 * 16'387'064'000'000);
  EXPECT_EQ(ParseVolume("60000cm3"), 60'000'000'000'000'000);
}

TEST(Measure, RefusesWhatIsNotAMeasure) {
  for (const char* text : {"", "kg", "-1", "1 kg", "1stone", "1e3", "0.0000001", "1.5.0",
                           "99999999999999999999", "9999999999kg", "8oz"}) {
    EXPECT_EQ(ParseWeight(text), std::nullopt) << text;
  }
  EXPECT_EQ(ParseLength("1lb"), std::nullopt);
  EXPECT_EQ(ParseVolume("5"), std::nullopt) << "a volume has no bare unit";
  for (const char* text : {"5000", "0cm3/kg", "5000cm3/lb", "1.5cm3/kg", "2000000cm3/kg"}) {
    EXPECT_FALSE(ParseDivisor(text).has_value()) << text;
  }
}

TEST(Measure, ReadsDivisorsOfBothSystems) {
  std::optional<VolumeDivisor> metric = ParseDivisor("5000cm3/kg");
  ASSERT_TRUE(metric.has_value());
  EXPECT_EQ(metric->divisor, 5000);
  EXPECT_EQ(metric->volume_unit, 1'000'000'000'000);
  EXPECT_EQ(metric->volume_weight, 1'000'000'000);
  std::optional<VolumeDivisor> imperial = ParseDivisor("139in3/lb");
  ASSERT_TRUE(imperial.has_value());
  EXPECT_EQ(imperial->volume_unit, 16'387'064'000'000);
  EXPECT_EQ(imperial->volume_weight, 453'592'370);
}

}  // namespace
}  // namespace landfall
