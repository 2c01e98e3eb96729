#include "common/rates/rate_policy_table.h"

#include <gtest/gtest.h>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

RatePolicyVersion Version(std::string_view territory, ConversionPurpose purpose, const char* from,
                          const char* source) {
  return {.territory = territory.empty() ? Code() : Code::Of(territory),
          .purpose = purpose,
          .from = DayAt(from),
          .policy = {.sources = {{.source = source}}}};
}

TEST(RatePolicyTable, FindsTheVersionInForceElseTheWorlds) {
  auto table = RatePolicyTable::Build({
      Version("QM", ConversionPurpose::kCustoms, "2026-07-01", "b"),
      Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "a"),
      Version("QM", ConversionPurpose::kThreshold, "2020-01-01", "t"),
      Version("", ConversionPurpose::kMarket, "2020-01-01", "w"),
      Version("", ConversionPurpose::kCustoms, "2010-01-01", "v"),
  });
  ASSERT_TRUE(table.ok()) << table.status();
  struct {
    const char* territory;
    ConversionPurpose purpose;
    const char* day;
    const char* source;  // empty: none
  } cases[] = {
      {"QM", ConversionPurpose::kCustoms, "2026-06-30", "a"},
      {"QM", ConversionPurpose::kCustoms, "2026-07-01", "b"},
      {"QM", ConversionPurpose::kCustoms, "2019-12-31", "v"},
      {"QM", ConversionPurpose::kCustoms, "2009-12-31", ""},
      {"QM", ConversionPurpose::kThreshold, "2026-07-01", "t"},
      {"QM", ConversionPurpose::kMarket, "2026-07-01", "w"},
      {"QN", ConversionPurpose::kCustoms, "2026-07-01", "v"},
      {"QN", ConversionPurpose::kPayment, "2026-07-01", ""},
  };
  for (const auto& c : cases) {
    const RatePolicy* policy = table->Find(Code::Of(c.territory), c.purpose, DayAt(c.day));
    EXPECT_EQ(policy == nullptr ? "" : policy->sources[0].source, c.source)
        << c.territory << " " << c.day;
  }
}

TEST(RatePolicyTable, RefusesAMalformedOrRepeatedVersion) {
  RatePolicyVersion no_source = Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "a");
  no_source.policy.sources.clear();
  RatePolicyVersion negative = Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "a");
  negative.policy.sources[0].max_age_days = -1;
  RatePolicyVersion unnamed = Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "");
  RatePolicyVersion variance = Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "a");
  variance.policy.sources[0].daily_variance = {Dec("-5")};
  RatePolicyVersion good = Version("QM", ConversionPurpose::kCustoms, "2020-01-01", "a");
  struct {
    std::vector<RatePolicyVersion> versions;
    const char* expected;
  } cases[] = {
      {{no_source}, "a rate policy needs a source"},
      {{negative}, "a: max_age_days must be 0 or more"},
      {{unnamed}, "a rate source needs an id"},
      {{variance}, "a: daily_variance must be 0 or more"},
      {{good, good}, "given twice"},
  };
  for (const auto& c : cases) {
    auto table = RatePolicyTable::Build(c.versions);
    EXPECT_EQ(table.status().message(),
              std::string("rate policy of 'QM', purpose 1, from 2020-01-01: ") + c.expected);
  }
}

}  // namespace
}  // namespace landfall
