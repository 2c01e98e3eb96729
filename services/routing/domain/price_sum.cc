#include "services/routing/domain/price_sum.h"

#include <algorithm>

namespace landfall::routing {
namespace {

// From what a part costs at least to what it costs at most.
Decimal LowOf(const FreightComponent& part) {
  return part.state == PartState::kKnown ? part.amount : part.low;
}
Decimal HighOf(const FreightComponent& part) {
  return part.state == PartState::kKnown ? part.amount : part.high;
}
bool HasHigh(const FreightComponent& part) {
  return part.state == PartState::kKnown || part.has_range;
}

bool IsSame(const FreightComponent& a, const FreightComponent& b) {
  return a.part == b.part && a.state == b.state && a.gap == b.gap && a.basis == b.basis &&
         a.citation == b.citation && a.row == b.row && a.has_range == b.has_range;
}

void Merge(FreightComponent& into, const FreightComponent& part) {
  into.amount += part.amount;
  into.low += part.low;
  into.high += part.high;
  into.as_of = std::min(into.as_of, part.as_of);
  into.basis = std::max(into.basis, part.basis);
  into.has_range = into.has_range && part.has_range;
}

}  // namespace

// A component that holds different states would hide that one is unknown, so the last resort is a
// part of the same kind and state; a price has fewer kinds and states than places.
FreightComponent& PriceSum::Place(const FreightComponent& part) {
  FreightComponent* kin = nullptr;
  for (size_t i = 0; i < count_; ++i) {
    FreightComponent& held = parts_[i];
    if (IsSame(held, part)) return held;
    if (held.part == part.part && held.state == part.state) kin = &held;
  }
  if (count_ < parts_.size()) {
    FreightComponent& fresh = parts_[count_++];
    fresh = part;
    fresh.amount = fresh.low = fresh.high = Decimal();
    return fresh;
  }
  return kin != nullptr ? *kin : parts_.back();
}

void PriceSum::Add(const FreightComponent& part, bool fuel_applies) {
  Merge(Place(part), part);
  if (!fuel_applies || part.state == PartState::kContingent) return;
  fuel_low_ += LowOf(part);
  fuel_high_ += HighOf(part);
  fuel_has_high_ = fuel_has_high_ && HasHigh(part);
}

bool PriceSum::Finish(FreightPrice& price) const {
  price.parts = {parts_.data(), count_};
  for (const FreightComponent& part : price.parts) {
    if (part.as_of != Day::Min()) price.oldest = std::min(price.oldest, part.as_of);
    if (part.state == PartState::kContingent) continue;
    price.weakest = std::max(price.weakest, part.basis);
    price.low += LowOf(part);
    price.high += HighOf(part);
    price.has_high = price.has_high && HasHigh(part);
    price.complete = price.complete && part.state == PartState::kKnown;
    if (part.state == PartState::kKnown) price.known += part.amount;
  }
  return !price.known.IsOverflow() && !price.low.IsOverflow() && !price.high.IsOverflow();
}

}  // namespace landfall::routing
