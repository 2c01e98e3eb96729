#pragma once

#include <string_view>

#include "common/edge/wire/read_context.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "landfall/quote/v1/quote.pb.h"

namespace landfall::quote {

inline constexpr int kMaxBatch = 256;
inline constexpr size_t kMaxQuoteIdBytes = 4096;

// What a caller asks of one quote. Texts point into the message it was read from and spans into the
// arena of the context.
struct QuoteAsk {
  Order order;
  Wishes wishes;
  AnswerSettings settings;
};

// The three below note what is wrong in the context; the result may be used only if there are no
// violations. Paths begin at the message itself.
QuoteAsk ReadCreateQuote(const ReadContext& context, const quote::v1::CreateQuoteRequest& message);

std::string_view ReadVerifyQuote(const ReadContext& context,
                                 const quote::v1::VerifyQuoteRequest& message);

std::string_view ReadGetQuote(const ReadContext& context,
                              const quote::v1::GetQuoteRequest& message);

// The size of a batch; its items are read one by one, each with violations of its own.
void CheckBatch(const ReadContext& context, const quote::v1::BatchCreateQuotesRequest& message);

}  // namespace landfall::quote
