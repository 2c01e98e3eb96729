#include "services/reference/transport/tariff_writer.h"

#include <string>

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/tables/law_tables.h"
#include "services/reference/transport/rule_writer.h"

namespace landfall::reference {
namespace {

void WriteRate(const Edition& edition, const TariffRate& rate, reference::v1::TariffRate& out) {
  const LevyRow& levy = edition.Rows<LevyRow>()[rate.levy];
  out.set_hs_code(rate.code.ToString());
  out.set_schedule(std::string(rate.schedule));
  out.set_column(std::string(rate.column));
  out.set_levy(std::string(edition.Text(levy.id)));
  out.set_family(static_cast<type::v1::LevyFamily>(levy.family));
  out.set_rate_text(std::string(rate.rate_text));
  if (rate.expression != kNoRow) {
    out.set_expression(FormatDutyText(ExpressionAt(edition, rate.expression)));
  }
  out.set_state(static_cast<reference::v1::TariffRateState>(rate.state));
  for (const ProgrammeRow& row : edition.Rows<ProgrammeRow>(rate.programmes)) {
    out.add_programmes(row.programme.ToString());
  }
  for (uint8_t unit : rate.units) {
    std::string_view code = UnitCode(static_cast<Unit>(unit));
    if (!code.empty()) out.add_units(std::string(code));
  }
  out.set_valid_from(rate.from.ToString());
  out.set_origin(rate.origin.ToString());
  out.set_conditional(rate.conditional);
  out.set_category(std::string(rate.category));
  out.set_condition(std::string(rate.condition));
  if (rate.citation != kNoRow) WriteCitation(edition, rate.citation, *out.mutable_citation());
}

}  // namespace

void WriteTariffLine(const Edition& edition, const TariffLine& line,
                     reference::v1::GetTariffLineResponse& out) {
  for (const TariffRate& rate : line.rates) WriteRate(edition, rate, *out.add_rates());
  for (HsCode code : line.narrower) out.add_narrower_codes(code.ToString());
  out.set_not_computed_reason(static_cast<type::v1::NotComputedReason>(line.reason));
}

void WriteTariffPage(const Edition& edition, const TariffPage& page,
                     reference::v1::SearchTariffResponse& out) {
  for (const TariffRate& rate : page.rates) WriteRate(edition, rate, *out.add_rates());
  if (page.next.has_value()) out.set_next_page_token(std::to_string(*page.next));
}

}  // namespace landfall::reference
