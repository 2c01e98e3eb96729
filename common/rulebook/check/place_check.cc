#include <algorithm>
#include <tuple>

#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/load/postcode_range.h"
#include "common/time/zone.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

void CheckTerritory(const FieldCheck& check, const grammar::Territory& territory) {
  check.ShortCode("id");
  check.Require("name");
  check.ShortCode("country");
  if (!territory.country().empty() && territory.country().size() != 2) {
    check.Complain("country", "must be the two letters of an ISO 3166-1 country");
  }
  check.RefersToTerritory("customs");
  if (territory.vat() != "NONE") check.RefersToTerritory("vat");
  check.RefersToTerritory("excise");
  if (check.Require("time_zone") && !TimeZone::Load(territory.time_zone()).ok()) {
    check.Complain("time_zone", "time zone " + InQuotes(territory.time_zone()) + " is not known");
  }
  check.Require("currency");
  std::vector<FieldCheck> versions;
  for (int i = 0; i < territory.currency_size(); ++i) {
    versions.push_back(check.Part(territory.currency(i), "currency", i));
    if (versions.back().Require("code")) versions.back().Currency("code");
    if (!territory.currency(i).from().empty()) versions.back().Date("from");
  }
  CheckAscending(versions);
  check.Cites();
}

void CheckArea(const FieldCheck& check, const grammar::Area& area) {
  std::optional<Day> from = check.Date("from");
  std::optional<Day> to = check.Date("to");
  if (from && to && *to < *from) check.Complain("to", "lies before from");
  if (area.subdivision().empty() && area.postcodes().empty()) {
    check.Complain("", "names neither a subdivision nor postal codes");
  }
  check.ShortCode("subdivision");
  for (int i = 0; i < area.postcodes_size(); ++i) {
    if (!ParsePostcodeRange(area.postcodes(i))) {
      check.Complain("postcodes",
                     InQuotes(area.postcodes(i)) + " is not a postal code, prefix or range", i);
    }
  }
}

// One way to recognise a territory, as far as two of them can clash.
struct Claim {
  std::string country;
  std::string subdivision;
  PostcodeRange range;
  Day from;
  Day to;
  const grammar::Territory* territory = nullptr;

  auto Key() const { return std::tuple(country, subdivision, range.first.packed()); }
};

Day DayOr(const std::string& text, Day empty) {
  absl::StatusOr<Day> day = Day::Parse(text);
  return day.ok() ? *day : empty;
}

void AddClaims(const grammar::Territory& territory, std::vector<Claim>& claims) {
  Claim whole{.country = territory.country(),
              .subdivision = {},
              .range = {},
              .from = Day::Min(),
              .to = Day::Max(),
              .territory = &territory};
  if (territory.areas().empty()) claims.push_back(whole);
  for (const grammar::Area& area : territory.areas()) {
    Claim part = whole;
    part.from = DayOr(area.from(), Day::Min());
    part.to = DayOr(area.to(), Day::Max());
    if (!area.subdivision().empty()) {
      part.subdivision = area.subdivision();
      claims.push_back(part);
      part.subdivision.clear();
    }
    for (const std::string& text : area.postcodes()) {
      std::optional<PostcodeRange> range = ParsePostcodeRange(text);
      if (!range) continue;
      part.range = *range;
      claims.push_back(part);
    }
  }
}

bool Clash(const Claim& a, const Claim& b) {
  return a.territory != b.territory && a.country == b.country && a.subdivision == b.subdivision &&
         a.range.Length() == b.range.Length() && a.range.first <= b.range.last &&
         b.range.first <= a.range.last && a.from <= b.to && b.from <= a.to;
}

std::string Describe(const Claim& claim) {
  if (!claim.subdivision.empty()) return "subdivision " + InQuotes(claim.subdivision);
  if (claim.range.first.IsNone()) return "the rest of country " + InQuotes(claim.country);
  return "postal code " + InQuotes(claim.range.first.ToString());
}

}  // namespace

void CheckTerritories(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, territory] : rules.territories) {
    FieldCheck check(rules, *territory, "territory " + InQuotes(id), defects);
    CheckTerritory(check, *territory);
    for (int i = 0; i < territory->areas_size(); ++i) {
      CheckArea(check.Part(territory->areas(i), "areas", i), territory->areas(i));
    }
    if (territory->country().empty() && !territory->areas().empty()) {
      check.Complain("areas", "a territory without country has none");
    }
  }
}

void CheckAreas(const RuleSet& rules, Defects& defects) {
  std::vector<Claim> claims;
  for (const auto& [id, territory] : rules.territories) {
    if (!territory->country().empty()) AddClaims(*territory, claims);
  }
  std::ranges::stable_sort(claims, {}, [](const Claim& claim) { return claim.Key(); });
  for (size_t i = 1; i < claims.size(); ++i) {
    for (size_t j = i; j-- > 0 && claims[j].country == claims[i].country;) {
      if (!Clash(claims[i], claims[j])) continue;
      FieldCheck check(rules, *claims[i].territory,
                       "territory " + InQuotes(claims[i].territory->id()), defects);
      check.Complain("areas", Describe(claims[i]) + " is claimed by territory " +
                                  InQuotes(claims[j].territory->id()) + ", too");
      break;
    }
  }
}

void CheckGroups(const RuleSet& rules, Defects& defects) {
  for (const auto& [id, group] : rules.groups) {
    FieldCheck check(rules, *group, "group " + InQuotes(id), defects);
    check.ShortCode("id");
    check.Require("name");
    check.Require("members");
    std::multimap<std::string, std::pair<Day, Day>> spans;
    for (int i = 0; i < group->members_size(); ++i) {
      const grammar::GroupMember& member = group->members(i);
      FieldCheck part = check.Part(member, "members", i);
      part.Require("territory");
      part.RefersToTerritory("territory");
      const Day from = part.Date("from").value_or(Day::Min());
      const Day to = part.Date("to").value_or(Day::Max());
      if (to < from) part.Complain("to", "lies before from");
      auto [begin, end] = spans.equal_range(member.territory());
      if (std::any_of(begin, end, [&](const auto& span) {
            return span.second.first <= to && from <= span.second.second;
          })) {
        part.Complain("territory", InQuotes(member.territory()) + " is a member twice on one day");
      }
      spans.emplace(member.territory(), std::pair(from, to));
    }
  }
}

void CheckCurrencies(const RuleSet& rules, Defects& defects) {
  for (const auto& [code, currency] : rules.currencies) {
    FieldCheck check(rules, *currency, "currency " + InQuotes(code), defects);
    check.Currency("code");
    check.Require("name");
    check.Require("minor_units");
    Day before = Day::Min();
    for (int i = 0; i < currency->minor_units_size(); ++i) {
      FieldCheck part = check.Part(currency->minor_units(i), "minor_units", i);
      const Day from = part.Date("from").value_or(Day::Min());
      if (i > 0 && from <= before) part.Complain("from", "must lie after the one before");
      before = from;
      const int digits = currency->minor_units(i).digits();
      if (digits < 0 || digits > 4) part.Complain("digits", "must be 0 to 4");
    }
  }
}

}  // namespace landfall
