#include <algorithm>

#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/load/condition_words.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

using grammar::LevyVersion;

constexpr Decimal kOne = Decimal::FromInteger(1);

RowRange AddTargets(CompileContext& context, const CompileContext::Numbers& numbers,
                    const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::vector<ReliefTargetRow> targets;
  for (const std::string& id : ids) targets.push_back({.row = numbers.at(id)});
  return context.builder.AddAll(std::span<const ReliefTargetRow>(targets));
}

RowRange AddBases(CompileContext& context, const grammar::Levy& levy) {
  std::vector<BaseRow> rows;
  for (const grammar::Base& base : levy.base()) {
    BaseRow row;
    row.times = ToDecimal(base.times(), kOne);
    row.over = ToDecimal(base.over(), kOne);
    if (!base.levy().empty()) row.levy = context.levies.at(base.levy());
    row.regimes = AddTargets(context, context.regimes, base.regimes());
    row.quantity = static_cast<BaseQuantity>(base.quantity());
    row.family = static_cast<uint8_t>(base.family());
    row.form = static_cast<ValueForm>(base.form());
    row.minus = base.minus();
    row.collection = CollectionNumber(base.collection()).value_or(0);
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const BaseRow>(rows));
}

RowRange AddColumns(CompileContext& context, const grammar::ScheduleRate& rate) {
  const std::vector<std::string>& names = context.columns.at(rate.schedule());
  std::vector<ScheduleColumnRow> rows;
  for (const grammar::ScheduleColumn& column : rate.columns()) {
    ScheduleColumnRow row;
    row.column = static_cast<uint32_t>(
        std::lower_bound(names.begin(), names.end(), column.column()) - names.begin());
    row.when = context.Condition(column.when());
    row.by_programme = column.by_programme();
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const ScheduleColumnRow>(rows));
}

RowRange AddBrackets(CompileContext& context, const grammar::Brackets& brackets) {
  std::vector<BracketRow> rows;
  for (const grammar::Bracket& bracket : brackets.brackets()) {
    BracketRow row;
    row.up_to = ToDecimal(bracket.up_to());
    row.percent = ToDecimal(bracket.percent());
    row.deduction = ToDecimal(bracket.deduction());
    row.fixed = ToDecimal(bracket.fixed());
    row.open = bracket.up_to().empty();
    row.exclusive = bracket.exclusive();
    rows.push_back(row);
  }
  return context.builder.AddAll(std::span<const BracketRow>(rows));
}

uint32_t ExpressionOf(CompileContext& context, const std::string& text) {
  ExpressionPool pool;
  absl::StatusOr<uint32_t> number = pool.Parse(text);
  return number.ok() ? context.Expression(pool.At(*number).View()) : kNoRow;
}

void SetRate(CompileContext& context, const LevyVersion& version, LevyVersionRow& row) {
  switch (version.rate_case()) {
    case LevyVersion::kPercent:
      row.kind = RateKind::kPercent;
      row.percent = ToDecimal(version.percent());
      return;
    case LevyVersion::kInsideOutPercent:
      row.kind = RateKind::kInsideOut;
      row.percent = ToDecimal(version.inside_out_percent());
      return;
    case LevyVersion::kExpression:
      row.kind = RateKind::kExpression;
      row.target = ExpressionOf(context, version.expression());
      return;
    case LevyVersion::kSchedule:
      row.kind = RateKind::kSchedule;
      row.target = context.schedules.at(version.schedule().schedule());
      row.columns = AddColumns(context, version.schedule());
      return;
    case LevyVersion::kTable:
      row.kind = RateKind::kTable;
      row.target = context.rate_tables.at(version.table().table());
      row.absent_is_not_applicable = version.table().absent_is_not_applicable();
      return;
    case LevyVersion::kFlat:
      row.kind = RateKind::kFlat;
      row.flat = ToDecimal(version.flat().amount());
      row.flat_currency = ToCurrency(version.flat().currency());
      return;
    case LevyVersion::kBrackets:
      row.kind = RateKind::kBrackets;
      row.flat_currency = ToCurrency(version.brackets().currency());
      row.brackets = AddBrackets(context, version.brackets());
      row.bracket_measure = static_cast<Subject>(version.brackets().measure());
      return;
    case LevyVersion::RATE_NOT_SET:
      row.kind = RateKind::kRepealed;
      return;
  }
}

LevyVersionRow MakeVersion(CompileContext& context, const LevyVersion& version) {
  LevyVersionRow row;
  row.from = ToTime(version.from(), LocalTime::Min());
  row.status = ToEnum(version.status(), RuleStatus::kInForce);
  row.citation = context.Citation(version);
  if (version.repealed()) return row;
  SetRate(context, version, row);
  row.minimum = ToDecimal(version.minimum());
  row.maximum = ToDecimal(version.maximum());
  row.collect_floor = ToDecimal(version.collect_floor());
  row.free_quantity = ToDecimal(version.free_quantity());
  row.has_minimum = !version.minimum().empty();
  row.has_maximum = !version.maximum().empty();
  row.has_floor = !version.collect_floor().empty();
  row.floor_inclusive = version.floor_inclusive();
  row.limit_currency = ToCurrency(version.currency());
  row.when = context.Condition(version.when());
  return row;
}

void SetWords(const grammar::Levy& levy, LevyRow& row) {
  row.area = ToEnum(levy.area(), AreaKind::kCustoms);
  row.family = static_cast<LevyFamily>(levy.family());
  row.scope = ToEnum(levy.scope(), Scope::kLine);
  row.read_at = ToEnum(levy.read_at(), ReadAt::kEntry);
  row.apportion = ToEnum(levy.apportion(), ApportionKey::kValue);
  row.collection = ToEnum(levy.collection(), Collection::kAtBorder);
  row.owed_by = ToEnum(levy.owed_by(), PartyRole::kImporter);
  row.tariff_digits = levy.tariff_digits();
  row.split_by_origin = levy.split_by_origin();
  row.document_sums_exact = levy.document_sums_exact();
  row.included_in_price = levy.included_in_price();
  row.recoverable_by_business = levy.recoverable_by_business();
  if (levy.has_base_rounding()) row.base_rounding = ToRounding(levy.base_rounding());
  if (levy.has_rounding()) row.rounding = ToRounding(levy.rounding());
  if (levy.has_document_rounding()) row.document_rounding = ToRounding(levy.document_rounding());
}

}  // namespace

void CompileLevies(CompileContext& context) {
  for (const std::string& id : context.levy_order) {
    const grammar::Levy& levy = *context.rules.levies.find(id)->second;
    LevyRow row;
    row.territory = ToCode(levy.territory());
    row.id = context.Text(id);
    row.name = context.Text(levy.name());
    SetWords(levy, row);
    row.bases = AddBases(context, levy);
    row.when = context.Condition(levy.when());
    row.replaces = AddTargets(context, context.levies, levy.replaces());
    std::vector<LevyVersionRow> versions;
    for (const LevyVersion& version : levy.versions()) {
      versions.push_back(MakeVersion(context, version));
    }
    row.versions = context.builder.AddAll(std::span<const LevyVersionRow>(versions));
    context.builder.Add(row);
  }
}

}  // namespace landfall
