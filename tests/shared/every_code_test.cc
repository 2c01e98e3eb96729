// Every code of the official files of the United States, Japan, the United Kingdom and the Union
// through the whole engine, at three values: each customs duty is computed, marked STALE, or not
// computed with its reason and, where the law states a rate that could not be read, its text.

#include <gtest/gtest.h>

#include <iostream>

#include "services/server/rules_source.h"
#include "tests/shared/code_walk.h"
#include "tests/shared/official_codes.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

// Below, around and above the thresholds small consignments are freed by.
constexpr int64_t kValues[] = {2, 60, 4000};

class EveryCode : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    server::Settings settings;
    settings.data = std::string(LANDFALL_SOURCE_DIR) + "/data";
    settings.edition_folder = folder_->path();
    server::RulesSource source(settings);
    rules_ = source.Load(false).value();
    rates_ = source.LoadRates().value();
  }
  static void TearDownTestSuite() {
    rules_.reset();
    rates_.reset();
    folder_.reset();
  }

  // Walks the codes and prints the shares at each value. Returns what the last value came to.
  static WalkCount Walk(const WalkLane& lane, const Codes& codes) {
    const quote::Sources sources{rules_->book(), *rates_, {}};
    CodeWalk walk(sources, lane);
    WalkCount last;
    for (int64_t value : kValues) {
      WalkCount count;
      for (const std::string& code : codes) {
        const auto hs = HsCode::Parse(code);
        if (hs.ok()) {
          walk.Ask(*hs, value, count);
        } else {
          count.faults.push_back(code + " is no code");
        }
      }
      std::cout << Describe(std::string(lane.name) + " at " + std::to_string(value * lane.scale),
                            count)
                << std::endl;
      constexpr size_t kShown = 20;
      for (size_t i = 0; i < std::min(count.faults.size(), kShown); ++i) {
        ADD_FAILURE() << count.faults[i];
      }
      EXPECT_EQ(count.faults.size(), 0u);
      last = std::move(count);
    }
    return last;
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::shared_ptr<const quote::ServedRules> rules_;
  static inline std::shared_ptr<const RateSet> rates_;
};

size_t Share(const WalkCount& count, std::initializer_list<Outcome> outcomes) {
  size_t sum = 0;
  for (Outcome outcome : outcomes) sum += count.outcomes[static_cast<size_t>(outcome)];
  return sum * 10000 / std::max<size_t>(count.asked, 1);
}

// The parts of the US schedule that are asked for differently.
struct UsParts {
  explicit UsParts(const Codes& codes) {
    constexpr size_t kLineDigits = 8;
    for (const std::string& code : codes) {
      Codes& part = code >= "98" ? special : code.size() < kLineDigits ? short_codes : lines;
      part.insert(code);
    }
  }
  Codes lines{};
  Codes short_codes{};
  Codes special{};
};

TEST_F(EveryCode, OfTheUnitedStatesIsAnsweredOnTheDayOfEachRevision) {
  struct Revision {
    const char* file;
    WalkLane lane;
  };
  const Revision revisions[] = {
      {"us-hts/hts_2025_basic.json.gz",
       {"us 2025 basic", "US", "US-NY", "10001", "USD", 1, "2025-01-15"}},
      {"us-hts/hts_2025_rev_32.json.gz",
       {"us 2025 rev 32", "US", "US-NY", "10001", "USD", 1, "2025-12-10"}},
      {"us-hts/hts_2026_rev_3.json.gz",
       {"us 2026 rev 3", "US", "US-NY", "10001", "USD", 1, "2026-02-13"}},
      {"us-hts/hts_2026_rev_4.json.gz",
       {"us 2026 rev 4", "US", "US-NY", "10001", "USD", 1, "2026-02-25"}},
      {"us-hts/hts_2026_rev_10.json.gz",
       {"us 2026 rev 10", "US", "US-NY", "10001", "USD", 1, "2026-07-06"}},
  };
  for (const Revision& revision : revisions) {
    const std::string bytes = ReadOfficial(revision.file);
    if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
    const Codes codes = UsCodes(bytes);
    ASSERT_GT(codes.size(), 25000u) << revision.file;
    const UsParts parts(codes);
    const WalkCount count = Walk(revision.lane, parts.lines);
    EXPECT_GE(Share(count, {Outcome::kComputed, Outcome::kFree}), 9500u) << revision.file;
    std::cout << "  of codes shorter than a line of the tariff:" << std::endl;
    Walk(revision.lane, parts.short_codes);
    std::cout << "  of chapters 98 and 99, which amend other lines:" << std::endl;
    const WalkCount special = Walk(revision.lane, parts.special);
    EXPECT_EQ(Share(special, {Outcome::kNotComputed}), 10000u) << revision.file;
  }
}

TEST_F(EveryCode, OfJapanIsAnswered) {
  const std::string bytes = ReadOfficial("jp-tariff/jp_tariff_2026_07_09.zip");
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const Codes codes = JpCodes(bytes);
  ASSERT_GT(codes.size(), 9000u);
  const WalkCount count = Walk({"jp", "JP", "", "100-0001", "JPY", 100, "2026-07-10"}, codes);
  EXPECT_GE(Share(count, {Outcome::kComputed, Outcome::kFree}), 8500u);
}

TEST_F(EveryCode, OfTheUnitedKingdomIsAnsweredOrMarkedStale) {
  const std::string tariff = ReadOfficial("uk-global-tariff/global-uk-tariff.csv");
  const std::string later = ReadOfficial("uk-trade-tariff/uk10_nomenclature_2022-12-23.csv.gz");
  if (tariff.empty() || later.empty()) GTEST_SKIP() << "the official files are not here";
  const Codes codes = CsvCodes(tariff, "commodity");
  const Codes later_codes = CsvCodes(later, "commodity_code");
  ASSERT_GT(codes.size(), 11000u);
  ASSERT_GT(later_codes.size(), 20000u);
  const WalkCount own = Walk({"gb 2021", "GB", "", "M1 1AE", "GBP", 1, "2021-07-01"}, codes);
  EXPECT_GE(Share(own, {Outcome::kComputed, Outcome::kFree}), 9900u);
  const WalkCount now =
      Walk({"gb tariff of 2021 in 2026", "GB", "", "M1 1AE", "GBP", 1, "2026-07-06"}, codes);
  EXPECT_GE(Share(now, {Outcome::kStale}), 8800u);
  Walk({"gb nomenclature of 2022 in 2026", "GB", "", "M1 1AE", "GBP", 1, "2026-07-06"},
       later_codes);
}

TEST_F(EveryCode, OfTheUnionIsAnsweredOrMarkedStale) {
  const std::string tariff = ReadOfficial("uk-global-tariff/global-uk-tariff.csv");
  const std::string later =
      ReadOfficial("eu-taric-nomenclature/taric_nomenclature_en_2026-04-01.csv.gz");
  if (tariff.empty() || later.empty()) GTEST_SKIP() << "the official files are not here";
  const Codes codes = CsvCodes(tariff, "commodity");
  const Codes later_codes = CsvCodes(later, "goods_code");
  ASSERT_GT(later_codes.size(), 20000u);
  const WalkCount stale =
      Walk({"eu tariff of 2020 in 2026", "DE", "", "10115", "EUR", 1, "2026-07-06"}, codes);
  EXPECT_GE(Share(stale, {Outcome::kStale}), 8400u);
  Walk({"eu nomenclature of 2026", "DE", "", "10115", "EUR", 1, "2026-07-06"}, later_codes);
}

}  // namespace
}  // namespace landfall
