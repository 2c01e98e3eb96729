#include "services/routing/domain/limits.h"

#include <algorithm>

namespace landfall::routing {
namespace {

ServiceRejection Broken(RejectionReason reason, int64_t measured, int64_t limit) {
  ServiceRejection rejection;
  rejection.reason = reason;
  rejection.measured = measured;
  rejection.limit = limit;
  return rejection;
}

bool Above(int64_t measured, int64_t limit) { return limit != 0 && measured > limit; }

}  // namespace

bool LimitsSize(const ServiceRow& service) {
  return service.max_longest != 0 || service.max_sum != 0 || service.max_girth != 0;
}

std::optional<ServiceRejection> FindBrokenLimit(const ServiceRow& service, const Piece& piece) {
  constexpr RejectionReason kWeight = RejectionReason::kWeight;
  constexpr RejectionReason kSize = RejectionReason::kSize;
  if (piece.weight <= 0 || piece.weight < service.min_weight) {
    return Broken(kWeight, piece.weight, service.min_weight);
  }
  int64_t heaviest =
      service.max_weight == 0 ? kLargestWeight : std::min(service.max_weight, kLargestWeight);
  if (piece.weight > heaviest) return Broken(kWeight, piece.weight, heaviest);
  const auto& [length, width, height] = piece.sides;
  if (length > kLargestSide) return Broken(kSize, length, kLargestSide);
  if (!piece.HasSides()) return std::nullopt;
  if (Above(length, service.max_longest)) return Broken(kSize, length, service.max_longest);
  int64_t sum = length + width + height;
  if (Above(sum, service.max_sum)) return Broken(kSize, sum, service.max_sum);
  int64_t girth = length + 2 * (width + height);
  if (Above(girth, service.max_girth)) return Broken(kSize, girth, service.max_girth);
  return std::nullopt;
}

}  // namespace landfall::routing
