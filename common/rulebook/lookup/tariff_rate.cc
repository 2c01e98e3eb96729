#include "common/rulebook/lookup/tariff_rate.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace landfall {
namespace {

constexpr uint64_t kHeadingUnit = 100'000'000;  // a heading's four digits, left-aligned to twelve

std::span<const TariffRow> HeadingRows(const Edition& edition, const ScheduleRow& schedule,
                                       uint32_t column, uint32_t heading) {
  std::span<const ScheduleIndexRow> index = edition.Rows<ScheduleIndexRow>(schedule.index);
  auto key_of = [](const ScheduleIndexRow& row) { return std::tuple(row.column, row.heading); };
  auto found = std::ranges::lower_bound(index, std::tuple(column, heading), {}, key_of);
  if (found == index.end() || key_of(*found) != std::tuple(column, heading)) return {};
  return edition.Rows<TariffRow>({found->begin, found->count});
}

// Rows of the headings from `first` to `last`, which stand one behind the other.
std::span<const TariffRow> RowsOfHeadings(const Edition& edition, const ScheduleRow& schedule,
                                          uint32_t column, uint32_t first, uint32_t last) {
  std::span<const ScheduleIndexRow> index = edition.Rows<ScheduleIndexRow>(schedule.index);
  auto key_of = [](const ScheduleIndexRow& row) { return std::tuple(row.column, row.heading); };
  auto begin = std::ranges::lower_bound(index, std::tuple(column, first), {}, key_of);
  auto end = std::ranges::upper_bound(index, std::tuple(column, last), {}, key_of);
  if (begin == end) return {};
  const ScheduleIndexRow& back = *(end - 1);
  return edition.Rows<TariffRow>({begin->begin, back.begin + back.count - begin->begin});
}

bool Lists(const Edition& edition, const TariffRow& row, Code programme) {
  for (const ProgrammeRow& listed : edition.Rows<ProgrammeRow>(row.programmes)) {
    if (listed.programme == programme) return true;
  }
  return false;
}

// Of rows of one code, the one that serves the programme; `rows` is not empty and has one `from`.
const TariffRow* Serving(const Edition& edition, std::span<const TariffRow> rows, Code programme) {
  const TariffRow* for_all = nullptr;
  for (const TariffRow& row : rows) {
    if (row.state == RateState::kEnded) return nullptr;
    if (row.programmes.count == 0) {
      if (for_all == nullptr) for_all = &row;
    } else if (!programme.IsNone() && Lists(edition, row, programme)) {
      return &row;
    }
  }
  return for_all;
}

// The newest rows, by `day`, of the code `prefix`, which are those of one `from`.
std::span<const TariffRow> NewestRows(std::span<const TariffRow> rows, HsCode prefix, Day day) {
  auto key_of = [](const TariffRow& row) { return std::tuple(row.code, row.digits, row.from); };
  const auto digits = static_cast<uint16_t>(prefix.digits());
  auto first =
      std::ranges::lower_bound(rows, std::tuple(prefix.value(), digits, Day::Min()), {}, key_of);
  auto end = std::ranges::upper_bound(rows, std::tuple(prefix.value(), digits, day), {}, key_of);
  if (first == end) return {};
  auto begin = std::ranges::lower_bound(rows, std::tuple(prefix.value(), digits, (end - 1)->from),
                                        {}, key_of);
  return {begin, end};
}

// Whether the column has a row, of any day, whose code begins with `hs`.
bool HasCodeFrom(const Edition& edition, uint32_t schedule, uint32_t column, HsCode hs) {
  std::span<const TariffRow> rows =
      RowsOfHeadings(edition, edition.Rows<ScheduleRow>()[schedule], column,
                     static_cast<uint32_t>(hs.value() / kHeadingUnit),
                     static_cast<uint32_t>(hs.last_value() / kHeadingUnit));
  auto key_of = [](const TariffRow& row) { return std::tuple(row.code, row.digits); };
  const auto digits = static_cast<uint16_t>(hs.digits());
  auto first = std::ranges::lower_bound(rows, std::tuple(hs.value(), digits), {}, key_of);
  return first != rows.end() && first->code <= hs.last_value();
}

}  // namespace

std::span<const TariffRow> FindTariffRows(const Edition& edition, const TariffQuery& query) {
  const ScheduleRow& schedule = edition.Rows<ScheduleRow>()[query.schedule];
  auto heading = static_cast<uint32_t>(query.hs.value() / kHeadingUnit);
  std::span<const TariffRow> rows = HeadingRows(edition, schedule, query.column, heading);
  for (int digits = query.hs.digits(); digits >= HsCode::kMinDigits; --digits) {
    if (digits == 3) {
      rows = HeadingRows(edition, schedule, query.column, heading / 100 * 100);
      continue;
    }
    if (rows.empty()) continue;
    std::span<const TariffRow> newest = NewestRows(rows, query.hs.Prefix(digits), query.day);
    if (!newest.empty()) return newest;
  }
  return {};
}

const TariffRow* FindTariffRate(const Edition& edition, const TariffQuery& query) {
  std::span<const TariffRow> rows = FindTariffRows(edition, query);
  return rows.empty() ? nullptr : Serving(edition, rows, query.programme);
}

std::span<const TariffRow> RowsBelow(const Edition& edition, uint32_t schedule, uint32_t column,
                                     HsCode hs) {
  std::span<const TariffRow> rows =
      RowsOfHeadings(edition, edition.Rows<ScheduleRow>()[schedule], column,
                     static_cast<uint32_t>(hs.value() / kHeadingUnit),
                     static_cast<uint32_t>(hs.last_value() / kHeadingUnit));
  auto key_of = [](const TariffRow& row) { return std::tuple(row.code, row.digits); };
  const auto digits = static_cast<uint16_t>(hs.digits());
  auto first = std::ranges::upper_bound(rows, std::tuple(hs.value(), digits), {}, key_of);
  auto end = std::ranges::upper_bound(rows, hs.last_value(), {}, &TariffRow::code);
  return {first, end};
}

HsCode WithoutZeros(HsCode hs) {
  const HsCode shorter = hs.Prefix(hs.digits() - (hs.digits() % 2 == 0 ? 2 : 1));
  return hs.digits() >= 4 && shorter.value() == hs.value() ? shorter : hs;
}

HsCode WithoutPadding(const Edition& edition, uint32_t schedule, HsCode hs) {
  const uint32_t columns = edition.Rows<ScheduleRow>()[schedule].columns;
  for (HsCode code = hs;;) {
    for (uint32_t column = 0; column < columns; ++column) {
      if (HasCodeFrom(edition, schedule, column, code)) return code;
    }
    const HsCode shorter = WithoutZeros(code);
    if (shorter == code) return hs;
    code = shorter;
  }
}

bool HasCode(const Edition& edition, uint32_t schedule, HsCode hs) {
  const ScheduleRow& row = edition.Rows<ScheduleRow>()[schedule];
  const auto heading = static_cast<uint32_t>(hs.value() / kHeadingUnit);
  for (uint32_t column = 0; column < row.columns; ++column) {
    std::span<const ScheduleIndexRow> index = edition.Rows<ScheduleIndexRow>(row.index);
    if (hs.digits() < 4) {
      auto found = std::ranges::lower_bound(
          index, std::tuple(column, heading), {},
          [](const ScheduleIndexRow& entry) { return std::tuple(entry.column, entry.heading); });
      if (found != index.end() && found->column == column &&
          found->heading / 100 == heading / 100) {
        return true;
      }
      continue;
    }
    for (const TariffRow& rate : HeadingRows(edition, row, column, heading)) {
      HsCode code = HsCode::FromValue(rate.code, rate.digits);
      if (code.IsPrefixOf(hs) || hs.IsPrefixOf(code)) return true;
    }
    for (const TariffRow& rate : HeadingRows(edition, row, column, heading / 100 * 100)) {
      if (rate.digits == 2) return true;
    }
  }
  return false;
}

uint32_t CitationOf(const Edition& edition, const ScheduleRow& schedule, const TariffRow& rate) {
  if (rate.source == 0) return schedule.citation;
  return edition.Rows<ScheduleSourceRow>(schedule.sources)[rate.source - 1].citation;
}

uint32_t FindColumn(const Edition& edition, uint32_t schedule, std::string_view name) {
  const ScheduleRow& row = edition.Rows<ScheduleRow>()[schedule];
  for (uint32_t column = 0; column < row.columns; ++column) {
    if (ColumnName(edition, schedule, column) == name) return column;
  }
  return kNoRow;
}

std::string_view ColumnName(const Edition& edition, uint32_t schedule, uint32_t column) {
  const ScheduleRow& row = edition.Rows<ScheduleRow>()[schedule];
  return edition.Text(edition.Rows<ScheduleColumnNameRow>()[row.first_column_name + column].name);
}

uint32_t FindSchedule(const Edition& edition, std::string_view id) {
  std::span<const ScheduleRow> rows = edition.Rows<ScheduleRow>();
  auto found = std::ranges::lower_bound(
      rows, id, {}, [&](const ScheduleRow& row) { return edition.Text(row.id); });
  if (found == rows.end() || edition.Text(found->id) != id) return kNoRow;
  return static_cast<uint32_t>(found - rows.begin());
}

}  // namespace landfall
