#include <algorithm>
#include <tuple>

#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/load/postcode_range.h"
#include "common/rulebook/tables/place_tables.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

Code OrSelf(const std::string& code, Code self) { return code.empty() ? self : ToCode(code); }

void CompileTerritories(CompileContext& context) {
  for (const auto& [id, territory] : context.rules.territories) {
    const Code code = ToCode(id);
    std::vector<TerritoryCurrencyRow> currencies;
    for (const grammar::DatedCurrency& currency : territory->currency()) {
      currencies.push_back(
          {.from = ToDay(currency.from(), Day::Min()), .currency = ToCurrency(currency.code())});
    }
    context.builder.Add(TerritoryRow{
        .id = code,
        .country = ToCode(territory->country()),
        .customs = OrSelf(territory->customs(), code),
        .vat = OrSelf(territory->vat(), code),
        .excise = OrSelf(territory->excise(), code),
        .name = context.Text(territory->name()),
        .time_zone = context.Text(territory->time_zone()),
        .currencies = context.builder.AddAll(std::span<const TerritoryCurrencyRow>(currencies)),
        .citation = context.Citation(*territory),
        .needs_subdivision = territory->needs_subdivision()});
  }
}

void AddAreas(const grammar::Territory& territory, uint32_t row, std::vector<AreaRow>& areas) {
  AreaRow whole;
  whole.country = ToCode(territory.country());
  whole.territory = row;
  whole.from = Day::Min();
  whole.to = Day::Max();
  if (territory.areas().empty()) areas.push_back(whole);
  for (const grammar::Area& area : territory.areas()) {
    AreaRow part = whole;
    part.from = ToDay(area.from(), Day::Min());
    part.to = ToDay(area.to(), Day::Max());
    if (!area.subdivision().empty()) {
      AreaRow subdivision = part;
      subdivision.subdivision = ToCode(area.subdivision());
      areas.push_back(subdivision);
    }
    for (const std::string& text : area.postcodes()) {
      const PostcodeRange range = ParsePostcodeRange(text).value_or(PostcodeRange());
      part.first = range.first;
      part.last = range.last;
      areas.push_back(part);
    }
  }
}

void CompileAreas(CompileContext& context) {
  std::vector<AreaRow> areas;
  for (const auto& [id, territory] : context.rules.territories) {
    if (territory->country().empty()) continue;
    AddAreas(*territory, context.territories.at(id), areas);
  }
  std::ranges::sort(areas, {}, [](const AreaRow& row) {
    return std::tuple(row.country, row.first, row.last, row.subdivision, row.territory, row.from);
  });
  context.builder.AddAll(std::span<const AreaRow>(areas));
}

void CompileGroups(CompileContext& context) {
  for (const auto& [id, group] : context.rules.groups) {
    std::vector<GroupMemberRow> members;
    for (const grammar::GroupMember& member : group->members()) {
      members.push_back({.group = ToCode(id),
                         .member = ToCode(member.territory()),
                         .from = ToDay(member.from(), Day::Min()),
                         .to = ToDay(member.to(), Day::Max())});
    }
    std::ranges::sort(members, {},
                      [](const GroupMemberRow& row) { return std::tuple(row.member, row.from); });
    context.group_members[id] = context.builder.AddAll(std::span<const GroupMemberRow>(members));
  }
}

void CompileCurrencies(CompileContext& context) {
  for (const auto& [code, currency] : context.rules.currencies) {
    for (const grammar::DatedMinorUnit& unit : currency->minor_units()) {
      CurrencyRow row;
      row.currency = ToCurrency(code);
      row.from = ToDay(unit.from(), Day::Min());
      row.digits = unit.digits();
      row.name = context.Text(currency->name());
      context.builder.Add(row);
    }
  }
}

}  // namespace

void CompilePlaces(CompileContext& context) {
  CompileTerritories(context);
  CompileAreas(context);
  CompileGroups(context);
  CompileCurrencies(context);
}

}  // namespace landfall
