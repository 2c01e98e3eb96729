#include "services/reference/domain/edition_description.h"

#include <algorithm>

#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall::reference {
namespace {

LocalTime LocalOf(const Rulebook& book, Code territory, Instant now) {
  uint32_t row = FindTerritory(book.edition(), territory);
  if (row != kNoRow) return book.ZoneOf(row).ToLocal(now);
  return LocalTime::FromSeconds(now.unix_seconds());
}

void SetAge(TableAge& table, Day as_of, Day today) {
  if (as_of == Day::Min()) return;
  table.as_of = as_of;
  table.age_days = std::max(today - as_of, 0);
}

// A table is as of the day its source was published, or was read when the source has no day.
void SetAgeByCitation(const Edition& edition, TableAge& table, Day today) {
  if (table.citation == kNoRow) return;
  const CitationRow& source = edition.Rows<CitationRow>()[table.citation];
  SetAge(table, source.published == Day::Min() ? source.read_on : source.published, today);
}

// A source of rates is as of the newest day it has a rate for.
Day NewestRate(const RateSet& rates, const RateSource& source) {
  Day newest = Day::Min();
  for (CurrencyCode quote : rates.Quotes(source)) {
    std::span<const RateRow> series = rates.Series(source, quote);
    if (!series.empty()) newest = std::max(newest, series.back().valid_from);
  }
  return newest;
}

}  // namespace

EditionAnswer Described(const Rulebook& book, const RateSet& rates, Instant now) {
  const Edition& edition = book.edition();
  EditionAnswer answer;
  std::span<const CoverageRow> coverage = edition.Rows<CoverageRow>();
  for (uint32_t i = 0; i < coverage.size(); ++i) {
    LocalTime at = LocalOf(book, coverage[i].territory, now);
    if (coverage[i].from <= at && at < coverage[i].until) answer.coverage.push_back(i);
  }
  Day today = LocalTime::FromSeconds(now.unix_seconds()).day();
  for (const ScheduleRow& schedule : edition.Rows<ScheduleRow>()) {
    TableAge table{.id = edition.Text(schedule.id),
                   .territory = schedule.territory,
                   .citation = schedule.citation};
    SetAgeByCitation(edition, table, today);
    answer.tables.push_back(table);
  }
  for (const RateTableRow& row : edition.Rows<RateTableRow>()) {
    TableAge table{.id = edition.Text(row.id), .citation = row.citation};
    SetAgeByCitation(edition, table, today);
    answer.tables.push_back(table);
  }
  for (const RateSource& source : rates.sources()) {
    TableAge table{.id = source.id};
    SetAge(table, NewestRate(rates, source), today);
    answer.tables.push_back(table);
  }
  return answer;
}

}  // namespace landfall::reference
