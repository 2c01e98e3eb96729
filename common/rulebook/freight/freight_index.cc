#include "common/rulebook/freight/freight_index.h"

#include <algorithm>

namespace landfall {

FreightIndex::FreightIndex(const FreightDrafts& drafts) {
  for (const SourceDraft& source : drafts.sources) sources.emplace(source.id, &source);
  for (const CarrierDraft& carrier : drafts.carriers) carriers.emplace(carrier.id, &carrier);
  for (const ServiceDraft& service : drafts.services) services[service.id].push_back(&service);
  for (const ZoneDraft& zone : drafts.zones) {
    zones.emplace(std::make_pair(zone.scheme, zone.zone), &zone);
  }
  for (const CardDraft& card : drafts.cards) {
    cards.emplace(card.id, &card);
    cards_of_service[card.service].push_back(&card);
  }
  for (const RateDraft& rate : drafts.rates) rates_of_card[rate.card].push_back(&rate);
  for (const SurchargeDraft& surcharge : drafts.surcharges) {
    surcharges_of_carrier[surcharge.carrier].push_back(&surcharge);
  }
  for (const TransitDraft& transit : drafts.transit) {
    transit_of_service[transit.service].push_back(&transit);
  }
  for (auto& [id, versions] : services) {
    std::stable_sort(
        versions.begin(), versions.end(),
        [](const ServiceDraft* a, const ServiceDraft* b) { return a->row.first < b->row.first; });
  }
}

}  // namespace landfall
