#include "services/routing/weighing.h"

#include <algorithm>

namespace landfall::routing {
namespace {

using Wide = __int128;

constexpr int64_t kMicrogramsPerGram = 1'000'000;
constexpr int64_t kMicrometresPerMillimetre = 1'000;

constexpr Wide CeilTo(Wide value, Wide step) { return (value + step - 1) / step * step; }

int64_t RoundSide(int64_t side, const Weighing& weighing) {
  int64_t step = weighing.side_step;
  switch (weighing.side_rounding) {
    case SideRounding::kUp:
      return static_cast<int64_t>(CeilTo(side, step));
    case SideRounding::kNearest:
      return (side + step / 2) / step * step;
    case SideRounding::kExact:
      break;
  }
  return side;
}

// Volumetric weight in micrograms is `over` / `under`.
struct VolumeWeight {
  Wide over = 0;
  Wide under = 1;
};

VolumeWeight VolumeWeightOf(const std::array<int64_t, 3>& sides, const Weighing& weighing) {
  return {static_cast<Wide>(sides[0]) * sides[1] * sides[2] * weighing.volume_weight,
          static_cast<Wide>(weighing.divisor) * weighing.volume_unit};
}

bool VolumeCounts(const Piece& piece, const std::array<int64_t, 3>& sides, VolumeWeight volume,
                  const Weighing& weighing) {
  switch (weighing.rule) {
    case WeighingRule::kActual:
      return false;
    case WeighingRule::kGreater:
      return true;
    case WeighingRule::kVolumeIfTwice:
      return volume.over >= 2 * static_cast<Wide>(piece.weight) * volume.under;
    case WeighingRule::kVolumeIfLongSide:
      return sides[0] >= weighing.long_side;
  }
  return false;
}

}  // namespace

Piece PieceOf(int64_t weight_micrograms, std::array<int64_t, 3> sides) {
  std::sort(sides.begin(), sides.end(), std::greater<>());
  return {weight_micrograms, sides};
}

Piece PieceOf(const Parcel& parcel) {
  const Dimensions& box = parcel.dimensions;
  return PieceOf(
      parcel.weight_grams > kLargestWeight / kMicrogramsPerGram
          ? kLargestWeight + 1
          : parcel.weight_grams * kMicrogramsPerGram,
      {box.length_mm * kMicrometresPerMillimetre, box.width_mm * kMicrometresPerMillimetre,
       box.height_mm * kMicrometresPerMillimetre});
}

Weighing WeighingOf(const ServiceRow& service) {
  return {.rule = service.weighing,
          .side_rounding = service.side_rounding,
          .side_step = service.side_step,
          .long_side = service.long_side,
          .divisor = service.divisor,
          .volume_unit = service.volume_unit,
          .volume_weight = service.volume_weight,
          .min_charge = service.min_charge,
          .weight_step = service.weight_step};
}

int64_t ChargeableWeight(const Piece& piece, const Weighing& weighing) {
  Wide step = std::max<int64_t>(weighing.weight_step, 1);
  Wide charged = CeilTo(std::max(piece.weight, weighing.min_charge), step);
  if (weighing.rule == WeighingRule::kActual || !piece.HasSides()) {
    return static_cast<int64_t>(charged);
  }
  std::array<int64_t, 3> sides = piece.sides;
  for (int64_t& side : sides) side = RoundSide(side, weighing);
  VolumeWeight volume = VolumeWeightOf(sides, weighing);
  if (!VolumeCounts(piece, sides, volume, weighing)) return static_cast<int64_t>(charged);
  Wide unit = volume.under * step;
  return static_cast<int64_t>(std::max(charged, (volume.over + unit - 1) / unit * step));
}

}  // namespace landfall::routing
