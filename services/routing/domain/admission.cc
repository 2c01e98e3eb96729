#include "services/routing/domain/admission.h"

#include <algorithm>

namespace landfall::routing {

uint32_t FindGoodsRule(const Edition& edition, const ServiceRow& service,
                       const FreightRequest& request) {
  if (request.goods_flags == 0) return kNoRow;
  std::span<const GoodsRuleRow> rows = edition.Rows<GoodsRuleRow>(service.goods_rules);
  for (uint32_t i = 0; i < rows.size(); ++i) {
    if ((rows[i].flags & request.goods_flags) == 0) continue;
    Code place = rows[i].destination;
    if (place.IsNone() || place == request.destination || place == request.country) {
      return service.goods_rules.begin + i;
    }
  }
  return kNoRow;
}

uint32_t FindLaneStatus(const Edition& edition, const ServiceRow& service,
                        const FreightRequest& request) {
  uint64_t carrier = edition.Rows<CarrierRow>()[service.carrier].key;
  std::span<const LaneStatusRow> rows = edition.Rows<LaneStatusRow>();
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const LaneStatusRow& row = rows[i];
    bool place = row.destination == request.destination || row.destination == request.country;
    if (!place || request.day < row.first || request.day > row.last) continue;
    if (!row.origin.IsNone() && row.origin != request.dispatch) continue;
    if (row.channel != 0 && row.channel != static_cast<uint8_t>(service.channel)) continue;
    if (row.carrier != 0 && row.carrier != carrier) continue;
    return i;
  }
  return kNoRow;
}

uint8_t TermsUnder(uint8_t service_terms, const LaneStatusRow& lane) {
  switch (lane.state) {
    case LaneState::kSuspended:
      return 0;
    case LaneState::kPrepaidOnly:
      return service_terms & BitOf(Terms::kDdp);
    case LaneState::kPrepaidOffered:
      return BitOf(Terms::kDdp);
  }
  return 0;
}

CapTest TestValueCap(const ServiceRow& service, const FreightRequest& request) {
  if (service.value_currency.IsNone()) return CapTest::kWithin;
  auto value = std::find_if(request.values.begin(), request.values.end(), [&](const Amount& each) {
    return each.currency == service.value_currency;
  });
  if (value == request.values.end()) return CapTest::kUntested;
  return value->value > service.value_cap ? CapTest::kAbove : CapTest::kWithin;
}

}  // namespace landfall::routing
