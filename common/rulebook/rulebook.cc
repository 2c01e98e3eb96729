#include "common/rulebook/rulebook.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall {
namespace {

RateFixing FixingOf(RateTiming timing, uint8_t week_start) {
  switch (timing) {
    case RateTiming::kDay:
      return {.kind = FixingKind::kDay};
    case RateTiming::kMonth:
      return {.kind = FixingKind::kMonthStart};
    case RateTiming::kSecondLastWednesday:
      return {.kind = FixingKind::kMonthLastWeekday, .back = 1, .nth = 2, .weekday = 3};
    case RateTiming::kFirstOctober:
      return {.kind = FixingKind::kYearMonthStart, .back = 1, .month = 10, .next_published = true};
    case RateTiming::kWeekBeforeLast:
      return {.kind = FixingKind::kWeekAverage, .back = 2, .week_start = week_start};
    case RateTiming::kPreviousDay:
      return {.kind = FixingKind::kDay, .back = 1};
  }
  return {};
}

absl::StatusOr<RatePolicyTable> PoliciesOf(const Edition& edition) {
  std::vector<RatePolicyVersion> versions;
  for (const RateRuleRow& rule : edition.Rows<RateRuleRow>()) {
    RatePolicyVersion version{.territory = rule.territory,
                              .purpose = static_cast<ConversionPurpose>(rule.purpose),
                              .from = rule.from};
    for (const RateSourceRow& source : edition.Rows<RateSourceRow>(rule.sources)) {
      RateSourceRule& read = version.policy.sources.emplace_back();
      read.source = std::string(edition.Text(source.id));
      read.fixing = FixingOf(source.timing, source.week_start);
      read.max_age_days = source.max_age_days;
      read.substitute = source.substitute != 0;
      for (const ParityRow& parity : edition.Rows<ParityRow>(source.parities)) {
        read.parities.push_back({parity.currency, parity.follows, parity.rate});
      }
    }
    versions.push_back(std::move(version));
  }
  return RatePolicyTable::Build(std::move(versions));
}

}  // namespace

Rulebook::Rulebook(std::shared_ptr<const Edition> edition, RatePolicyTable policies)
    : edition_(std::move(edition)),
      jurisdictions_(*edition_),
      rate_policies_(std::move(policies)) {}

absl::StatusOr<std::shared_ptr<const Rulebook>> Rulebook::Make(
    std::shared_ptr<const Edition> edition) {
  absl::StatusOr<RatePolicyTable> policies = PoliciesOf(*edition);
  if (!policies.ok()) return policies.status();
  std::shared_ptr<Rulebook> rulebook(new Rulebook(std::move(edition), *std::move(policies)));
  const Edition& rows = rulebook->edition();
  std::unordered_map<std::string, uint32_t> known;
  for (const TerritoryRow& territory : rows.Rows<TerritoryRow>()) {
    std::string name(rows.Text(territory.time_zone));
    auto [it, fresh] = known.emplace(name, static_cast<uint32_t>(rulebook->zones_.size()));
    if (fresh) {
      absl::StatusOr<TimeZone> zone = TimeZone::Load(name.empty() ? "UTC" : name);
      if (!zone.ok()) return zone.status();
      rulebook->zones_.push_back(*std::move(zone));
    }
    rulebook->zone_of_.push_back(it->second);
  }
  return std::shared_ptr<const Rulebook>(std::move(rulebook));
}

}  // namespace landfall
