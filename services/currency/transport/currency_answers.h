#pragma once

#include "landfall/currency/v1/currency.pb.h"
#include "services/currency/currency.h"

namespace landfall::currency {

void WriteConversion(const Conversion& conversion, currency::v1::ConvertMoneyResponse& message);

void WriteRateListing(const RateListing& listing, currency::v1::ListExchangeRatesResponse& message);

}  // namespace landfall::currency
