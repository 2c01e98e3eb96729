#include "common/rulebook/freight/freight_check.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/freight/words.h"

namespace landfall {
namespace {

template <typename Map, typename Key>
void Require(const Map& map, const Key& key, const FileLine& at, const std::string& what,
             Defects& defects) {
  if (map.find(key) == map.end()) defects.Add(at, what + " is not known");
}

template <typename Draft>
void RequireSources(const std::vector<Draft>& drafts, const FreightIndex& index, Defects& defects) {
  for (const Draft& draft : drafts) {
    Require(index.sources, draft.source, draft.at, "source \"" + draft.source + "\"", defects);
  }
}

void CheckZones(const FreightDrafts& drafts, Defects& defects) {
  std::map<std::pair<Code, Code>, const ZoneDraft*> seen;
  for (const ZoneDraft& zone : drafts.zones) {
    for (Code territory : zone.territories) {
      auto [it, fresh] = seen.emplace(std::make_pair(zone.scheme, territory), &zone);
      if (fresh) continue;
      defects.Add(zone.at, territory.ToString() + " is in zone " + it->second->zone.ToString() +
                               ", too (" + it->second->at.file + ":" +
                               std::to_string(it->second->at.line) + ")");
    }
  }
}

// Two bands of one destination that share a weight and a day, over all cards of a service.
void CheckOverlaps(const std::vector<const CardDraft*>& cards, const FreightIndex& index,
                   Defects& defects) {
  struct Band {
    const RateDraft* rate;
    const CardDraft* card;
  };
  std::map<std::pair<uint8_t, Code>, std::vector<Band>> by_destination;
  for (const CardDraft* card : cards) {
    auto rates = index.rates_of_card.find(card->id);
    if (rates == index.rates_of_card.end()) continue;
    for (const RateDraft* rate : rates->second) {
      by_destination[{rate->row.is_zone, rate->row.destination}].push_back({rate, card});
    }
  }
  for (auto& [destination, bands] : by_destination) {
    for (size_t i = 0; i < bands.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const Band &a = bands[i], &b = bands[j];
        bool weights = a.rate->row.over < b.rate->row.up_to && b.rate->row.over < a.rate->row.up_to;
        bool days = a.card->row.first <= b.card->row.last && b.card->row.first <= a.card->row.last;
        if (weights && days) {
          defects.Add(a.rate->at,
                      "overlaps " + b.rate->at.file + ":" + std::to_string(b.rate->at.line));
        }
      }
    }
  }
}

// The parcels of one shipment may be priced by different cards of a service, and add up.
void CheckOneCurrency(const std::vector<const CardDraft*>& cards, Defects& defects) {
  for (const CardDraft* card : cards) {
    if (card->row.currency == cards.front()->row.currency) continue;
    defects.Add(card->at, "in another currency than card " + cards.front()->id + " of service " +
                              card->service);
  }
}

void CheckCards(const FreightDrafts& drafts, const FreightIndex& index, Defects& defects) {
  for (const CardDraft& card : drafts.cards) {
    Require(index.services, card.service, card.at, "service \"" + card.service + "\"", defects);
    Require(index.rates_of_card, card.id, card.at, "a price of card \"" + card.id + "\"", defects);
  }
  for (const RateDraft& rate : drafts.rates) {
    auto card = index.cards.find(rate.card);
    if (!rate.row.is_zone || card == index.cards.end()) continue;
    auto versions = index.services.find(card->second->service);
    if (versions == index.services.end()) continue;
    for (const ServiceDraft* service : versions->second) {
      Require(index.zones, std::make_pair(service->row.zone_scheme, rate.row.destination), rate.at,
              "zone " + rate.row.destination.ToString() + " of service " + service->id, defects);
    }
  }
  for (const auto& [service, cards] : index.cards_of_service) {
    CheckOneCurrency(cards, defects);
    CheckOverlaps(cards, index, defects);
  }
}

bool Meets(const std::vector<Code>& a, const std::vector<Code>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// A price is one sum in one currency.
void CheckSurchargeCurrency(const SurchargeDraft& surcharge, const FreightIndex& index,
                            Defects& defects) {
  if (surcharge.row.per == SurchargePer::kPercent) return;
  for (const auto& [id, versions] : index.services) {
    if (versions.front()->carrier != surcharge.carrier) continue;
    if (!Meets(versions.front()->origins, surcharge.origins)) continue;
    auto cards = index.cards_of_service.find(id);
    if (cards == index.cards_of_service.end()) continue;
    for (const CardDraft* card : cards->second) {
      if (card->row.currency == surcharge.row.currency) continue;
      defects.Add(surcharge.at, "in " + surcharge.row.currency.ToString() + " on top of card " +
                                    card->id + " in " + card->row.currency.ToString());
    }
  }
}

void CheckSurcharges(const FreightDrafts& drafts, const FreightIndex& index, Defects& defects) {
  for (const SurchargeDraft& surcharge : drafts.surcharges) {
    Require(index.carriers, surcharge.carrier, surcharge.at,
            "carrier \"" + surcharge.carrier + "\"", defects);
    if (!surcharge.row.region.IsNone()) {
      Require(index.zones, std::make_pair(surcharge.row.region_scheme, surcharge.row.region),
              surcharge.at, "region " + surcharge.row.region.ToString(), defects);
    }
    CheckSurchargeCurrency(surcharge, index, defects);
  }
}

template <typename T>
bool IsWord(std::span<const Word<T>> words, const std::string& text) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word<T>& word) { return word.text == text; });
}

bool IsSubject(GoodsScope scope, const std::string& subject, const FreightIndex& index) {
  switch (scope) {
    case GoodsScope::kMode:
      return IsWord<Mode>(kModeWords, subject);
    case GoodsScope::kChannel:
      return IsWord<Channel>(kChannelWords, subject);
    case GoodsScope::kCarrier:
      return index.carriers.contains(subject);
    case GoodsScope::kService:
      return index.services.contains(subject);
    case GoodsScope::kDestination:
      return Code::Parse(subject).has_value();
  }
  return false;
}

void CheckGoodsRules(const FreightDrafts& drafts, const FreightIndex& index, Defects& defects) {
  for (const GoodsRuleDraft& rule : drafts.goods_rules) {
    for (const std::string& subject : rule.subjects) {
      if (IsSubject(rule.scope, subject, index)) continue;
      defects.Add(rule.at, "subjects: \"" + subject + "\" is not known in this scope");
    }
  }
}

}  // namespace

void CheckFreight(const FreightDrafts& drafts, const FreightIndex& index, Defects& defects) {
  RequireSources(drafts.carriers, index, defects);
  RequireSources(drafts.services, index, defects);
  RequireSources(drafts.zones, index, defects);
  RequireSources(drafts.cards, index, defects);
  RequireSources(drafts.surcharges, index, defects);
  RequireSources(drafts.transit, index, defects);
  RequireSources(drafts.goods_rules, index, defects);
  RequireSources(drafts.lanes, index, defects);
  for (const ServiceDraft& service : drafts.services) {
    Require(index.carriers, service.carrier, service.at, "carrier \"" + service.carrier + "\"",
            defects);
  }
  for (const TransitDraft& transit : drafts.transit) {
    Require(index.services, transit.service, transit.at, "service \"" + transit.service + "\"",
            defects);
  }
  for (const LaneDraft& lane : drafts.lanes) {
    if (lane.carrier.empty()) continue;
    Require(index.carriers, lane.carrier, lane.at, "carrier \"" + lane.carrier + "\"", defects);
  }
  CheckZones(drafts, defects);
  CheckCards(drafts, index, defects);
  CheckSurcharges(drafts, index, defects);
  CheckGoodsRules(drafts, index, defects);
}

}  // namespace landfall
