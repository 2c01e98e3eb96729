#include "services/reference/domain/tariff_columns.h"

#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"

namespace landfall::reference {
namespace {

bool Names(const Edition& edition, const TestRow& test, Code origin, Day day) {
  for (const TestValueRow& value : edition.Rows<TestValueRow>(test.values)) {
    if (value.key == origin.packed()) return true;
    for (const GroupMemberRow& member : edition.Rows<GroupMemberRow>(value.members)) {
      if (member.member == origin && member.from <= day && day <= member.to) return true;
    }
  }
  return false;
}

// Whether goods of the origin can meet the condition (a ConditionRow number), whatever else it
// asks.
bool MayHoldFor(const Edition& edition, uint32_t condition, Code origin, Day day) {
  if (condition == kNoRow || origin.IsNone()) return true;
  const ConditionRow& row = edition.Rows<ConditionRow>()[condition];
  for (const TestRow& test : edition.Rows<TestRow>(row.tests)) {
    if (test.subject != Subject::kOrigin) continue;
    bool wanted = test.comparison != Comparison::kNotIn;
    if (Names(edition, test, origin, day) != wanted) return false;
  }
  bool alternative = row.any.count == 0;
  for (uint32_t i = 0; i < row.any.count; ++i) {
    alternative |= MayHoldFor(edition, row.any.begin + i, origin, day);
  }
  return alternative;
}

// Whether the condition asks for anything but an origin.
bool AsksForMore(const Edition& edition, uint32_t condition) {
  if (condition == kNoRow) return false;
  const ConditionRow& row = edition.Rows<ConditionRow>()[condition];
  for (const TestRow& test : edition.Rows<TestRow>(row.tests)) {
    if (test.subject != Subject::kOrigin) return true;
  }
  for (uint32_t i = 0; i < row.any.count; ++i) {
    if (AsksForMore(edition, row.any.begin + i)) return true;
  }
  return false;
}

// The version of a levy that acts at `at`; null before the first.
const LevyVersionRow* VersionOf(const Edition& edition, const LevyRow& levy, LocalTime at,
                                Acting acting) {
  std::span<const LevyVersionRow> versions = edition.Rows<LevyVersionRow>(levy.versions);
  for (size_t i = versions.size(); i-- > 0;) {
    if (versions[i].from <= at && Acts(versions[i].status, acting)) return &versions[i];
  }
  return nullptr;
}

}  // namespace

TariffSources TariffSourcesAt(const Rulebook& book, const LocalPlace& place, Code origin,
                              Acting acting) {
  const Edition& edition = book.edition();
  Day day = place.at.day();
  TariffSources sources;
  for (uint32_t i : book.jurisdictions().Of(place.place.row).levies) {
    const LevyRow& levy = edition.Rows<LevyRow>()[i];
    const LevyVersionRow* version = VersionOf(edition, levy, place.at, acting);
    if (version == nullptr || !MayHoldFor(edition, levy.when, origin, day) ||
        !MayHoldFor(edition, version->when, origin, day)) {
      continue;
    }
    bool conditional = AsksForMore(edition, levy.when) || AsksForMore(edition, version->when);
    if (version->kind == RateKind::kTable) {
      sources.tables.push_back({i, version->target, conditional});
    }
    if (version->kind != RateKind::kSchedule) continue;
    for (const ScheduleColumnRow& column : edition.Rows<ScheduleColumnRow>(version->columns)) {
      if (!MayHoldFor(edition, column.when, origin, day)) continue;
      bool asks = AsksForMore(edition, column.when);
      sources.columns.push_back(
          {i, version->target, static_cast<uint16_t>(column.column), conditional || asks});
      if (!origin.IsNone() && !asks && !column.by_programme) break;
    }
  }
  return sources;
}

}  // namespace landfall::reference
