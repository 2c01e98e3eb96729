#include "services/currency/domain/conversion.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace landfall::currency {
namespace {

bool IsPurpose(ConversionPurpose purpose) {
  return ConversionPurpose::kCustoms <= purpose && purpose <= ConversionPurpose::kPayment;
}

void CheckCallerRate(const ConversionRequest& request, size_t index,
                     std::vector<std::string>& wrong) {
  const CallerRate& rate = request.caller_rates[index];
  std::string field = absl::StrCat("exchange_rates[", index, "]");
  if (rate.base.IsNone() || rate.quote.IsNone()) {
    wrong.push_back(field + ": needs two currencies");
  } else if (rate.base == rate.quote) {
    wrong.push_back(field + ": the two currencies are the same");
  }
  if (rate.rate.IsOverflow() || rate.rate <= Decimal()) {
    wrong.push_back(field + ".rate: must be above zero");
  }
  for (size_t i = 0; i < index; ++i) {
    const CallerRate& before = request.caller_rates[i];
    bool same = before.base == rate.base && before.quote == rate.quote;
    bool inverse = before.base == rate.quote && before.quote == rate.base;
    if (!same && !inverse) continue;
    wrong.push_back(absl::StrCat(field, ": the pair is given already by exchange_rates[", i, "]"));
    break;
  }
}

}  // namespace

absl::Status CheckConversion(const ConversionRequest& request) {
  std::vector<std::string> wrong;
  if (request.amount.IsOverflow()) wrong.push_back("amount: out of range");
  if (request.from.IsNone()) wrong.push_back("from: missing");
  if (request.to.IsNone()) wrong.push_back("to: missing");
  if (!IsPurpose(request.purpose)) wrong.push_back("purpose: unknown");
  for (size_t i = 0; i < request.caller_rates.size(); ++i) CheckCallerRate(request, i, wrong);
  if (wrong.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(wrong, "; "));
}

absl::StatusOr<Conversion> ConvertBy(const RateSet& rates, const RatePolicy& policy,
                                     const ConversionRequest& request) {
  RateQuery query{.from = request.from,
                  .to = request.to,
                  .day = request.day,
                  .caller_rates = request.caller_rates};
  ResolvedRate rate = ResolveRate(rates, policy, query);
  Conversion conversion{.rate_num = rate.num,
                        .rate_den = rate.den,
                        .status = rate.status,
                        .age_days = rate.age_days,
                        .source = std::string(rate.source),
                        .day = rate.day,
                        .holds_until = rate.holds_until,
                        .rate_set = rates.name().id};
  if (!rate.found()) return conversion;
  Decimal amount = ConvertAmount(request.amount, rate);
  if (amount.IsOverflow()) {
    return absl::InvalidArgumentError(
        absl::StrCat("amount: out of range in ", request.to.ToString()));
  }
  conversion.amount = amount;
  return conversion;
}

}  // namespace landfall::currency
