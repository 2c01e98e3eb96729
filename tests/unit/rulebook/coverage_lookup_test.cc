#include "common/rulebook/lookup/coverage_lookup.h"

#include "common/rulebook/lookup/place_lookup.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

using CoverageLookup = RulebookFixture;

TEST_F(CoverageLookup, TheWorstThatIsSaidWins) {
  struct {
    const char* territory;
    LevyFamily family;
    const char* hs;
    const char* origin;
    const char* at;
    int state;  // 0: nothing is said
  } cases[] = {
      {"QM", LevyFamily::kDuty, "8501", "QN", "2026-07-01", 1},
      {"QM", LevyFamily::kDuty, "950300", "QN", "2026-07-01", 2},
      // Of a short code the worst that is said of any of its goods.
      {"QM", LevyFamily::kDuty, "95", "QN", "2026-07-01", 2},
      {"QM", LevyFamily::kDuty, "6402", "QP", "2026-07-01", 2},
      {"QM", LevyFamily::kDuty, "6402", "QP", "2025-07-01", 1},
      {"QM", LevyFamily::kDuty, "6402", "QM", "2026-07-01", 1},
      {"QM", LevyFamily::kDuty, "6402", "QM", "2027-01-01", 3},
      {"QM", LevyFamily::kDuty, "8501", "QN", "2019-12-31", 0},
      {"QM", LevyFamily::kTradeRemedy, "8501", "QN", "2026-07-01", 0},
      {"QN", LevyFamily::kTax, "8501", "QM", "2026-07-01", 1},
      {"QP-IS", LevyFamily::kTax, "8501", "QM", "2026-07-01", 0},
  };
  for (const auto& c : cases) {
    const Place place = PlaceOf(edition(), FindTerritory(edition(), Code::Of(c.territory)));
    const uint32_t row = FindCoverage(edition(), {.place = place,
                                                  .family = c.family,
                                                  .hs = Hs(c.hs),
                                                  .origin = Code::Of(c.origin),
                                                  .at = T(c.at)});
    const int state =
        row == kNoRow ? 0 : static_cast<int>(edition().Rows<CoverageRow>()[row].state);
    EXPECT_EQ(state, c.state) << c.territory << " " << c.hs << " " << c.origin << " " << c.at;
  }
}

TEST_F(CoverageLookup, AnUnknownHasItsRangeAndReason) {
  const Place place = PlaceOf(edition(), FindTerritory(edition(), Code::Of("QM")));
  const uint32_t number = FindCoverage(edition(), {.place = place,
                                                   .family = LevyFamily::kDuty,
                                                   .hs = Hs("8501"),
                                                   .origin = Code::Of("QN"),
                                                   .at = T("2027-06-01")});
  ASSERT_NE(number, kNoRow);
  const CoverageRow& row = edition().Rows<CoverageRow>()[number];
  EXPECT_TRUE(row.has_range);
  EXPECT_EQ(row.low_percent.ToString(), "0");
  EXPECT_EQ(row.high_percent.ToString(), "25");
  EXPECT_EQ(edition().Text(row.note), "a new tariff is due");
  EXPECT_EQ(row.until, LocalTime::Max());
}

TEST(RankOf, WhatIsKnownInPartLiesBetweenNotCoveredAndUnknown) {
  EXPECT_LT(RankOf(CoverageState::kCovered), RankOf(CoverageState::kNotCovered));
  EXPECT_LT(RankOf(CoverageState::kNotCovered), RankOf(CoverageState::kPartly));
  EXPECT_LT(RankOf(CoverageState::kPartly), RankOf(CoverageState::kUnknown));
}

}  // namespace
}  // namespace landfall
