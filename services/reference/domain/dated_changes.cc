#include "services/reference/domain/dated_changes.h"

#include <algorithm>
#include <tuple>

#include "common/rulebook/lookup/equal_rows.h"
#include "common/rulebook/lookup/rule_lookup.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::reference {
namespace {

class Gatherer {
 public:
  Gatherer(const Edition& edition, const Place& place, LocalTime after, LocalTime until,
           Acting acting)
      : edition_(edition), place_(place), after_(after), until_(until), acting_(acting) {}

  void Levy(const LevyRow& levy) {
    Change change = Of(levy);
    for (const LevyVersionRow& version : edition_.Rows<LevyVersionRow>(levy.versions)) {
      change.status = version.status;
      change.citation = version.citation;
      change.repealed = version.kind == RateKind::kRepealed;
      Consider(change, version.from);
      change.repealed = false;
      if (version.kind == RateKind::kSchedule) Schedule(change, version);
      if (version.kind == RateKind::kTable) Table(change, version.target);
    }
  }

  void Relief(const ReliefRow& relief) {
    Change change = Of(relief);
    for (const ReliefVersionRow& version : edition_.Rows<ReliefVersionRow>(relief.versions)) {
      change.status = version.status;
      change.citation = version.citation;
      change.repealed = version.repealed != 0;
      Consider(change, version.from);
    }
  }

  // A regime, or a restriction, which has goods for a name.
  template <typename Row>
  void Period(const Row& row, TextRef name) {
    Change change{.rule = edition_.Text(row.id),
                  .name = edition_.Text(name),
                  .status = row.status,
                  .citation = row.citation};
    Consider(change, row.from);
    change.repealed = true;
    Consider(change, row.until);
  }

  // Only what is said of all goods: of single ones there are hundreds.
  void Coverage(const CoverageRow& coverage) {
    if (coverage.goods != kNoRow || coverage.origins.count != 0) return;
    Code area = AreaTerritory(place_, coverage.area);
    if (coverage.territory != area && coverage.territory != place_.territory) return;
    Consider({.rule = CoverageRule(coverage.family),
              .name = edition_.Text(coverage.note),
              .citation = coverage.citation},
             coverage.from);
  }

  std::vector<Change> Take() {
    auto order = [](const Change& change) {
      // An end is told only when nothing begins at the same moment.
      return std::tuple(change.at, change.rule, change.repealed);
    };
    auto moment = [](const Change& change) { return std::tuple(change.at, change.rule); };
    std::ranges::stable_sort(found_, {}, order);
    auto rest = std::ranges::unique(found_, {}, moment);
    found_.erase(rest.begin(), rest.end());
    return std::move(found_);
  }

 private:
  template <typename Rule>
  Change Of(const Rule& rule) const {
    return {.rule = edition_.Text(rule.id), .name = edition_.Text(rule.name)};
  }

  void Schedule(Change change, const LevyVersionRow& version) {
    const ScheduleRow& schedule = edition_.Rows<ScheduleRow>()[version.target];
    if (schedule.citation != kNoRow) change.citation = schedule.citation;
    for (const TariffRow& row : edition_.Rows<TariffRow>(schedule.rows)) {
      Consider(change, LocalTime::FromDay(row.from));
    }
  }

  void Table(Change change, uint32_t number) {
    const RateTableRow& table = edition_.Rows<RateTableRow>()[number];
    std::span<const TableRateRow> all = edition_.Rows<TableRateRow>(table.rows);
    std::span<const TableRateRow> rows = EqualRows(all, place_.territory, &TableRateRow::territory);
    if (rows.empty()) {
      Code area = AreaTerritory(place_, static_cast<AreaKind>(table.area));
      rows = EqualRows(all, area, &TableRateRow::territory);
    }
    uint32_t citation = table.citation != kNoRow ? table.citation : change.citation;
    // The levy's own version tells the hour of a day the table names, too.
    auto is_told = [&](Day day) {
      return std::ranges::any_of(found_, [&](const Change& known) {
        return known.rule == change.rule && known.at.day() == day;
      });
    };
    for (const TableRateRow& row : rows) {
      change.status = static_cast<RuleStatus>(row.status);
      change.citation = row.citation != kNoRow ? row.citation : citation;
      if (!is_told(row.from)) Consider(change, LocalTime::FromDay(row.from));
      if (row.to != Day::Max()) Consider(change, LocalTime::FromDay(row.to + 1));
    }
  }

  void Consider(const Change& change, LocalTime at) {
    if (at <= after_ || at > until_ || at == LocalTime::Max()) return;
    if (!Acts(change.status, acting_)) return;
    // Thousands of rows of one table change on one day.
    if (!found_.empty() && found_.back().rule == change.rule && found_.back().at == at &&
        found_.back().repealed == change.repealed) {
      return;
    }
    found_.push_back(change);
    found_.back().at = at;
  }

  const Edition& edition_;
  const Place& place_;
  LocalTime after_;
  LocalTime until_;
  Acting acting_;
  std::vector<Change> found_;
};

}  // namespace

std::string_view CoverageRule(LevyFamily family) {
  constexpr std::string_view kNames[] = {
      "coverage",        "coverage.DUTY", "coverage.ADDITIONAL_DUTY", "coverage.TRADE_REMEDY",
      "coverage.EXCISE", "coverage.TAX",  "coverage.GOVERNMENT_FEE",  "coverage.CARRIER_FEE"};
  return kNames[static_cast<size_t>(family)];
}

std::vector<Change> DatedChanges(const Rulebook& book, const Place& place, LocalTime after,
                                 LocalTime until, Acting acting) {
  const Edition& edition = book.edition();
  Jurisdictions::Rules rules = book.jurisdictions().Of(place.row);
  Gatherer gatherer(edition, place, after, until, acting);
  for (uint32_t i : rules.levies) gatherer.Levy(edition.Rows<LevyRow>()[i]);
  for (uint32_t i : rules.reliefs) gatherer.Relief(edition.Rows<ReliefRow>()[i]);
  for (uint32_t i : rules.regimes) {
    const RegimeRow& regime = edition.Rows<RegimeRow>()[i];
    gatherer.Period(regime, regime.name);
  }
  for (uint32_t i : rules.restrictions) {
    const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[i];
    gatherer.Period(restriction, restriction.goods);
  }
  for (const CoverageRow& coverage : edition.Rows<CoverageRow>()) gatherer.Coverage(coverage);
  return gatherer.Take();
}

}  // namespace landfall::reference
