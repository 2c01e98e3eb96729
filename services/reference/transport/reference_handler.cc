#include "services/reference/transport/reference_handler.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/edge/wire/rpc_status.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/reference/transport/reference_requests.h"

namespace landfall::reference {
namespace {

Day UtcDay(Instant instant) { return LocalTime::FromSeconds(instant.unix_seconds()).day(); }

google::rpc::Status NoTerritory(const char* field) {
  Violations violations;
  FieldPath root;
  violations.Add(FieldPath(root, field), "expected a territory of the rulebook");
  return ToRpcStatus(violations);
}

void WriteCitation(const Edition& edition, uint32_t row, type::v1::Citation& out) {
  const CitationRow& source = edition.Rows<CitationRow>()[row];
  out.set_title(std::string(edition.Text(source.title)));
  out.set_url(std::string(edition.Text(source.url)));
  out.set_published_on(source.published.ToString());
  out.set_read_on(source.read_on.ToString());
  out.set_confidence(static_cast<type::v1::Confidence>(source.confidence));
  out.set_note(std::string(edition.Text(source.note)));
}

// Sorted, because groups are.
void WriteGroups(const Edition& edition, Code member, Day day,
                 reference::v1::ResolveTerritoryResponse& out) {
  Code last;
  for (const GroupMemberRow& row : edition.Rows<GroupMemberRow>()) {
    if (row.member != member || day < row.from || row.to < day || row.group == last) continue;
    last = row.group;
    out.add_groups(row.group.ToString());
  }
}

bool HasPostalAreas(const Edition& edition, Code country, Day day) {
  for (const AreaRow& area : edition.Rows<AreaRow>()) {
    bool holds = area.country == country && area.from <= day && day <= area.to;
    if (holds && !area.first.IsNone()) return true;
  }
  return false;
}

void WritePlace(const Rulebook& book, const Place& place, const Address& address, Day day,
                reference::v1::ResolveTerritoryResponse& out) {
  const Edition& edition = book.edition();
  const TerritoryRow& territory = edition.Rows<TerritoryRow>()[place.row];
  type::v1::ResolvedTerritories& territories = *out.mutable_territories();
  territories.set_customs(place.customs.ToString());
  if (place.vat != Code::Of("NONE")) territories.set_vat(place.vat.ToString());
  territories.set_excise(place.excise.ToString());
  territories.set_territory(place.territory.ToString());
  out.set_name(std::string(edition.Text(territory.name)));
  out.set_time_zone(std::string(edition.Text(territory.time_zone)));
  out.set_currency(CurrencyAt(edition, place.row, day).ToString());
  WriteGroups(edition, place.territory, day, out);
  out.set_needs_subdivision(territory.needs_subdivision != 0 && address.subdivision.IsNone());
  out.set_needs_postal_code(address.postal_code.empty() &&
                            HasPostalAreas(edition, address.country, day));
  if (territory.citation != kNoRow) {
    WriteCitation(edition, territory.citation, *out.mutable_citation());
  }
}

// Whether the goods a condition names can be the code's; a condition that names no goods can touch
// any. `row` is a ConditionRow number.
bool MayTouch(const Edition& edition, uint32_t row, HsCode code) {
  if (row == kNoRow || code.IsNone()) return true;
  for (const TestRow& test : edition.Rows<TestRow>(edition.Rows<ConditionRow>()[row].tests)) {
    if (test.subject != Subject::kHs || test.comparison != Comparison::kIn) continue;
    bool touched = false;
    for (const TestValueRow& value : edition.Rows<TestValueRow>(test.values)) {
      const GoodsListRow& list = edition.Rows<GoodsListRow>()[value.key];
      for (const GoodsListPrefixRow& prefix : edition.Rows<GoodsListPrefixRow>(list.prefixes)) {
        touched |= prefix.first <= code.last_value() && code.value() <= prefix.last;
      }
    }
    if (!touched) return false;
  }
  RowRange any = edition.Rows<ConditionRow>()[row].any;
  bool alternative = any.count == 0;
  for (uint32_t i = 0; i < any.count; ++i) alternative |= MayTouch(edition, any.begin + i, code);
  return alternative;
}

void WriteRestriction(const Edition& edition, const RestrictionRow& row,
                      reference::v1::Restriction& out) {
  out.set_rule(std::string(edition.Text(row.id)));
  out.set_goods(std::string(edition.Text(row.goods)));
  out.set_action(static_cast<reference::v1::RestrictionAction>(row.action));
  out.set_valid_from(row.from.ToString());
  out.set_valid_until(row.until.ToString());
  if (row.status != RuleStatus::kInForce) {
    out.set_status(static_cast<type::v1::RuleStatus>(row.status));
  }
  if (row.citation != kNoRow) WriteCitation(edition, row.citation, *out.mutable_citation());
}

}  // namespace

ReferenceHandler::ReferenceHandler(RulesInUse rules, const Clock& clock)
    : rules_(std::move(rules)), clock_(clock) {}

google::rpc::Status ReferenceHandler::ResolveTerritory(
    const reference::v1::ResolveTerritoryRequest& request, Arena& scratch,
    reference::v1::ResolveTerritoryResponse& response) const {
  ReferenceRules rules = rules_();
  Violations violations;
  TerritoryQuestion question =
      ReadResolveTerritory({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  const Edition& edition = rules.book->edition();
  const Address& address = question.address;
  auto resolve = [&](Day day) {
    return ResolvePlace(edition, address.country, address.subdivision, address.postal_code, day);
  };
  Day day = UtcDay(question.as_of);
  std::optional<Place> place = resolve(day);
  if (uint32_t row = FindTerritory(edition, address.country); !place.has_value() && row != kNoRow) {
    place = PlaceOf(edition, row);
  }
  if (!place.has_value()) return NoTerritory("address.country");
  // Days are those of the territory's own zone.
  Day local = rules.book->ZoneOf(place->row).DayOf(question.as_of);
  if (std::optional<Place> again = resolve(local); again.has_value()) place = again;
  WritePlace(*rules.book, *place, address, local, response);
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::ListRestrictions(
    const reference::v1::ListRestrictionsRequest& request, Arena& scratch,
    reference::v1::ListRestrictionsResponse& response) const {
  ReferenceRules rules = rules_();
  Violations violations;
  RestrictionQuestion question =
      ReadListRestrictions({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  const Edition& edition = rules.book->edition();
  uint32_t territory = FindTerritory(edition, question.territory);
  if (territory == kNoRow) {
    std::optional<Place> place =
        ResolvePlace(edition, question.territory, Code(), "", UtcDay(question.as_of));
    if (!place.has_value()) return NoTerritory("territory");
    territory = place->row;
  }
  LocalTime at = rules.book->ZoneOf(territory).ToLocal(question.as_of);
  for (uint32_t i : rules.book->jurisdictions().Of(territory).restrictions) {
    const RestrictionRow& row = edition.Rows<RestrictionRow>()[i];
    if (at < row.from || row.until <= at) continue;
    if (!MayTouch(edition, row.when, question.hs_code)) continue;
    WriteRestriction(edition, row, *response.add_restrictions());
  }
  std::sort(response.mutable_restrictions()->begin(), response.mutable_restrictions()->end(),
            [](const auto& a, const auto& b) { return a.rule() < b.rule(); });
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

}  // namespace landfall::reference
