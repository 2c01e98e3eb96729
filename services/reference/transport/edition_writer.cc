#include "services/reference/transport/edition_writer.h"

#include <string>

#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/reference/transport/rule_writer.h"

namespace landfall::reference {
namespace {

const char* Spelled(CoverageState state) {
  switch (state) {
    case CoverageState::kCovered:
      return "COVERED";
    case CoverageState::kNotCovered:
      return "NOT_COVERED";
    case CoverageState::kPartly:
      return "PARTLY";
    case CoverageState::kUnknown:
      break;
  }
  return "UNKNOWN";
}

// The code that begins just these values.
std::string PrefixText(const GoodsListPrefixRow& prefix) {
  for (int digits = HsCode::kMinDigits; digits < HsCode::kMaxDigits; ++digits) {
    HsCode code = HsCode::FromValue(prefix.first, digits);
    if (code.last_value() == prefix.last) return code.ToString();
  }
  return HsCode::FromValue(prefix.first, HsCode::kMaxDigits).ToString();
}

// The name of a goods list (a GoodsListRow number), or its prefixes when it has none.
std::string GoodsText(const Edition& edition, uint32_t row) {
  const GoodsListRow& list = edition.Rows<GoodsListRow>()[row];
  if (list.id.length != 0) return std::string(edition.Text(list.id));
  std::string text;
  for (const GoodsListPrefixRow& prefix : edition.Rows<GoodsListPrefixRow>(list.prefixes)) {
    if (!text.empty()) text += ' ';
    text += PrefixText(prefix);
  }
  return text;
}

}  // namespace

void WriteEdition(const Edition& edition, const EditionAnswer& answer,
                  reference::v1::GetEditionResponse& out) {
  for (uint32_t row : answer.coverage) {
    const CoverageRow& coverage = edition.Rows<CoverageRow>()[row];
    reference::v1::CoverageEntry& entry = *out.add_coverage();
    entry.set_territory(coverage.territory.ToString());
    entry.set_family(static_cast<type::v1::LevyFamily>(coverage.family));
    entry.set_state(Spelled(coverage.state));
    entry.set_since(coverage.from.ToString());
    entry.set_note(std::string(edition.Text(coverage.note)));
    if (coverage.goods != kNoRow) entry.set_goods(GoodsText(edition, coverage.goods));
  }
  for (const TableAge& table : answer.tables) {
    reference::v1::TableAge& entry = *out.add_tables();
    entry.set_id(std::string(table.id));
    entry.set_territory(table.territory.ToString());
    if (table.as_of.has_value()) entry.set_as_of(table.as_of->ToString());
    entry.set_age_days(table.age_days);
    if (table.citation != kNoRow) {
      WriteCitation(edition, table.citation, *entry.mutable_citation());
    }
  }
}

}  // namespace landfall::reference
