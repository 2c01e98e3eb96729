#include <algorithm>
#include <span>

#include "common/edge/wire/order_extras_reader.h"
#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

constexpr int kMaxCounters = 3;
constexpr int64_t kMaxCount = 1'000'000;
constexpr DecimalBounds kRateBounds = {Decimal(), Decimal::FromInteger(1'000'000'000'000), true,
                                       "expected a decimal above 0 and at most 10^12"};

void ReadShipping(const ReadContext& context, const FieldPath& path,
                  const type::v1::ShippingCharge& message, Order& order) {
  switch (message.charge_case()) {
    case type::v1::ShippingCharge::kAmount:
      order.has_shipping_charged = true;
      order.shipping_charged = ReadMoney(context, FieldPath(path, "amount"), message.amount());
      break;
    case type::v1::ShippingCharge::kIncludedInPrice:
      order.shipping_included_in_price = message.included_in_price();
      if (message.included_in_price()) break;
      context.Fail(FieldPath(path, "included_in_price"), "expected TRUE, or amount instead");
      break;
    case type::v1::ShippingCharge::CHARGE_NOT_SET:
      context.Fail(path, "expected amount or included_in_price");
      break;
  }
}

void ReadInsurance(const ReadContext& context, const FieldPath& path,
                   const type::v1::Insurance& message, Order& order) {
  order.has_insurance = true;
  switch (message.premium_case()) {
    case type::v1::Insurance::kAmount:
      order.insurance.amount = ReadMoney(context, FieldPath(path, "amount"), message.amount());
      break;
    case type::v1::Insurance::kIncludedInFreight:
      order.insurance.included_in_freight = message.included_in_freight();
      if (message.included_in_freight()) break;
      context.Fail(FieldPath(path, "included_in_freight"), "expected TRUE, or amount instead");
      break;
    case type::v1::Insurance::PREMIUM_NOT_SET:
      context.Fail(path, "expected amount or included_in_freight");
      break;
  }
}

Counter ReadCounter(const ReadContext& context, const FieldPath& path,
                    const type::v1::Counter& message) {
  Counter counter;
  counter.kind = ReadRequiredEnum<CounterKind>(context, FieldPath(path, "kind"), message.kind(),
                                               type::v1::CounterKind_IsValid);
  FieldPath amount_path(path, "amount");
  FieldPath count_path(path, "count");
  if (counter.kind == CounterKind::kEntriesThisPeriod) {
    if (message.has_amount()) context.Fail(amount_path, "expected count instead");
    counter.count =
        ReadInteger(context, count_path, message.count(), 0, kMaxCount, "expected 0 to 1,000,000");
  } else if (counter.kind != CounterKind::kUnset) {
    if (message.count() != 0) context.Fail(count_path, "expected amount instead");
    if (!message.has_amount()) context.Fail(amount_path, "required");
    if (message.has_amount()) counter.amount = ReadMoney(context, amount_path, message.amount());
  }
  return counter;
}

void ReadCounters(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                  Order& order) {
  int count =
      ReadCount(context, FieldPath(path, "counters"), message.counters_size(), kMaxCounters);
  std::span<Counter> counters = context.arena.AllocateArray<Counter>(count);
  for (int i = 0; i < count; ++i) {
    FieldPath counter_path(path, "counters", i);
    counters[i] = ReadCounter(context, counter_path, message.counters(i));
    auto before = counters.first(i);
    if (counters[i].kind != CounterKind::kUnset &&
        std::any_of(before.begin(), before.end(),
                    [&](const Counter& other) { return other.kind == counters[i].kind; })) {
      context.Fail(FieldPath(counter_path, "kind"), "given twice");
    }
  }
  order.counters = counters;
}

CallerRate ReadExchangeRate(const ReadContext& context, const FieldPath& path,
                            const type::v1::CallerExchangeRate& message) {
  FieldPath base_path(path, "base_currency");
  FieldPath quote_path(path, "quote_currency");
  if (message.base_currency().empty()) context.Fail(base_path, "required");
  if (message.quote_currency().empty()) context.Fail(quote_path, "required");
  CallerRate rate;
  rate.base = ReadCurrency(context, base_path, message.base_currency());
  rate.quote = ReadCurrency(context, quote_path, message.quote_currency());
  if (!rate.base.IsNone() && rate.base == rate.quote) {
    context.Fail(quote_path, "expected another currency than base_currency");
  }
  rate.rate = ReadDecimal(context, FieldPath(path, "rate"), message.rate(), kRateBounds);
  return rate;
}

bool SamePair(const CallerRate& a, const CallerRate& b) {
  return (a.base == b.base && a.quote == b.quote) || (a.base == b.quote && a.quote == b.base);
}

}  // namespace

void ReadCharges(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                 Order& order) {
  if (message.has_shipping_charged_to_buyer()) {
    ReadShipping(context, FieldPath(path, "shipping_charged_to_buyer"),
                 message.shipping_charged_to_buyer(), order);
  }
  if (message.has_insurance()) {
    ReadInsurance(context, FieldPath(path, "insurance"), message.insurance(), order);
  }
  if (message.counters_size() > 0) ReadCounters(context, path, message, order);
}

std::span<const CallerRate> ReadExchangeRates(const ReadContext& context, const FieldPath& path,
                                              const ExchangeRateList& list) {
  int count = ReadCount(context, FieldPath(path, "exchange_rates"), list.size(), kMaxExchangeRates);
  std::span<CallerRate> rates = context.arena.AllocateArray<CallerRate>(count);
  for (int i = 0; i < count; ++i) {
    FieldPath rate_path(path, "exchange_rates", i);
    rates[i] = ReadExchangeRate(context, rate_path, list[i]);
    auto before = rates.first(i);
    if (!rates[i].base.IsNone() && !rates[i].quote.IsNone() &&
        std::any_of(before.begin(), before.end(),
                    [&](const CallerRate& other) { return SamePair(other, rates[i]); })) {
      context.Fail(rate_path, "given twice");
    }
  }
  return rates;
}

}  // namespace landfall
