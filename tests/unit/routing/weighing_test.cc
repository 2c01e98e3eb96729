#include "services/routing/weighing.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace landfall::routing {
namespace {

constexpr int64_t kGram = 1'000'000;
constexpr int64_t kKilogram = 1'000 * kGram;
constexpr int64_t kPound = 453'592'370;
constexpr int64_t kCentimetre = 10'000;
constexpr int64_t kInch = 25'400;
constexpr int64_t kCubicCentimetre = 1'000'000'000'000;
constexpr int64_t kCubicInch = 16'387'064'000'000;

Weighing Metric(WeighingRule rule, int64_t divisor, int64_t step, int64_t minimum = 0) {
  return {.rule = rule,
          .divisor = divisor,
          .volume_unit = kCubicCentimetre,
          .volume_weight = kKilogram,
          .min_charge = minimum,
          .weight_step = step};
}

Weighing Imperial(int64_t divisor, int64_t step) {
  return {.rule = WeighingRule::kGreater,
          .divisor = divisor,
          .volume_unit = kCubicInch,
          .volume_weight = kPound,
          .weight_step = step};
}

Piece Box(int64_t weight, int64_t length, int64_t width, int64_t height, int64_t unit) {
  return PieceOf(weight, {length * unit, width * unit, height * unit});
}

struct Case {
  std::string name;
  Piece piece;
  Weighing weighing;
  int64_t expected;
};

TEST(Weighing, ChargesTheWeightEachRuleSelects) {
  constexpr WeighingRule kActual = WeighingRule::kActual;
  constexpr WeighingRule kGreater = WeighingRule::kGreater;
  constexpr WeighingRule kTwice = WeighingRule::kVolumeIfTwice;
  Weighing long_side = Metric(WeighingRule::kVolumeIfLongSide, 6000, 50 * kGram);
  long_side.long_side = 40 * kCentimetre;
  const std::vector<Case> cases = {
      {"wt-kg-01", Box(10 * kKilogram, 30, 50, 50, kCentimetre),
       Metric(kGreater, 5000, kKilogram / 2), 15 * kKilogram},
      {"wt-kg-02", Box(kKilogram, 30, 25, 20, kCentimetre), Metric(kGreater, 5000, kKilogram / 2),
       3 * kKilogram},
      {"wt-kg-03", Box(20 * kKilogram, 50, 50, 50, kCentimetre),
       Metric(kGreater, 5000, kKilogram / 2), 25 * kKilogram},
      {"wt-usps-166-01: 512 in3 / 166 is 3.08 lb", Box(kPound * 11 / 4, 8, 8, 8, kInch),
       Imperial(166, kPound), 4 * kPound},
      {"139 in3/lb", Box(kPound, 139, 1, 1, kInch), Imperial(139, kPound), kPound},
      {"139 in3/lb, an inch longer", Box(kPound, 140, 1, 1, kInch), Imperial(139, kPound),
       2 * kPound},
      {"small packet: actual grams", Box(600 * kGram, 20, 15, 10, kCentimetre),
       Metric(kActual, 0, kGram), 600 * kGram},
      {"letter post in 100 g steps", Box(601 * kGram, 20, 15, 10, kCentimetre),
       Metric(kActual, 0, 100 * kGram), 700 * kGram},
      {"a step met is not exceeded", Box(700 * kGram, 20, 15, 10, kCentimetre),
       Metric(kActual, 0, 100 * kGram), 700 * kGram},
      {"no step: as it is", Box(kPound / 2 - 1, 20, 15, 10, kCentimetre), Metric(kActual, 0, 0),
       kPound / 2 - 1},
      {"minimum of 50 g", Box(20 * kGram, 5, 5, 5, kCentimetre),
       Metric(kActual, 0, kGram, 50 * kGram), 50 * kGram},
      {"minimum before the step", Box(kGram, 5, 5, 5, kCentimetre),
       Metric(kActual, 0, kKilogram, kKilogram / 2), kKilogram},
      {"6000: volume is greater", Box(kKilogram, 30, 30, 20, kCentimetre),
       Metric(kGreater, 6000, kGram), 3 * kKilogram},
      {"8000: actual is greater", Box(3 * kKilogram, 30, 30, 20, kCentimetre),
       Metric(kGreater, 8000, kGram), 3 * kKilogram},
      {"9000, a third of a gram rounds up", Box(kGram, 10, 10, 10, kCentimetre),
       Metric(kGreater, 9000, kGram), 112 * kGram},
      {"twice actual: just under is actual",
       Box(1'500'001 * kGram / 1'000, 30, 30, 20, kCentimetre), Metric(kTwice, 6000, kGram),
       1'501 * kGram},
      {"twice actual: at twice is volume", Box(1'500 * kGram, 30, 30, 20, kCentimetre),
       Metric(kTwice, 6000, kGram), 3 * kKilogram},
      {"twice actual: far under is actual", Box(2 * kKilogram, 30, 30, 20, kCentimetre),
       Metric(kTwice, 6000, kGram), 2 * kKilogram},
      {"side of 40 cm: volume", Box(kKilogram, 40, 30, 20, kCentimetre), long_side, 4 * kKilogram},
      {"side of 39 cm: actual", Box(kKilogram, 39, 30, 20, kCentimetre), long_side, kKilogram},
      {"side of 40 cm, actual is greater", Box(5 * kKilogram, 40, 30, 20, kCentimetre), long_side,
       5 * kKilogram},
      {"no sides: actual", PieceOf(kKilogram, {0, 0, 0}), Metric(kGreater, 5000, kGram), kKilogram},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ChargeableWeight(c.piece, c.weighing), c.expected) << c.name;
  }
}

TEST(Weighing, RoundsEachSideBeforeTheVolumeIsTaken) {
  struct SideCase {
    std::string name;
    SideRounding rounding;
    int64_t step;
    std::array<int64_t, 3> sides;
    int64_t expected;
  };
  const std::vector<SideCase> cases = {
      {"exact", SideRounding::kExact, 0, {100'100, 100'000, 50'000}, 101 * kGram},
      {"every fraction of a centimetre up",
       SideRounding::kUp,
       kCentimetre,
       {100'001, 100'000, 50'000},
       110 * kGram},
      {"a whole centimetre stays",
       SideRounding::kUp,
       kCentimetre,
       {100'000, 100'000, 50'000},
       100 * kGram},
      {"nearest: under half goes down",
       SideRounding::kNearest,
       kCentimetre,
       {104'999, 100'000, 50'000},
       100 * kGram},
      {"nearest: half goes up",
       SideRounding::kNearest,
       kCentimetre,
       {105'000, 100'000, 50'000},
       110 * kGram},
      {"every fraction of an inch up: 12 x 12 x 6 in are 14158.4 cm3",
       SideRounding::kUp,
       kInch,
       {300'000, 300'000, 150'000},
       2'832 * kGram},
  };
  for (const SideCase& c : cases) {
    Weighing weighing = Metric(WeighingRule::kGreater, 5000, kGram);
    weighing.side_rounding = c.rounding;
    weighing.side_step = c.step;
    EXPECT_EQ(ChargeableWeight(PieceOf(kGram, c.sides), weighing), c.expected) << c.name;
  }
}

TEST(Weighing, StaysExactAtTheLargestPiece) {
  Piece piece = PieceOf(kLargestWeight, {kLargestSide, kLargestSide, kLargestSide});
  EXPECT_EQ(ChargeableWeight(piece, Imperial(166, kPound)) % kPound, 0);
  EXPECT_EQ(ChargeableWeight(piece, Metric(WeighingRule::kVolumeIfTwice, 1'000'000, kGram)),
            kLargestWeight);
}

TEST(Weighing, SortsTheSidesOfAParcel) {
  Parcel parcel{.weight_grams = 600,
                .dimensions = {.length_mm = 100, .width_mm = 200, .height_mm = 150}};
  Piece piece = PieceOf(parcel);
  EXPECT_EQ(piece.weight, 600 * kGram);
  EXPECT_EQ(piece.sides, (std::array<int64_t, 3>{200'000, 150'000, 100'000}));
}

}  // namespace
}  // namespace landfall::routing
