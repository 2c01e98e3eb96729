#include "services/quote/domain/totals.h"

#include <algorithm>

#include "services/quote/domain/all_in_prices.h"

namespace landfall::quote {
namespace {

using landed_cost::Charge;

int64_t* FamilyTotal(LevyFamily family, Totals& totals) {
  switch (family) {
    case LevyFamily::kTax:
      return &totals.taxes;
    case LevyFamily::kExcise:
      return &totals.excise;
    case LevyFamily::kGovernmentFee:
      return &totals.government_fees;
    case LevyFamily::kCarrierFee:
      return &totals.carrier_fees;
    default:
      return &totals.duties;
  }
}

void Add(int64_t amount, int64_t& sum, bool& overflow) {
  overflow = __builtin_add_overflow(sum, amount, &sum) || overflow;
}

// Border charges are paid at checkout when the seller's side funds them (DDP).
bool IsPaidAtCheckout(const Charge& charge, Terms terms) {
  return charge.collection == Collection::kAtSale ||
         (terms == Terms::kDdp && charge.collection != Collection::kAccountedByImporter);
}

// `all_in`: the prices contain everything, so what the seller's side owes is paid with them.
void AddCharge(const Charge& charge, const Shown& shown, bool all_in, Option& option) {
  Totals& totals = option.totals;
  Add(shown.minor, *FamilyTotal(charge.family, totals), option.overflow);
  Add(shown.minor, totals.total, option.overflow);
  if (charge.recoverable) Add(shown.minor, totals.recoverable, option.overflow);
  if (charge.collection == Collection::kAccountedByImporter) return;
  bool checkout = IsPaidAtCheckout(charge, option.terms);
  // What the seller's side owes by law is its own cost unless the terms or the sale pass it on.
  if (!checkout && charge.owed_by != Party::kBuyer && charge.owed_by != Party::kNamed) {
    if (!all_in) return;
    checkout = true;
  }
  Add(shown.minor, checkout ? totals.payable_at_checkout : totals.payable_on_delivery,
      option.overflow);
}

bool HasAmount(const Charge& charge) { return charge.status == ComponentStatus::kComputed; }

bool IsGap(const Charge& charge) {
  return charge.status == ComponentStatus::kNotComputed ||
         charge.status == ComponentStatus::kUnknown;
}

void ShowCharges(const Order& order, Presenter& presenter, Arena& arena, Option& option) {
  bool all_in = AreAllIn(order);
  std::span<const Charge> charges = option.assessment.charges;
  CurrencyCode currency = option.assessment.currency;
  std::span<Shown> shown = arena.AllocateArray<Shown>(charges.size());
  std::span<Shown> low;
  std::span<Shown> high;
  for (size_t i = 0; i < charges.size(); ++i) {
    option.complete = option.complete && !IsGap(charges[i]);
    if (HasAmount(charges[i])) {
      shown[i] = presenter.Show(charges[i].amount, currency);
      option.complete = option.complete && shown[i].known;
      if (shown[i].known) AddCharge(charges[i], shown[i], all_in, option);
    } else if (charges[i].status == ComponentStatus::kUnknown || charges[i].has_range) {
      if (low.empty()) low = arena.AllocateArray<Shown>(charges.size());
      if (high.empty()) high = arena.AllocateArray<Shown>(charges.size());
      low[i] = presenter.Show(charges[i].low, currency);
      high[i] = presenter.Show(charges[i].high, currency);
    }
  }
  option.charges = shown;
  option.charges_low = low;
  option.charges_high = high;
}

void ShowFreight(Presenter& presenter, Arena& arena, Option& option) {
  const routing::FreightPrice& price = option.way->price;
  std::span<const routing::FreightComponent> parts = price.parts;
  std::span<Shown> shown = arena.AllocateArray<Shown>(parts.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].state != routing::PartState::kKnown) continue;
    shown[i] = presenter.Show(parts[i].amount, price.currency);
    option.complete = option.complete && shown[i].known;
    if (!shown[i].known) continue;
    Add(shown[i].minor, option.totals.freight, option.overflow);
    Add(shown[i].minor, option.totals.total, option.overflow);
  }
  option.freight = shown;
  if (price.complete) return;
  option.complete = false;
  option.freight_low = presenter.Show(price.low - price.known, price.currency);
  option.freight_high = presenter.Show(price.high - price.known, price.currency);
}

// Goods cost what the buyer pays for them without the tax the law takes from it.
void ShowGoods(const Order& order, Presenter& presenter, Option& option) {
  option.goods = presenter.Show(option.assessment.net_total - option.rebate, order.currency);
  option.complete = option.complete && option.goods.known;
  if (!option.goods.known) return;
  Add(option.goods.minor, option.totals.goods, option.overflow);
  Add(option.goods.minor, option.totals.total, option.overflow);
}

// Insurance the caller pays beside the freight. What the law assumes is nobody's cost.
void ShowInsurance(const Order& order, Presenter& presenter, Option& option) {
  if (!order.has_insurance || order.insurance.included_in_freight) return;
  option.insurance = presenter.Show(order.insurance.amount.value, order.insurance.amount.currency);
  option.complete = option.complete && option.insurance.known;
  if (!option.insurance.known) return;
  Add(option.insurance.minor, option.totals.insurance, option.overflow);
  Add(option.insurance.minor, option.totals.total, option.overflow);
}

// The buyer is charged the transport and its insurance at cost, unless the order says what it is
// charged.
void AddCheckout(const Order& order, Presenter& presenter, Option& option) {
  Add(option.totals.goods, option.totals.payable_at_checkout, option.overflow);
  if (order.shipping_included_in_price && !AreAllIn(order)) return;
  if (!order.has_shipping_charged) {
    Add(option.totals.freight, option.totals.payable_at_checkout, option.overflow);
    Add(option.totals.insurance, option.totals.payable_at_checkout, option.overflow);
    return;
  }
  Shown shipping = presenter.Show(order.shipping_charged.value, order.shipping_charged.currency);
  Add(shipping.minor, option.totals.payable_at_checkout, option.overflow);
}

void Widen(Option& option) {
  Totals& totals = option.totals;
  totals.low = totals.high = totals.total;
  Add(option.freight_low.minor, totals.low, option.overflow);
  Add(option.freight_high.minor, totals.high, option.overflow);
  for (size_t i = 0; i < option.charges_low.size(); ++i) {
    Add(option.charges_low[i].minor, totals.low, option.overflow);
    Add(option.charges_high[i].minor, totals.high, option.overflow);
  }
  totals.bounded = option.way->price.complete || option.way->price.has_high;
  totals.high = std::max(totals.high, totals.low);
}

}  // namespace

void SumUp(const Order& order, Presenter& presenter, Arena& arena, Option& option) {
  option.complete = true;
  ShowGoods(order, presenter, option);
  ShowFreight(presenter, arena, option);
  ShowInsurance(order, presenter, option);
  ShowCharges(order, presenter, arena, option);
  AddCheckout(order, presenter, option);
  Widen(option);
}

}  // namespace landfall::quote
