#pragma once

#include "common/edge/wire/read_context.h"
#include "landfall/currency/v1/currency.pb.h"
#include "services/currency/currency.h"
#include "services/currency/publisher.h"

namespace landfall::currency {

inline constexpr int kMaxPublishedRates = 10'000;

// Each notes what is wrong in the context; the result may be used only if there are no violations.
// Spans of the result point into the arena.
ConversionRequest ReadConvertMoney(const ReadContext& context,
                                   const currency::v1::ConvertMoneyRequest& message);

RateListRequest ReadListExchangeRates(const ReadContext& context,
                                      const currency::v1::ListExchangeRatesRequest& message);

Publication ReadPublishExchangeRates(const ReadContext& context,
                                     const currency::v1::PublishExchangeRatesRequest& message);

}  // namespace landfall::currency
