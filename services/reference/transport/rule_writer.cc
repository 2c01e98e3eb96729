#include "services/reference/transport/rule_writer.h"

#include <string>

#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::reference {
namespace {

// As rulebook.proto spells it, without the prefix.
const char* Spelled(Subject measure) {
  switch (measure) {
    case Subject::kIntrinsicValue:
      return "INTRINSIC_VALUE";
    case Subject::kItemPrice:
      return "ITEM_PRICE";
    case Subject::kLinePrice:
      return "LINE_PRICE";
    case Subject::kCustomsValue:
      return "CUSTOMS_VALUE";
    case Subject::kCifValue:
      return "CIF_VALUE";
    case Subject::kFobValue:
      return "FOB_VALUE";
    case Subject::kLevyAmount:
      return "LEVY_AMOUNT";
    case Subject::kGrossWeight:
      return "GROSS_WEIGHT";
    case Subject::kItemCount:
      return "ITEM_COUNT";
    case Subject::kValueThisYear:
      return "VALUE_THIS_YEAR";
    case Subject::kEntriesBefore:
      return "ENTRIES_BEFORE";
    default:
      return "";
  }
}

const char* Spelled(Per per) {
  switch (per) {
    case Per::kLine:
      return "LINE";
    case Per::kItem:
      return "ITEM";
    case Per::kParcel:
      return "PARCEL";
    case Per::kMatchedLines:
      return "MATCHED_LINES";
    default:
      return "CONSIGNMENT";
  }
}

const char* Spelled(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLt:
      return "<";
    case Comparison::kLe:
      return "<=";
    case Comparison::kGt:
      return ">";
    case Comparison::kGe:
      return ">=";
    default:
      return "";
  }
}

template <typename Message>
void WriteStatus(RuleStatus status, Message& out) {
  if (status != RuleStatus::kInForce) out.set_status(static_cast<type::v1::RuleStatus>(status));
}

template <typename Message>
void WriteSource(const Edition& edition, uint32_t citation, Message& out) {
  if (citation != kNoRow) WriteCitation(edition, citation, *out.mutable_citation());
}

}  // namespace

void WriteCitation(const Edition& edition, uint32_t row, type::v1::Citation& out) {
  const CitationRow& source = edition.Rows<CitationRow>()[row];
  out.set_title(std::string(edition.Text(source.title)));
  out.set_url(std::string(edition.Text(source.url)));
  out.set_published_on(source.published.ToString());
  out.set_read_on(source.read_on.ToString());
  out.set_confidence(static_cast<type::v1::Confidence>(source.confidence));
  out.set_note(std::string(edition.Text(source.note)));
}

void WriteTerritory(const Rulebook& book, const TerritoryAnswer& answer,
                    reference::v1::ResolveTerritoryResponse& out) {
  const Edition& edition = book.edition();
  const Place& place = answer.place;
  const TerritoryRow& territory = edition.Rows<TerritoryRow>()[place.row];
  type::v1::ResolvedTerritories& territories = *out.mutable_territories();
  territories.set_customs(place.customs.ToString());
  if (place.vat != Code::Of("NONE")) territories.set_vat(place.vat.ToString());
  territories.set_excise(place.excise.ToString());
  territories.set_territory(place.territory.ToString());
  out.set_name(std::string(edition.Text(territory.name)));
  out.set_time_zone(std::string(edition.Text(territory.time_zone)));
  out.set_currency(answer.currency.ToString());
  for (Code group : answer.groups) out.add_groups(group.ToString());
  out.set_needs_subdivision(answer.needs_subdivision);
  out.set_needs_postal_code(answer.needs_postal_code);
  WriteSource(edition, territory.citation, out);
}

void WriteThreshold(const Edition& edition, const Threshold& threshold,
                    reference::v1::Threshold& out) {
  out.set_rule(std::string(threshold.rule));
  out.set_name(std::string(threshold.name));
  out.set_measure(Spelled(threshold.measure));
  out.set_per(Spelled(threshold.per));
  out.set_comparison(Spelled(threshold.comparison));
  out.set_amount(threshold.amount.ToString());
  out.set_currency(threshold.currency.ToString());
  for (const ReliefTargetRow& target : edition.Rows<ReliefTargetRow>(threshold.targets)) {
    if (target.row == kNoRow) {
      out.add_families(static_cast<type::v1::LevyFamily>(target.family));
    } else {
      out.add_levies(std::string(edition.Text(edition.Rows<LevyRow>()[target.row].id)));
    }
  }
  out.set_valid_from(threshold.from.ToString());
  WriteStatus(threshold.status, out);
  WriteSource(edition, threshold.citation, out);
}

void WriteRestriction(const Edition& edition, uint32_t row, reference::v1::Restriction& out) {
  const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[row];
  out.set_rule(std::string(edition.Text(restriction.id)));
  out.set_goods(std::string(edition.Text(restriction.goods)));
  out.set_action(static_cast<reference::v1::RestrictionAction>(restriction.action));
  out.set_valid_from(restriction.from.ToString());
  out.set_valid_until(restriction.until.ToString());
  WriteStatus(restriction.status, out);
  WriteSource(edition, restriction.citation, out);
}

namespace {

// Only where it says more than the amount does.
void WriteRange(const OrderTotal& total, std::string& low, std::string& high) {
  if (total.low == total.high) return;
  low = total.low.ToString();
  high = total.high.ToString();
}

}  // namespace

void WriteChange(const Edition& edition, const Change& change, reference::v1::Change& out) {
  out.set_rule(std::string(change.rule));
  out.set_name(std::string(change.name));
  out.set_at(change.at.ToString());
  out.set_repealed(change.repealed);
  WriteStatus(change.status, out);
  for (const std::optional<OrderTotal>* total : {&change.before, &change.after}) {
    if (total->has_value()) out.set_currency((*total)->currency.ToString());
  }
  if (change.before.has_value()) {
    out.set_total_before(change.before->amount.ToString());
    out.set_complete_before(change.before->complete);
    WriteRange(*change.before, *out.mutable_low_before(), *out.mutable_high_before());
  }
  if (change.after.has_value()) {
    out.set_total_after(change.after->amount.ToString());
    out.set_complete_after(change.after->complete);
    WriteRange(*change.after, *out.mutable_low_after(), *out.mutable_high_after());
  }
  WriteSource(edition, change.citation, out);
}

}  // namespace landfall::reference
