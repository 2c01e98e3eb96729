#include "common/rulebook/freight/surcharge_reader.h"

#include "common/rulebook/freight/words.h"

namespace landfall {
namespace {

// "@SCHEME/ZONE" or empty.
void ReadRegion(RowReader& row, FreightSurchargeRow& surcharge) {
  std::string region = row.Text("region");
  if (region.empty()) return;
  size_t slash = region.find('/');
  if (region.front() == '@' && slash != std::string::npos) {
    surcharge.region_scheme =
        Code::Parse(std::string_view(region).substr(1, slash - 1)).value_or(Code());
    surcharge.region = Code::Parse(std::string_view(region).substr(slash + 1)).value_or(Code());
  }
  if (surcharge.region_scheme.IsNone() || surcharge.region.IsNone()) {
    row.Complain("region", "must be @scheme/zone");
  }
}

void ReadFigures(RowReader& row, FreightSurchargeRow& surcharge) {
  std::optional<Decimal> amount = row.AmountIfAny("amount");
  std::optional<Decimal> low = row.AmountIfAny("low");
  std::optional<Decimal> high = row.AmountIfAny("high");
  surcharge.known = amount.has_value();
  surcharge.has_range = low && high;
  if (low.has_value() != high.has_value() || (amount && low) || (low && *low > *high)) {
    row.Complain("low", "low and high stand together, ascending, where amount is empty");
  }
  surcharge.amount = amount.value_or(Decimal());
  surcharge.low = low.value_or(Decimal());
  surcharge.high = high.value_or(Decimal());
  surcharge.minimum = row.AmountIfAny("minimum").value_or(Decimal());
  bool percent = surcharge.per == SurchargePer::kPercent;
  if (percent != (surcharge.kind == FreightPart::kFuel)) {
    row.Complain("per", "fuel, and nothing else, is in percent");
  }
  if (!percent) surcharge.currency = row.Currency("currency");
}

}  // namespace

void ReadSurcharge(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<FreightPart> kKinds[] = {{"fuel", FreightPart::kFuel},
                                          {"remote", FreightPart::kRemote},
                                          {"oversize", FreightPart::kOversize},
                                          {"demand", FreightPart::kDemand}};
  constexpr Word<SurchargePer> kPer[] = {{"percent", SurchargePer::kPercent},
                                         {"per_kg", SurchargePer::kKilogram},
                                         {"per_parcel", SurchargePer::kParcel},
                                         {"per_shipment", SurchargePer::kShipment}};
  SurchargeDraft draft{.at = row.at(),
                       .id = row.Required("id"),
                       .carrier = row.Required("carrier"),
                       .source = row.Required("source"),
                       .origins = row.Codes("origins"),
                       .row = {}};
  FreightSurchargeRow& surcharge = draft.row;
  surcharge.kind = row.OneOf<FreightPart>("kind", kKinds);
  surcharge.per = row.OneOf<SurchargePer>("per", kPer);
  ReadFigures(row, surcharge);
  ReadRegion(row, surcharge);
  surcharge.over_longest = row.Length("over_longest");
  surcharge.over_weight = row.Weight("over_weight");
  surcharge.over_volume = row.Volume("over_volume");
  bool triggered = surcharge.over_longest || surcharge.over_weight || surcharge.over_volume;
  if (triggered != (surcharge.kind == FreightPart::kOversize)) {
    row.Complain("kind", "oversize, and nothing else, takes an over_ limit");
  }
  surcharge.fuel_applies = row.YesNo("fuel_applies");
  ReadDays(row, surcharge);
  surcharge.basis = row.OneOf<FreightPriceBasis>("basis", kBasisWords);
  surcharge.as_of = row.DayOr("as_of", Day::Min());
  drafts.surcharges.push_back(std::move(draft));
}

}  // namespace landfall
