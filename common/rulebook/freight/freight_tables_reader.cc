#include "common/rulebook/freight/freight_tables_reader.h"

#include "common/order/goods_enums.h"
#include "common/rulebook/freight/service_reader.h"
#include "common/rulebook/freight/surcharge_reader.h"
#include "common/rulebook/freight/words.h"
#include "common/rulebook/text_key.h"

namespace landfall {
namespace {

void ReadSource(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<Confidence> kConfidences[] = {
      {"high", Confidence::kHigh}, {"medium", Confidence::kMedium}, {"low", Confidence::kLow}};
  drafts.sources.push_back({.at = row.at(),
                            .id = row.Required("id"),
                            .title = row.Required("title"),
                            .url = row.Text("url"),
                            .note = row.Text("note"),
                            .published = row.DayOr("published", Day::Min()),
                            .read_on = row.DayOr("read_on", Day::Min()),
                            .confidence = row.OneOf<Confidence>("confidence", kConfidences)});
}

void ReadCarrier(RowReader& row, FreightDrafts& drafts) {
  drafts.carriers.push_back({.at = row.at(),
                             .id = row.Required("carrier"),
                             .name = row.Required("name"),
                             .kind = row.Required("kind"),
                             .source = row.Required("source"),
                             .home = row.CodeOrAny("home"),
                             .channel = row.OneOf<Channel>("channel", kChannelWords)});
}

void ReadZone(RowReader& row, FreightDrafts& drafts) {
  ZoneDraft draft{.at = row.at(),
                  .source = row.Required("source"),
                  .scheme = row.CodeOrAny("scheme"),
                  .zone = row.CodeOrAny("zone"),
                  .territories = row.Codes("territories")};
  if (draft.scheme.IsNone()) row.Complain("scheme", "required");
  if (draft.zone.IsNone()) row.Complain("zone", "required");
  drafts.zones.push_back(std::move(draft));
}

void ReadCard(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<uint8_t> kTaxes[] = {{"exempt", 0}, {"none", 0}, {"excluded", 0}, {"included", 1}};
  CardDraft draft{.at = row.at(),
                  .id = row.Required("card"),
                  .service = row.Required("service"),
                  .source = row.Required("source"),
                  .row = {}};
  ReadDays(row, draft.row);
  draft.row.currency = row.Currency("currency");
  draft.row.basis = row.OneOf<FreightPriceBasis>("basis", kBasisWords);
  draft.row.as_of = row.DayOr("as_of", Day::Min());
  draft.row.tax_included = row.OneOf<uint8_t>("tax", kTaxes);
  drafts.cards.push_back(std::move(draft));
}

void ReadRate(RowReader& row, FreightDrafts& drafts) {
  RateDraft draft{.at = row.at(), .card = row.Required("card"), .row = {}};
  std::string destination = row.Required("destination");
  draft.row.is_zone = destination.starts_with('@');
  std::optional<Code> code = Code::Parse(destination.substr(draft.row.is_zone));
  if (!code) row.Complain("destination", "\"" + destination + "\" is not a territory or @zone");
  draft.row.destination = code.value_or(Code());
  draft.row.over = row.Weight("over");
  draft.row.up_to = row.Weight("up_to");
  if (draft.row.over >= draft.row.up_to) row.Complain("up_to", "not above over");
  draft.row.base = row.Amount("base");
  draft.row.per_kg = row.Amount("per_kg");
  drafts.rates.push_back(std::move(draft));
}

void ReadTransit(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<TransitDays> kDays[] = {{"calendar", TransitDays::kCalendar},
                                         {"working", TransitDays::kWorking}};
  TransitDraft draft{.at = row.at(),
                     .service = row.Required("service"),
                     .source = row.Required("source"),
                     .row = {}};
  draft.row.destination = row.CodeOrAny("destination");
  draft.row.min_days = row.Number("min_days");
  draft.row.max_days = row.Number("max_days");
  if (draft.row.min_days > draft.row.max_days) row.Complain("max_days", "below min_days");
  draft.row.days = row.OneOf<TransitDays>("days", kDays);
  draft.row.as_of = row.DayOr("as_of", Day::Min());
  drafts.transit.push_back(std::move(draft));
}

uint32_t ReadFlags(RowReader& row) {
  uint32_t flags = 0;
  for (const std::string& word : row.List("flags")) {
    uint32_t bit = 0;
    for (int number = 1; number < kGoodsFlagLimit; ++number) {
      if (GoodsFlagName(static_cast<GoodsFlag>(number)) == word) bit = 1u << number;
    }
    if (bit == 0) row.Complain("flags", "\"" + word + "\" is not a goods flag");
    flags |= bit;
  }
  if (flags == 0) row.Complain("flags", "required");
  return flags;
}

void ReadGoodsRule(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<GoodsScope> kScopes[] = {{"mode", GoodsScope::kMode},
                                          {"channel", GoodsScope::kChannel},
                                          {"carrier", GoodsScope::kCarrier},
                                          {"service", GoodsScope::kService},
                                          {"destination", GoodsScope::kDestination}};
  constexpr Word<GoodsVerdict> kVerdicts[] = {{"refused", GoodsVerdict::kRefused},
                                              {"conditional", GoodsVerdict::kConditional}};
  GoodsRuleDraft draft{.at = row.at(),
                       .id = row.Required("id"),
                       .condition = row.Required("condition"),
                       .source = row.Required("source"),
                       .subjects = row.List("subjects"),
                       .flags = ReadFlags(row),
                       .as_of = row.DayOr("as_of", Day::Min()),
                       .scope = row.OneOf<GoodsScope>("scope", kScopes),
                       .verdict = row.OneOf<GoodsVerdict>("verdict", kVerdicts)};
  if (draft.subjects.empty()) row.Complain("subjects", "required");
  drafts.goods_rules.push_back(std::move(draft));
}

void ReadLane(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<uint8_t> kChannels[] = {{"*", 0},
                                         {"postal", static_cast<uint8_t>(Channel::kPostal)},
                                         {"courier", static_cast<uint8_t>(Channel::kCourier)},
                                         {"cargo", static_cast<uint8_t>(Channel::kCargo)}};
  constexpr Word<LaneState> kStates[] = {{"suspended", LaneState::kSuspended},
                                         {"prepaid_only", LaneState::kPrepaidOnly},
                                         {"prepaid_offered", LaneState::kPrepaidOffered}};
  LaneDraft draft{.at = row.at(),
                  .id = row.Required("id"),
                  .carrier = row.Required("carrier"),
                  .note = row.Required("note"),
                  .source = row.Required("source"),
                  .row = {}};
  if (draft.carrier == "*") draft.carrier.clear();
  draft.row.carrier = TextKey(draft.carrier);
  draft.row.origin = row.CodeOrAny("origin");
  draft.row.destination = row.CodeOrAny("destination");
  if (draft.row.destination.IsNone()) row.Complain("destination", "required");
  draft.row.channel = row.OneOf<uint8_t>("channel", kChannels);
  draft.row.state = row.OneOf<LaneState>("state", kStates);
  ReadDays(row, draft.row);
  draft.row.as_of = row.DayOr("as_of", Day::Min());
  drafts.lanes.push_back(std::move(draft));
}

}  // namespace

const std::vector<FreightTable>& FreightTables() {
  static const auto& tables = *new std::vector<FreightTable>{
      {"sources.csv",
       {"id", "title", "url", "published", "read_on", "confidence", "note"},
       ReadSource},
      {"carriers.csv", {"carrier", "name", "kind", "home", "channel", "source"}, ReadCarrier},
      {"services.csv",
       {"service",   "from",       "carrier",    "name",        "mode",    "channel",   "origins",
        "zones",     "min_weight", "max_weight", "max_longest", "max_sum", "max_girth", "weighing",
        "divisor",   "step",       "min_charge", "sides",       "terms",   "ioss",      "tracked",
        "value_cap", "fuel",       "remote",     "as_of",       "source"},
       ReadService},
      {"zones.csv", {"scheme", "zone", "territories", "source"}, ReadZone},
      {"cards.csv",
       {"card", "service", "currency", "from", "to", "basis", "as_of", "tax", "source"},
       ReadCard},
      {"rates.csv", {"card", "destination", "over", "up_to", "base", "per_kg"}, ReadRate},
      {"surcharges.csv",
       {"id",     "carrier",      "origins",     "kind",        "per",
        "amount", "minimum",      "low",         "high",        "currency",
        "region", "over_longest", "over_weight", "over_volume", "fuel_applies",
        "from",   "to",           "basis",       "as_of",       "source"},
       ReadSurcharge},
      {"transit.csv",
       {"service", "destination", "min_days", "max_days", "days", "as_of", "source"},
       ReadTransit},
      {"goods_rules.csv",
       {"id", "scope", "subjects", "flags", "verdict", "condition", "as_of", "source"},
       ReadGoodsRule},
      {"lanes.csv",
       {"id", "origin", "destination", "channel", "carrier", "state", "from", "to", "note", "as_of",
        "source"},
       ReadLane}};
  return tables;
}

}  // namespace landfall
