#include "services/routing/routing.h"

#include <algorithm>

#include "services/routing/domain/rate_choice.h"
#include "services/routing/domain/service_list.h"
#include "services/routing/domain/service_price.h"

namespace landfall::routing {
namespace {

bool IsWanted(const ServiceRow& service, const FreightRequest& request) {
  return HoldsOn(service, request.day) &&
         (request.services.empty() || std::find(request.services.begin(), request.services.end(),
                                                service.key) != request.services.end());
}

}  // namespace

FreightOptions PriceServices(const Edition& edition, const FreightRequest& request, Arena& arena) {
  std::span<const ServiceOriginRow> candidates = ServicesFrom(edition, request.dispatch);
  std::span<const ServiceRow> services = edition.Rows<ServiceRow>();
  std::span<ServiceOffer> offers = arena.AllocateArray<ServiceOffer>(candidates.size());
  std::span<ServiceRejection> rejections = arena.AllocateArray<ServiceRejection>(candidates.size());
  PriceParts parts;
  size_t offered = 0;
  size_t rejected = 0;
  for (const ServiceOriginRow& candidate : candidates) {
    if (!IsWanted(services[candidate.service], request)) continue;
    ServiceOffer& offer = offers[offered];
    if (!PriceService(edition, candidate.service, request, parts, offer, rejections[rejected])) {
      ++rejected;
      continue;
    }
    offer.price.parts = arena.CopyArray(offer.price.parts);
    ++offered;
  }
  return {offers.first(offered), rejections.first(rejected)};
}

std::span<const uint32_t> ListServices(const Edition& edition, const LaneRequest& request,
                                       Arena& arena) {
  std::span<const ServiceOriginRow> candidates = ServicesFrom(edition, request.dispatch);
  std::span<uint32_t> rows = arena.AllocateArray<uint32_t>(candidates.size());
  size_t count = 0;
  for (const ServiceOriginRow& candidate : candidates) {
    const ServiceRow& service = edition.Rows<ServiceRow>()[candidate.service];
    if (!HoldsOn(service, request.day)) continue;
    if (request.modes != 0 && (request.modes & BitOf(service.mode)) == 0) continue;
    LaneRates rates(edition, service, request.destination, request.country);
    if (rates.Serves(request.day)) rows[count++] = candidate.service;
  }
  return rows.first(count);
}

}  // namespace landfall::routing
