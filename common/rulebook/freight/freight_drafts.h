#pragma once

#include <string>
#include <vector>

#include "common/rulebook/freight/defects.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"

namespace landfall {

// Rows as the CSV files state them: references are still names, checked once all folders are read.
// `at` is where the row stands; `source` names a SourceDraft.

struct SourceDraft {
  FileLine at;
  std::string id;
  std::string title;
  std::string url;
  std::string note;
  Day published = Day::Min();
  Day read_on = Day::Min();
  Confidence confidence = Confidence::kHigh;
};

struct CarrierDraft {
  FileLine at;
  std::string id;
  std::string name;
  std::string kind;
  std::string source;
  Code home;
  Channel channel = Channel::kPostal;
};

struct ServiceDraft {
  FileLine at;
  std::string id;
  std::string name;
  std::string carrier;
  std::string source;
  std::vector<Code> origins;
  ServiceRow row;  // measures, rules and days; `last` is set once the next version is known
};

struct ZoneDraft {
  FileLine at;
  std::string source;
  Code scheme;
  Code zone;
  std::vector<Code> territories;
};

struct CardDraft {
  FileLine at;
  std::string id;
  std::string service;
  std::string source;
  FreightRateRow row;  // currency, days, basis, tax
};

struct RateDraft {
  FileLine at;
  std::string card;
  FreightRateRow row;  // destination, band, price
};

struct SurchargeDraft {
  FileLine at;
  std::string id;
  std::string carrier;
  std::string source;
  std::vector<Code> origins;
  FreightSurchargeRow row;
};

struct TransitDraft {
  FileLine at;
  std::string service;
  std::string source;
  TransitRow row;
};

// What a goods rule speaks of.
enum class GoodsScope : uint8_t {
  kMode = 1,
  kChannel = 2,
  kCarrier = 3,
  kService = 4,
  kDestination = 5
};

struct GoodsRuleDraft {
  FileLine at;
  std::string id;
  std::string condition;
  std::string source;
  std::vector<std::string> subjects;
  uint32_t flags = 0;  // bit per GoodsFlag number
  Day as_of = Day::Min();
  GoodsScope scope = GoodsScope::kService;
  GoodsVerdict verdict = GoodsVerdict::kRefused;
};

struct LaneDraft {
  FileLine at;
  std::string id;
  std::string carrier;  // empty: all
  std::string note;
  std::string source;
  LaneStatusRow row;
};

// Everything the folders say.
struct FreightDrafts {
  std::vector<SourceDraft> sources;
  std::vector<CarrierDraft> carriers;
  std::vector<ServiceDraft> services;
  std::vector<ZoneDraft> zones;
  std::vector<CardDraft> cards;
  std::vector<RateDraft> rates;
  std::vector<SurchargeDraft> surcharges;
  std::vector<TransitDraft> transit;
  std::vector<GoodsRuleDraft> goods_rules;
  std::vector<LaneDraft> lanes;
};

}  // namespace landfall
