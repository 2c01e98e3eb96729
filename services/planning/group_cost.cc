#include "services/planning/group_cost.h"

namespace landfall::planning {
namespace {

using landed_cost::Charge;

constexpr uint32_t BitOf(LevyFamily family) { return 1u << static_cast<unsigned>(family); }

// Whether the amount ends with the buyer: charged at checkout or on delivery, or accounted for.
bool IsBuyers(const Charge& charge, Terms terms, bool all_in) {
  bool own = charge.owed_by == Party::kBuyer || charge.owed_by == Party::kNamed;
  if (charge.collection == Collection::kAccountedByImporter) return own;
  bool checkout = charge.collection == Collection::kAtSale || terms == Terms::kDdp;
  return checkout || all_in || own;
}

// What the carrier's price is not known by, at its most where that is known.
int64_t OpenFreight(const quote::Option& option) {
  const routing::FreightPrice& price = option.way->price;
  if (price.complete) return 0;
  return price.has_high ? option.freight_high.minor : option.freight_low.minor;
}

}  // namespace

CostParts CostOf(const quote::Option& option, const Charged& charged, bool all_in,
                 const Counting& counting) {
  const quote::Totals& totals = option.totals;
  CostParts cost{.freight = totals.freight,
                 .insurance = totals.insurance,
                 .duties = totals.duties,
                 .taxes = totals.taxes,
                 .excise = totals.excise,
                 .government_fees = totals.government_fees,
                 .carrier_fees = totals.carrier_fees,
                 .goods = totals.goods,
                 .recoverable = totals.recoverable};
  cost.landed = totals.total - totals.goods - totals.remainder - totals.recoverable;
  cost.buyer = totals.goods + totals.remainder;
  if (charged.stated) {
    cost.buyer += charged.sum;
  } else if (!charged.in_price) {
    cost.buyer += totals.freight + totals.insurance;
  }
  int64_t left_out = 0;
  int64_t left_out_of_buyer = 0;
  for (size_t i = 0; i < option.charges.size(); ++i) {
    const Charge& charge = option.assessment.charges[i];
    if (charge.recoverable) continue;
    int64_t amount = option.charges[i].minor;
    bool buyers = IsBuyers(charge, option.terms, all_in);
    if (buyers) cost.buyer += amount;
    if ((counting.not_compared & BitOf(charge.family)) == 0) continue;
    left_out += amount;
    if (buyers) left_out_of_buyer += amount;
  }
  cost.seller = cost.landed - (cost.buyer - totals.goods - totals.remainder);
  switch (counting.bearer) {
    case CostBearer::kBuyer:
      cost.counted = cost.buyer - left_out_of_buyer;
      break;
    case CostBearer::kSeller:
      cost.counted = cost.seller - (left_out - left_out_of_buyer);
      break;
    default:
      cost.counted = cost.landed - left_out;
      break;
  }
  cost.counted += OpenFreight(option);
  return cost;
}

uint32_t GapsOf(const quote::Option& option) {
  uint32_t gaps = 0;
  for (size_t i = 0; i < option.charges.size(); ++i) {
    const Charge& charge = option.assessment.charges[i];
    bool open = charge.status == ComponentStatus::kNotComputed ||
                charge.status == ComponentStatus::kUnknown ||
                (charge.status == ComponentStatus::kComputed && !option.charges[i].known);
    if (open) gaps |= BitOf(charge.family);
  }
  return gaps;
}

void AddCost(const CostParts& part, CostParts& sum) {
  sum.freight += part.freight;
  sum.insurance += part.insurance;
  sum.duties += part.duties;
  sum.taxes += part.taxes;
  sum.excise += part.excise;
  sum.government_fees += part.government_fees;
  sum.carrier_fees += part.carrier_fees;
  sum.handling += part.handling;
  sum.shadow += part.shadow;
  sum.goods += part.goods;
  sum.recoverable += part.recoverable;
  sum.landed += part.landed;
  sum.buyer += part.buyer;
  sum.seller += part.seller;
  sum.counted += part.counted;
}

}  // namespace landfall::planning
