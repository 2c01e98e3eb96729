#include <algorithm>
#include <tuple>

#include "common/rulebook/check/rule_check.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

std::string At(const FileLine& at) { return at.file + ":" + std::to_string(at.line); }

void CheckCurrencies(const RuleSet& rules, uint32_t expression, const FileLine& at,
                     std::string_view column, Defects& defects) {
  for (const DutyTerm& term : rules.expressions.At(expression).terms) {
    const std::string code = term.currency.ToString();
    if (code.empty() || rules.currencies.contains(code)) continue;
    defects.Add(at, std::string(column) + ": currency " + InQuotes(code) + " is not known");
  }
}

void CheckRateLine(const RuleSet& rules, const RateLine& row, Defects& defects) {
  const std::string territory = row.territory.ToString();
  const std::string origin = row.origin.ToString();
  if (!row.territory.IsNone() && !rules.territories.contains(territory)) {
    defects.Add(row.at(), "territory: territory " + InQuotes(territory) + " is not known");
  }
  if (!row.origin.IsNone() && !rules.territories.contains(origin) &&
      !rules.groups.contains(origin)) {
    defects.Add(row.at(), "origin: neither a territory nor a group: " + InQuotes(origin));
  }
  if (!row.source.empty() && !rules.sources.contains(row.source)) {
    defects.Add(row.at(), "source: source " + InQuotes(row.source) + " is not known");
  }
  if (row.expression < rules.expressions.size()) {
    CheckCurrencies(rules, row.expression, row.at(), "expression", defects);
  }
}

auto KeyOf(const RateLine& row) {
  return std::tuple(row.territory, row.hs, row.category, row.condition, row.origin, row.status);
}

// Two rows that would both serve one line on one day.
void CheckOverlaps(const std::vector<RateLine>& rows, Defects& defects) {
  std::vector<const RateLine*> sorted;
  for (const RateLine& row : rows) sorted.push_back(&row);
  std::ranges::stable_sort(sorted, [](const RateLine* a, const RateLine* b) {
    return std::tuple_cat(KeyOf(*a), std::tuple(a->from)) <
           std::tuple_cat(KeyOf(*b), std::tuple(b->from));
  });
  for (size_t i = 1; i < sorted.size(); ++i) {
    const RateLine &before = *sorted[i - 1], &row = *sorted[i];
    if (KeyOf(before) != KeyOf(row) || row.from > before.to) continue;
    defects.Add(row.at(), "holds on the same days as " + At(before.at()));
  }
}

auto KeyOf(const TariffLine& row) {
  return std::tuple(row.code, std::string_view(row.column), row.from);
}

bool ServeSame(const TariffLine& a, const TariffLine& b) {
  if (a.programmes.empty() || b.programmes.empty()) {
    return a.programmes.empty() && b.programmes.empty();
  }
  return std::ranges::any_of(a.programmes, [&](Code programme) {
    return std::ranges::binary_search(b.programmes, programme);
  });
}

void CheckRepeats(const std::vector<TariffLine>& rows, Defects& defects) {
  std::vector<const TariffLine*> sorted;
  for (const TariffLine& row : rows) sorted.push_back(&row);
  std::ranges::stable_sort(
      sorted, [](const TariffLine* a, const TariffLine* b) { return KeyOf(*a) < KeyOf(*b); });
  for (size_t i = 1; i < sorted.size(); ++i) {
    for (size_t j = i; j-- > 0 && KeyOf(*sorted[j]) == KeyOf(*sorted[i]);) {
      if (!ServeSame(*sorted[i], *sorted[j])) continue;
      defects.Add(
          sorted[i]->at(),
          "a second rate of one code, column, day and programme, first at " + At(sorted[j]->at()));
      break;
    }
  }
}

}  // namespace

void CheckSchedules(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, schedule] : rules.schedules) {
    FieldCheck check(rules, *schedule, "schedule " + InQuotes(id), defects);
    check.Require("id");
    if (check.Require("territory")) check.RefersToTerritory("territory");
    check.Require("files");
    if (check.Require("currency")) check.Currency("currency");
    check.Date("known_until");
    check.Cites();
    const std::vector<TariffLine>& rows = rules.schedule_rows.at(id);
    if (rows.empty() && check.Has("files") && rules.IsWhole(*schedule))
      check.Complain("files", "hold no row");
    CheckRepeats(rows, defects);
    for (const TariffLine& row : rows) {
      if (row.expression == kNoRow) continue;
      CheckCurrencies(rules, row.expression, row.at(), "rate", defects);
    }
  }
}

void CheckRateTables(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, table] : rules.rate_tables) {
    FieldCheck check(rules, *table, "rate table " + InQuotes(id), defects);
    check.Require("id");
    check.Require("files");
    check.Cites();
    const std::vector<RateLine>& rows = rules.table_rows.at(id);
    for (const RateLine& row : rows) CheckRateLine(rules, row, defects);
    CheckOverlaps(rows, defects);
  }
}

}  // namespace landfall
