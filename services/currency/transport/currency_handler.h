#pragma once

#include <functional>
#include <memory>

#include "common/base/arena.h"
#include "common/edge/wire/order_lookup.h"
#include "common/rates/rate_book.h"
#include "common/rulebook/rulebook.h"
#include "common/time/clock.h"
#include "google/rpc/status.pb.h"
#include "landfall/currency/v1/currency.pb.h"

namespace landfall::currency {

// What one call is read against and converted by; neither is null.
struct CurrencyRules {
  std::shared_ptr<const Rulebook> book;
  std::shared_ptr<const OrderLookup> words;
};

// Reads requests, calls the face and writes answers. Thread-safe when `rules` is; `scratch` must be
// empty and is used until the return.
class CurrencyHandler {
 public:
  using RulesInUse = std::function<CurrencyRules()>;

  // `rates` and `clock` must outlive the handler.
  CurrencyHandler(RulesInUse rules, const RateBook& rates, const Clock& clock);

  google::rpc::Status ConvertMoney(const currency::v1::ConvertMoneyRequest& request, Arena& scratch,
                                   currency::v1::ConvertMoneyResponse& response) const;
  google::rpc::Status ListExchangeRates(const currency::v1::ListExchangeRatesRequest& request,
                                        Arena& scratch,
                                        currency::v1::ListExchangeRatesResponse& response) const;

 private:
  RulesInUse rules_;
  const RateBook& rates_;
  const Clock& clock_;
};

}  // namespace landfall::currency
