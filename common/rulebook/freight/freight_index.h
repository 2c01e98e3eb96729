#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/rulebook/freight/freight_drafts.h"

namespace landfall {

// Names to drafts, and drafts by what they belong to. Points into the drafts it was made of.
struct FreightIndex {
  explicit FreightIndex(const FreightDrafts& drafts);

  std::map<std::string, const SourceDraft*> sources;
  std::map<std::string, const CarrierDraft*> carriers;
  std::map<std::string, std::vector<const ServiceDraft*>> services;  // versions, ascending
  std::map<std::string, const CardDraft*> cards;
  std::map<std::string, std::vector<const CardDraft*>> cards_of_service;
  std::map<std::string, std::vector<const RateDraft*>> rates_of_card;
  std::map<std::string, std::vector<const SurchargeDraft*>> surcharges_of_carrier;
  std::map<std::string, std::vector<const TransitDraft*>> transit_of_service;
  std::map<std::pair<Code, Code>, const ZoneDraft*> zones;  // by scheme and zone
};

}  // namespace landfall
