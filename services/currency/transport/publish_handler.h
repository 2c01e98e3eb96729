#pragma once

#include "common/time/clock.h"
#include "services/currency/publisher.h"
#include "services/currency/transport/currency_handler.h"

namespace landfall::currency {

// Reads publications, hands them to the publisher and writes what became of them. Whether the
// caller may publish is decided before. Thread-safe; `scratch` must be empty.
class PublishHandler {
 public:
  // `publisher` and `clock` must outlive the handler.
  PublishHandler(CurrencyHandler::RulesInUse rules, RatePublisher& publisher, const Clock& clock);

  google::rpc::Status PublishExchangeRates(
      const currency::v1::PublishExchangeRatesRequest& request, Arena& scratch,
      currency::v1::PublishExchangeRatesResponse& response) const;

 private:
  CurrencyHandler::RulesInUse rules_;
  RatePublisher& publisher_;
  const Clock& clock_;
};

}  // namespace landfall::currency
