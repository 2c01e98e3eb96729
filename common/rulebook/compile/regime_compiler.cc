#include <algorithm>

#include "common/rulebook/compile/compile_context.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

RowRange AddEffects(CompileContext& context, const grammar::Regime& regime) {
  std::vector<RegimeEffectRow> rows;
  for (const grammar::RegimeEffect& effect : regime.effects()) {
    RegimeEffectRow row;
    if (!effect.levy().empty()) row.levy = context.levies.at(effect.levy());
    row.family = static_cast<uint8_t>(effect.family());
    row.excluded = effect.excluded();
    row.collection = static_cast<uint8_t>(effect.collection());
    row.owed_by = static_cast<uint8_t>(effect.owed_by());
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const RegimeEffectRow>(rows));
}

// Notes in the relief which of the levies whose amount is tested is evaluated last.
void NoteTested(const CompileContext& context, const grammar::Condition& condition,
                ReliefRow& relief) {
  for (const grammar::Test& test : condition.all()) {
    if (test.subject() != grammar::SUBJECT_LEVY_AMOUNT) continue;
    relief.tests_levy_amount = 1;
    for (const auto* levies : {&test.values(), &test.less()}) {
      for (const std::string& id : *levies) {
        relief.last_tested = std::max(relief.last_tested, context.levies.at(id));
      }
    }
  }
  for (const grammar::Condition& any : condition.any()) NoteTested(context, any, relief);
}

ReliefVersionRow MakeVersion(CompileContext& context, const grammar::ReliefVersion& version) {
  ReliefVersionRow row;
  row.allowance = ToDecimal(version.allowance());
  row.from = ToTime(version.from(), LocalTime::Min());
  row.currency = ToCurrency(version.currency());
  row.when = context.Condition(version.when());
  row.citation = context.Citation(version);
  row.status = ToEnum(version.status(), RuleStatus::kInForce);
  row.repealed = version.repealed();
  row.excess_only = version.excess_only();
  row.whole_lines = !version.whole_lines_within().empty();
  if (row.whole_lines) row.allowance = ToDecimal(version.whole_lines_within());
  return row;
}

void CompileRelief(CompileContext& context, const grammar::Relief& relief) {
  ReliefRow row;
  row.territory = ToCode(relief.territory());
  row.id = context.Text(relief.id());
  row.name = context.Text(relief.name());
  row.area = ToEnum(relief.area(), AreaKind::kCustoms);
  row.read_at = ToEnum(relief.read_at(), ReadAt::kEntry);
  std::vector<ReliefTargetRow> targets;
  for (const std::string& id : relief.levies()) targets.push_back({.row = context.levies.at(id)});
  for (int family : relief.families()) {
    targets.push_back({.family = static_cast<uint32_t>(family)});
  }
  row.targets = context.builder.AddAll(std::span<const ReliefTargetRow>(targets));
  std::vector<ReliefVersionRow> versions;
  for (const grammar::ReliefVersion& version : relief.versions()) {
    versions.push_back(MakeVersion(context, version));
    NoteTested(context, version.when(), row);
  }
  row.versions = context.builder.AddAll(std::span<const ReliefVersionRow>(versions));
  context.builder.Add(row);
}

}  // namespace

void CompileRegimes(CompileContext& context) {
  for (const std::string& id : context.regime_order) {
    const grammar::Regime& regime = *context.rules.regimes.find(id)->second;
    RegimeRow row;
    row.territory = ToCode(regime.territory());
    row.id = context.Text(id);
    row.name = context.Text(regime.name());
    row.choice = context.Text(regime.choice());
    row.declaration = context.Text(regime.declaration());
    row.from = ToTime(regime.from(), LocalTime::Min());
    row.until = ToTime(regime.until(), LocalTime::Max());
    row.effects = AddEffects(context, regime);
    row.priority = regime.priority();
    row.when = context.Condition(regime.when());
    row.citation = context.Citation(regime);
    row.area = ToEnum(regime.area(), AreaKind::kCustoms);
    row.read_at = ToEnum(regime.read_at(), ReadAt::kEntry);
    row.status = ToEnum(regime.status(), RuleStatus::kInForce);
    row.importer = static_cast<uint8_t>(regime.importer());
    row.per_line = regime.per_line();
    context.builder.Add(row);
  }
}

void CompileReliefs(CompileContext& context) {
  for (const auto& [id, relief] : context.rules.reliefs) CompileRelief(context, *relief);
}

}  // namespace landfall
