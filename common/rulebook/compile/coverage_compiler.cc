#include <algorithm>
#include <tuple>

#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/tables/value_tables.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

void AddCoverage(CompileContext& context, const grammar::Coverage& coverage,
                 std::vector<CoverageRow>& rows) {
  CoverageRow row;
  row.territory = ToCode(coverage.territory());
  row.area = ToEnum(coverage.area(), AreaKind::kCustoms);
  row.family = static_cast<LevyFamily>(coverage.family());
  row.all_but = !coverage.not_origins().empty();
  const auto& origins = row.all_but ? coverage.not_origins() : coverage.origins();
  row.origins = context.Places({origins.begin(), origins.end()});
  row.when = context.Condition(coverage.when());
  if (!coverage.hs().empty()) {
    row.goods = context.Goods({coverage.hs().begin(), coverage.hs().end()});
  }
  for (int i = 0; i < coverage.versions_size(); ++i) {
    const grammar::CoverageVersion& version = coverage.versions(i);
    const bool last = i + 1 == coverage.versions_size();
    row.low_percent = ToDecimal(version.low_percent());
    row.high_percent = ToDecimal(version.high_percent());
    row.has_range = !version.low_percent().empty();
    row.from = ToTime(version.from(), LocalTime::Min());
    row.until = last ? LocalTime::Max() : ToTime(coverage.versions(i + 1).from(), LocalTime::Max());
    row.note = context.Text(version.note());
    row.citation = context.Citation(version);
    row.state = static_cast<CoverageState>(version.state());
    rows.push_back(row);
  }
}

RestrictionRow MakeRestriction(CompileContext& context, const grammar::Restriction& restriction) {
  RestrictionRow row;
  row.territory = ToCode(restriction.territory());
  row.id = context.Text(restriction.id());
  row.goods = context.Text(restriction.goods());
  row.from = ToTime(restriction.from(), LocalTime::Min());
  row.until = ToTime(restriction.until(), LocalTime::Max());
  row.when = context.Condition(restriction.when());
  row.citation = context.Citation(restriction);
  row.action = static_cast<RestrictionAction>(restriction.action());
  row.status = ToEnum(restriction.status(), RuleStatus::kInForce);
  return row;
}

// Bit per kind of proof that carries the preference.
uint8_t ProofsOf(const grammar::Agreement& agreement) {
  if (agreement.proofs().empty()) {
    return 1u << grammar::PROOF_KIND_CERTIFICATE | 1u << grammar::PROOF_KIND_ORIGIN_DECLARATION |
           1u << grammar::PROOF_KIND_IMPORTER_KNOWLEDGE;
  }
  unsigned proofs = 0;
  for (int kind : agreement.proofs()) proofs |= 1u << static_cast<unsigned>(kind);
  return static_cast<uint8_t>(proofs);
}

AgreementRow MakeAgreement(CompileContext& context, const grammar::Agreement& agreement) {
  AgreementRow row;
  row.importer = ToCode(agreement.importer());
  row.exporter = ToCode(agreement.exporter());
  row.programme = ToCode(agreement.programme().empty() ? agreement.id() : agreement.programme());
  row.id = context.Text(agreement.id());
  row.name = context.Text(agreement.name());
  row.proof = context.Text(agreement.proof());
  row.from = ToDay(agreement.from(), Day::Min());
  row.until = ToDay(agreement.until(), Day::Max());
  row.citation = context.Citation(agreement);
  if (!agreement.same_as().empty()) row.same_as = ToCode(agreement.same_as());
  row.proofs = ProofsOf(agreement);
  row.any_route = agreement.any_route() ? 1 : 0;
  row.proof_waived_when = context.Condition(agreement.proof_waived_when());
  row.status = ToEnum(agreement.status(), RuleStatus::kInForce);
  return row;
}

}  // namespace

// Rules come in order of their key, which a stable sort keeps among equals.
void CompileCoverage(CompileContext& context) {
  std::vector<CoverageRow> rows;
  for (const auto& [key, coverage] : context.rules.coverage) {
    AddCoverage(context, *coverage, rows);
  }
  std::ranges::stable_sort(rows, {}, [](const CoverageRow& row) {
    return std::tuple(row.territory, row.family, row.from);
  });
  context.builder.AddAll(std::span<const CoverageRow>(rows));
}

void CompileLists(CompileContext& context) {
  std::vector<RestrictionRow> restrictions;
  for (const auto& [id, restriction] : context.rules.restrictions) {
    restrictions.push_back(MakeRestriction(context, *restriction));
  }
  std::ranges::stable_sort(restrictions, {}, &RestrictionRow::territory);
  context.builder.AddAll(std::span<const RestrictionRow>(restrictions));
  std::vector<AgreementRow> agreements;
  for (const auto& [id, agreement] : context.rules.agreements) {
    agreements.push_back(MakeAgreement(context, *agreement));
  }
  std::ranges::stable_sort(agreements, {}, [](const AgreementRow& row) {
    return std::tuple(row.importer, row.exporter);
  });
  context.builder.AddAll(std::span<const AgreementRow>(agreements));
}

}  // namespace landfall
