#include "services/landed_cost/domain/conversions.h"

namespace landfall::landed_cost {

ResolvedRate Conversions::Find(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose,
                               Day day) {
  if (from == to) return Resolve(from, to, purpose, day);
  for (uint32_t i = 0; i < count_; ++i) {
    const RateUse& use = used_[i];
    if (use.from == from && use.to == to && use.purpose == purpose && days_[i] == day) {
      return use.rate;
    }
  }
  ResolvedRate rate = Recall(from, to, purpose, day);
  if (count_ < kLimit) {
    days_[count_] = day;
    used_[count_++] = {.rate = rate, .from = from, .to = to, .purpose = purpose};
  }
  return rate;
}

ResolvedRate Conversions::Recall(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose,
                                 Day day) {
  for (uint32_t i = 0; i < memory_.count; ++i) {
    const RateUse& use = memory_.uses[i];
    if (use.from == from && use.to == to && use.purpose == purpose && memory_.days[i] == day) {
      return use.rate;
    }
  }
  ResolvedRate rate = Resolve(from, to, purpose, day);
  if (memory_.count < RateMemory::kLimit) {
    memory_.days[memory_.count] = day;
    memory_.uses[memory_.count++] = {.rate = rate, .from = from, .to = to, .purpose = purpose};
  }
  return rate;
}

Decimal Conversions::Convert(Decimal amount, CurrencyCode from, CurrencyCode to,
                             ConversionPurpose purpose, Day day) {
  if (from == to) return amount;
  return ConvertAmount(amount, Find(from, to, purpose, day));
}

ResolvedRate Conversions::Resolve(CurrencyCode from, CurrencyCode to, ConversionPurpose purpose,
                                  Day day) const {
  static const RatePolicy kNone;
  const RatePolicy* policy = PolicyOf(purpose, day);
  // A law that has no rate of its own for thresholds or supplies uses that of customs value.
  if (policy == nullptr && purpose != ConversionPurpose::kCustoms) {
    policy = PolicyOf(ConversionPurpose::kCustoms, day);
  }
  return ResolveRate(rates_, policy == nullptr ? kNone : *policy,
                     {.from = from, .to = to, .day = day, .caller_rates = caller_rates_});
}

const RatePolicy* Conversions::PolicyOf(ConversionPurpose purpose, Day day) const {
  for (Code code : {place_.territory, place_.country, place_.customs, Code()}) {
    const RatePolicy* policy = policies_.FindOwn(code, purpose, day);
    if (policy != nullptr) return policy;
  }
  return nullptr;
}

}  // namespace landfall::landed_cost
