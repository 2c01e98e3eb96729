#include "common/rulebook/freight/freight_rows.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "common/rulebook/freight/words.h"
#include "common/rulebook/text_key.h"

namespace landfall {
namespace {

class RowWriter {
 public:
  RowWriter(const FreightDrafts& drafts, const FreightIndex& index, EditionBuilder& builder)
      : drafts_(drafts), index_(index), builder_(builder) {}

  void Write() {
    WriteSources();
    WriteCarriers();
    WriteZones();
    WriteServices();
    WriteLanes();
  }

 private:
  void WriteSources();
  void WriteCarriers();
  void WriteZones();
  void WriteServices();
  void WriteLanes();

  RowRange AddRates(const std::string& service);
  RowRange AddSurcharges(const std::string& carrier, const std::vector<Code>& origins);
  RowRange AddTransit(const std::string& service);
  RowRange AddGoodsRules(const ServiceDraft& service);

  template <typename Row>
  RowRange AddAll(const std::vector<Row>& rows) {
    return builder_.AddAll(std::span<const Row>(rows));
  }

  const FreightDrafts& drafts_;
  const FreightIndex& index_;
  EditionBuilder& builder_;
  std::map<std::string, uint32_t> citations_;
  std::map<std::string, uint32_t> carriers_;
};

void RowWriter::WriteSources() {
  for (const auto& [id, source] : index_.sources) {
    CitationRow row;
    row.title = builder_.Intern(source->title);
    row.url = builder_.Intern(source->url);
    row.note = builder_.Intern(source->note);
    row.published = source->published;
    row.read_on = source->read_on;
    row.confidence = source->confidence;
    citations_[id] = builder_.Add(row);
  }
}

void RowWriter::WriteCarriers() {
  for (const auto& [id, carrier] : index_.carriers) {
    CarrierRow row;
    row.key = TextKey(id);
    row.home = carrier->home;
    row.id = builder_.Intern(id);
    row.name = builder_.Intern(carrier->name);
    row.kind = builder_.Intern(carrier->kind);
    row.citation = citations_.at(carrier->source);
    row.channel = carrier->channel;
    carriers_[id] = builder_.Add(row);
  }
}

void RowWriter::WriteZones() {
  std::map<std::pair<Code, Code>, ZoneRow> rows;
  for (const ZoneDraft& zone : drafts_.zones) {
    for (Code territory : zone.territories) {
      ZoneRow& row = rows[{zone.scheme, territory}];
      row.scheme = zone.scheme;
      row.territory = territory;
      row.zone = zone.zone;
      row.citation = citations_.at(zone.source);
    }
  }
  for (const auto& [key, row] : rows) builder_.Add(row);
}

RowRange RowWriter::AddRates(const std::string& service) {
  std::vector<FreightRateRow> rows;
  auto cards = index_.cards_of_service.find(service);
  if (cards == index_.cards_of_service.end()) return AddAll(rows);
  for (const CardDraft* card : cards->second) {
    for (const RateDraft* rate : index_.rates_of_card.at(card->id)) {
      FreightRateRow row = rate->row;
      row.card = builder_.Intern(card->id);
      row.first = card->row.first;
      row.last = card->row.last;
      row.as_of = card->row.as_of;
      row.currency = card->row.currency;
      row.basis = card->row.basis;
      row.tax_included = card->row.tax_included;
      row.citation = citations_.at(card->source);
      rows.push_back(row);
    }
  }
  std::sort(rows.begin(), rows.end(), [](const FreightRateRow& a, const FreightRateRow& b) {
    return std::tie(a.is_zone, a.destination, a.over, a.first) <
           std::tie(b.is_zone, b.destination, b.over, b.first);
  });
  return AddAll(rows);
}

// Fuel stands last because it is a percentage of what came before; other rows keep the order of
// their file, because of one kind the first that a parcel sets off counts.
RowRange RowWriter::AddSurcharges(const std::string& carrier, const std::vector<Code>& origins) {
  std::vector<FreightSurchargeRow> rows;
  auto drafts = index_.surcharges_of_carrier.find(carrier);
  if (drafts == index_.surcharges_of_carrier.end()) return AddAll(rows);
  for (const SurchargeDraft* draft : drafts->second) {
    bool serves = std::find_first_of(draft->origins.begin(), draft->origins.end(), origins.begin(),
                                     origins.end()) != draft->origins.end();
    if (!serves) continue;
    FreightSurchargeRow row = draft->row;
    row.id = builder_.Intern(draft->id);
    row.citation = citations_.at(draft->source);
    rows.push_back(row);
  }
  std::stable_partition(rows.begin(), rows.end(), [](const FreightSurchargeRow& row) {
    return row.kind != FreightPart::kFuel;
  });
  return AddAll(rows);
}

RowRange RowWriter::AddTransit(const std::string& service) {
  std::vector<TransitRow> rows;
  auto drafts = index_.transit_of_service.find(service);
  if (drafts == index_.transit_of_service.end()) return AddAll(rows);
  for (const TransitDraft* draft : drafts->second) {
    rows.push_back(draft->row);
    rows.back().citation = citations_.at(draft->source);
  }
  std::sort(rows.begin(), rows.end(),
            [](const TransitRow& a, const TransitRow& b) { return a.destination < b.destination; });
  return AddAll(rows);
}

bool Concerns(const GoodsRuleDraft& rule, const std::string& subject, const ServiceDraft& service) {
  switch (rule.scope) {
    case GoodsScope::kMode:
      return std::any_of(std::begin(kModeWords), std::end(kModeWords), [&](const Word<Mode>& word) {
        return word.text == subject && word.value == service.row.mode;
      });
    case GoodsScope::kChannel:
      return std::any_of(std::begin(kChannelWords), std::end(kChannelWords),
                         [&](const Word<Channel>& word) {
                           return word.text == subject && word.value == service.row.channel;
                         });
    case GoodsScope::kCarrier:
      return subject == service.carrier;
    case GoodsScope::kService:
      return subject == service.id;
    case GoodsScope::kDestination:
      return true;
  }
  return false;
}

// The rules of its mode, channel, carrier and of every destination beside its own.
RowRange RowWriter::AddGoodsRules(const ServiceDraft& service) {
  std::vector<std::pair<std::string, GoodsRuleRow>> rows;
  for (const GoodsRuleDraft& rule : drafts_.goods_rules) {
    for (const std::string& subject : rule.subjects) {
      if (!Concerns(rule, subject, service)) continue;
      GoodsRuleRow row;
      if (rule.scope == GoodsScope::kDestination) row.destination = Code::Of(subject);
      row.id = builder_.Intern(rule.id);
      row.condition = builder_.Intern(rule.condition);
      row.as_of = rule.as_of;
      row.flags = rule.flags;
      row.citation = citations_.at(rule.source);
      row.verdict = rule.verdict;
      rows.emplace_back(rule.id, row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.verdict, a.first, a.second.destination) <
           std::tie(b.second.verdict, b.first, b.second.destination);
  });
  RowRange range{builder_.Count<GoodsRuleRow>(), static_cast<uint32_t>(rows.size())};
  for (const auto& [id, row] : rows) builder_.Add(row);
  return range;
}

void RowWriter::WriteServices() {
  std::vector<ServiceOriginRow> origins;
  for (const auto& [id, versions] : index_.services) {
    RowRange rates = AddRates(id);
    RowRange transit = AddTransit(id);
    for (size_t i = 0; i < versions.size(); ++i) {
      const ServiceDraft& draft = *versions[i];
      ServiceRow row = draft.row;
      row.id = builder_.Intern(id);
      row.name = builder_.Intern(draft.name);
      row.rates = rates;
      row.transit = transit;
      row.surcharges = AddSurcharges(draft.carrier, draft.origins);
      row.goods_rules = AddGoodsRules(draft);
      if (i + 1 < versions.size()) row.last = versions[i + 1]->row.first - 1;
      row.carrier = carriers_.at(draft.carrier);
      row.citation = citations_.at(draft.source);
      uint32_t number = builder_.Add(row);
      for (Code origin : draft.origins) origins.push_back({.origin = origin, .service = number});
    }
  }
  std::sort(origins.begin(), origins.end(),
            [](const ServiceOriginRow& a, const ServiceOriginRow& b) {
              return std::tie(a.origin, a.service) < std::tie(b.origin, b.service);
            });
  AddAll(origins);
}

int Specificity(const LaneStatusRow& row) {
  return (row.carrier != 0) * 4 + (row.channel != 0) * 2 + !row.origin.IsNone();
}

void RowWriter::WriteLanes() {
  std::vector<std::pair<std::string, LaneStatusRow>> rows;
  for (const LaneDraft& draft : drafts_.lanes) {
    LaneStatusRow row = draft.row;
    row.id = builder_.Intern(draft.id);
    row.note = builder_.Intern(draft.note);
    row.citation = citations_.at(draft.source);
    rows.emplace_back(draft.id, row);
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(a.second.destination, -Specificity(a.second), a.first) <
           std::make_tuple(b.second.destination, -Specificity(b.second), b.first);
  });
  for (const auto& [id, row] : rows) builder_.Add(row);
}

}  // namespace

void AddFreightRows(const FreightDrafts& drafts, const FreightIndex& index,
                    EditionBuilder& builder) {
  RowWriter(drafts, index, builder).Write();
}

}  // namespace landfall
