#pragma once

#include <array>
#include <cstdint>

#include "common/goods/parcel.h"
#include "common/rulebook/tables/freight_tables.h"

namespace landfall::routing {

// One piece in units in which kilograms and pounds, centimetres and inches are whole numbers.
struct Piece {
  int64_t weight = 0;                 // micrograms
  std::array<int64_t, 3> sides = {};  // micrometres, longest first; zeros: not known

  bool HasSides() const { return sides[2] > 0; }
};

Piece PieceOf(const Parcel& parcel);

// Sides in any order, in micrometres.
Piece PieceOf(int64_t weight_micrograms, std::array<int64_t, 3> sides);

// How a service weighs on one day; the fields are those of ServiceRow.
struct Weighing {
  WeighingRule rule = WeighingRule::kActual;
  SideRounding side_rounding = SideRounding::kExact;
  int64_t side_step = 0;
  int64_t long_side = 0;
  int64_t divisor = 0;
  int64_t volume_unit = 0;
  int64_t volume_weight = 0;
  int64_t min_charge = 0;
  int64_t weight_step = 0;
};

Weighing WeighingOf(const ServiceRow& service);

// Pieces beyond these are outside the range of the arithmetic; callers refuse them first.
inline constexpr int64_t kLargestSide = 100'000'000;              // 100 m
inline constexpr int64_t kLargestWeight = 1'000'000'000'000'000;  // 1,000 t

// Chargeable weight in micrograms: the weight the rule selects, at least the minimum, rounded up to
// the step. A piece without sides weighs its actual weight. Exact: volume is never divided before
// the comparison or the rounding.
int64_t ChargeableWeight(const Piece& piece, const Weighing& weighing);

}  // namespace landfall::routing
