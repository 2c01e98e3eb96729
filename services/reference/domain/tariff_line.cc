#include "services/reference/domain/tariff_line.h"

#include <algorithm>

#include "common/rulebook/lookup/equal_rows.h"
#include "common/rulebook/lookup/rule_lookup.h"
#include "common/rulebook/lookup/table_rate.h"
#include "common/rulebook/lookup/tariff_rate.h"
#include "common/rulebook/tables/place_tables.h"

namespace landfall::reference {
namespace {

std::span<const TariffRow> RowsOf(const Edition& edition, const TariffColumn& column, HsCode hs,
                                  Day day) {
  std::span<const TariffRow> rows = FindTariffRows(
      edition, {.schedule = column.schedule, .column = column.column, .hs = hs, .day = day});
  auto ended = [](const TariffRow& row) { return row.state == RateState::kEnded; };
  return std::ranges::any_of(rows, ended) ? std::span<const TariffRow>() : rows;
}

bool SameRates(std::span<const TariffRow> a, std::span<const TariffRow> b) {
  return std::ranges::equal(a, b, [](const TariffRow& x, const TariffRow& y) {
    return x.expression == y.expression && x.expression != kNoRow;
  });
}

// Adds what serves the code: its own rows or those of a code that begins it. A code shorter than
// those of the schedule has the rates that all codes below it share; false when they differ.
bool AddColumn(const Edition& edition, const TariffColumn& column, HsCode hs, Day day,
               std::vector<TariffRate>& rates) {
  std::span<const TariffRow> serving = RowsOf(edition, column, hs, day);
  bool own = !serving.empty() && serving.front().digits >= hs.digits();
  if (!own) {
    std::span<const TariffRow> shared;
    HsCode meant = WithoutPadding(edition, column.schedule, hs);
    for (const TariffRow& below : RowsBelow(edition, column.schedule, column.column, meant)) {
      HsCode code = HsCode::FromValue(below.code, below.digits);
      std::span<const TariffRow> rows = RowsOf(edition, column, code, day);
      if (rows.empty() || rows.front().digits <= meant.digits()) continue;
      if (!shared.empty() && !SameRates(shared, rows)) return false;
      if (shared.empty()) shared = rows;
    }
    if (!shared.empty()) serving = shared;
  }
  for (const TariffRow& row : serving) rates.push_back(ShownRate(edition, column, row, day));
  return true;
}

bool IsFrom(const Edition& edition, const TableRateRow& row, Code origin, Day day) {
  if (origin.IsNone() || row.origin.IsNone() || row.origin == origin) return true;
  for (const GroupMemberRow& member : edition.Rows<GroupMemberRow>(row.origin_members)) {
    if (member.member == origin && member.from <= day && day <= member.to) return true;
  }
  return false;
}

bool SameGoods(const TableRateRow& a, const TableRateRow& b) {
  return a.origin == b.origin && a.category == b.category && a.condition == b.condition;
}

// Rows that serve the code: of rows for the same origin and goods the longest code, of that the one
// that began last.
std::vector<const TableRateRow*> ServingRows(const Edition& edition,
                                             std::span<const TableRateRow> rows, HsCode hs,
                                             Code origin, Day day, Acting acting) {
  std::vector<const TableRateRow*> serving;
  for (const TableRateRow& row : rows) {
    if (day < row.from || row.to < day || !Acts(static_cast<RuleStatus>(row.status), acting)) {
      continue;
    }
    if (!HsCode::FromValue(row.code, row.digits).IsPrefixOf(hs)) continue;
    if (!IsFrom(edition, row, origin, day)) continue;
    auto same = [&](const TableRateRow* known) { return SameGoods(*known, row); };
    auto known = std::ranges::find_if(serving, same);
    if (known == serving.end()) {
      serving.push_back(&row);
    } else if (row.digits >= (*known)->digits) {
      *known = &row;
    }
  }
  return serving;
}

void AddTable(const Edition& edition, const TariffTable& source, const LocalPlace& place, HsCode hs,
              Code origin, Acting acting, std::vector<TariffRate>& rates) {
  const RateTableRow& table = edition.Rows<RateTableRow>()[source.table];
  std::span<const TableRateRow> all = edition.Rows<TableRateRow>(table.rows);
  std::span<const TableRateRow> rows =
      EqualRows(all, place.place.territory, &TableRateRow::territory);
  if (rows.empty()) {
    Code area = AreaTerritory(place.place, static_cast<AreaKind>(table.area));
    rows = EqualRows(all, area, &TableRateRow::territory);
  }
  for (const TableRateRow* row : ServingRows(edition, rows, hs, origin, place.at.day(), acting)) {
    rates.push_back(
        {.code = HsCode::FromValue(row->code, row->digits),
         .schedule = edition.Text(table.id),
         .levy = source.levy,
         .expression = row->expression,
         .citation = row->citation != kNoRow ? row->citation : table.citation,
         .from = row->from,
         .origin = row->origin,
         .category = RateWord(edition, row->category),
         .condition = RateWord(edition, row->condition),
         .conditional = source.conditional || row->category != 0 || row->condition != 0});
  }
}

// Codes below `hs` that a column has on the day.
void AddCodesBelow(const Edition& edition, const TariffColumn& column, HsCode hs, Day day,
                   std::vector<HsCode>& codes) {
  const ScheduleRow& schedule = edition.Rows<ScheduleRow>()[column.schedule];
  for (const TariffRow& row : edition.Rows<TariffRow>(schedule.rows)) {
    if (row.column != column.column || row.from > day || row.digits <= hs.digits()) continue;
    HsCode code = HsCode::FromValue(row.code, row.digits);
    if (!hs.IsPrefixOf(code)) continue;
    // Rows of one code ascend by day: an end takes back what came before it.
    bool known = !codes.empty() && codes.back() == code;
    if (row.state == RateState::kEnded && known) codes.pop_back();
    if (row.state != RateState::kEnded && !known) codes.push_back(code);
  }
}

// The codes that no other of them begins.
std::vector<HsCode> TopmostOf(std::vector<HsCode> codes) {
  std::ranges::sort(codes);
  std::vector<HsCode> topmost;
  for (HsCode code : codes) {
    if (topmost.empty() || !topmost.back().IsPrefixOf(code)) topmost.push_back(code);
  }
  return topmost;
}

}  // namespace

TariffRate ShownRate(const Edition& edition, const TariffColumn& column, const TariffRow& row,
                     Day day) {
  const ScheduleRow& schedule = edition.Rows<ScheduleRow>()[column.schedule];
  bool past = row.state == RateState::kParsed && schedule.known_until < day;
  return {.code = HsCode::FromValue(row.code, row.digits),
          .schedule = edition.Text(schedule.id),
          .column = ColumnName(edition, column.schedule, column.column),
          .levy = column.levy,
          .rate_text = edition.Text(row.rate_text),
          .expression = row.state == RateState::kUnparsed ? kNoRow : row.expression,
          .citation = CitationOf(edition, schedule, row),
          .programmes = row.programmes,
          .from = row.from,
          .state = past ? RateState::kStale : row.state,
          .units = {row.unit1, row.unit2},
          .conditional = column.conditional};
}

TariffLine TariffLineOf(const Rulebook& book, const LocalPlace& place, HsCode hs, Code origin,
                        Acting acting) {
  const Edition& edition = book.edition();
  TariffSources sources = TariffSourcesAt(book, place, origin, acting);
  TariffLine line;
  std::vector<HsCode> below;
  bool differs = false;  // a column of the duty, between the codes below
  for (const TariffColumn& column : sources.columns) {
    bool told = AddColumn(edition, column, hs, place.at.day(), line.rates);
    differs |= !told && edition.Rows<LevyRow>()[column.levy].family == LevyFamily::kDuty;
    HsCode meant = WithoutPadding(edition, column.schedule, hs);
    AddCodesBelow(edition, column, meant, place.at.day(), below);
  }
  for (const TariffTable& table : sources.tables) {
    AddTable(edition, table, place, hs, origin, acting, line.rates);
  }
  line.narrower = TopmostOf(std::move(below));
  auto is_duty = [&](const TariffRate& rate) {
    return edition.Rows<LevyRow>()[rate.levy].family == LevyFamily::kDuty;
  };
  if (differs) {
    line.reason = NotComputedReason::kMissingInput;
  } else if (std::ranges::none_of(line.rates, is_duty)) {
    line.reason = NotComputedReason::kNoSchedule;
  }
  return line;
}

}  // namespace landfall::reference
