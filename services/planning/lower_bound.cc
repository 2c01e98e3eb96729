#include "services/planning/lower_bound.h"

#include <algorithm>

#include "common/money/fraction.h"
#include "common/rulebook/tables/freight_tables.h"
#include "services/planning/domain/partition.h"

// The relaxation. One more line may lower what a group costs (it leaves a flat duty behind, or
// passes the price limit of a fee), so no part of the cost of a group bounds that of a larger one.
// What does bound it is what each atom alone adds to sums that only grow:
//
//   counted cost of a plan = sum over its shipments of freight + levies + handling + shadow prices
//
// 1. Levies and fees are never negative (amounts of law are rounded up from bases that are not).
//    They are left out.
// 2. Freight of a parcel of w kg, of which the tables charge at least w, is base + k w' with w' >=
// w,
//    in a row for weights up to u >= w' with base >= 0, so at least (base / u + k) w. With r the
//    least base / u + k of all rows of the lane a parcel costs at least r w, however goods are
//    packed together; parcels and shipments of a plan together at least the sum over atoms of r
//    times the atom's weight, r being that of the service the atom goes by, and that at least the
//    least of all services the atom could go by. Surcharges only add. A service of the caller's own
//    costs at least per_kg times the weight.
// 3. Handling per line and the shadow price of an item are the node's for each line sent; the first
//    is counted at least once for each line, the second for each item: the atom pays at least the
//    least of both over the nodes that hold it. Handling per group is left out.
//
// The sum over atoms of the least of 2 and 3 over the nodes and services each could go by is thus
// no more than the cost of any plan. Each shown leaf may be half a minor unit below its exact
// amount; a shipment has at most 8 leaves of freight and one of shadow price a line, and every
// shipment holds an atom: 5 minor units an atom are taken off.

namespace landfall::planning {
namespace {

constexpr int64_t kRoundedAway = 5;  // minor units an atom
constexpr int64_t kLeafParts = 1'000'000;

// Kilograms of some items.
Decimal Kilograms(const Problem& problem, const Atom& atom) {
  return Fraction(Decimal::FromInteger(problem.lines[atom.line].unit_grams))
      .Times(Decimal::FromInteger(atom.quantity))
      .Over(Decimal::FromInteger(1000))
      .Value();
}

// The least price of a kilogram on a listed lane, in the currency of the card.
Amount LeastPerKilogram(const Problem& problem, const Leg& leg) {
  const Edition& edition = problem.edition();
  const ServiceRow& service = edition.Rows<ServiceRow>()[leg.lane.service];
  Amount least;
  bool found = false;
  for (const FreightRateRow& row : edition.Rows<FreightRateRow>(service.rates)) {
    bool holds = row.first <= leg.lane.day && leg.lane.day <= row.last;
    bool here = row.is_zone || row.destination == leg.lane.destination ||
                row.destination == leg.lane.country;
    if (!holds || !here || row.up_to <= 0) continue;
    Decimal top = Decimal::FromScaled(static_cast<__int128>(row.up_to) * 1000);
    Decimal price = row.per_kg + Fraction(row.base).Over(top).Value();
    if (!found || price < least.value) least = {price, row.currency};
    found = true;
  }
  return least;
}

// In millionths of a minor unit, so that nothing is lost by rounding; kNever when no rate serves.
int64_t ShownFine(Problem& problem, Decimal amount, CurrencyCode currency) {
  if (amount.IsZero()) return 0;
  Decimal fine = Fraction(amount).Times(Decimal::FromInteger(kLeafParts)).Value();
  quote::Shown shown = problem.presenter.Show(fine, currency);
  return shown.known ? shown.minor - 1 : kNever;
}

// What the atom adds at least on one leg.
int64_t LeastOn(Problem& problem, const Leg& leg, const Atom& atom) {
  const PlanNode& node = problem.nodes[leg.node];
  Amount rate;
  if (leg.own == nullptr) {
    rate = LeastPerKilogram(problem, leg);
  } else if (leg.own->has_per_kg) {
    rate = leg.own->per_kg;
  }
  Decimal freight = Fraction(rate.value).Times(Kilograms(problem, atom)).Value();
  int64_t sum = ShownFine(problem, freight, rate.currency);
  const Amount& shadow = node.shadows[atom.line];
  if (!shadow.currency.IsNone()) {
    Decimal price = Fraction(shadow.value).Times(Decimal::FromInteger(atom.quantity)).Value();
    sum += ShownFine(problem, price, shadow.currency);
  }
  // A line in several atoms may be handled once for all of them.
  bool whole = atom.quantity == problem.lines[atom.line].quantity;
  if (whole) sum += node.handling_line * kLeafParts;
  return sum;
}

}  // namespace

int64_t LowerBound(Problem& problem, Arena& scratch) {
  scratch.Reset();
  int64_t sum = 0;
  for (const Atom& atom : problem.atoms) {
    int64_t least = kNever;
    for (const Leg& leg : problem.legs) {
      if (leg.blocked != 0 || problem.nodes[leg.node].stock[atom.line] == 0) continue;
      least = std::min(least, LeastOn(problem, leg, atom));
    }
    if (IsNever(least)) return 0;
    sum += least - kRoundedAway * kLeafParts;
  }
  return sum / kLeafParts - 1;
}

}  // namespace landfall::planning
