#include "services/quote/transport/quote_requests.h"

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"

namespace landfall::quote {

QuoteAsk ReadCreateQuote(const ReadContext& context, const quote::v1::CreateQuoteRequest& message) {
  FieldPath root;
  QuoteAsk ask;
  FieldPath order_path(root, "order");
  if (message.has_order()) {
    ask.order = ReadOrder(context, order_path, message.order());
  } else {
    context.Fail(order_path, "required");
  }
  if (message.has_wishes()) {
    ask.wishes =
        ReadWishes(context, FieldPath(root, "wishes"), message.wishes(), ask.order.shipped_at);
  }
  if (message.has_settings()) {
    ask.settings = ReadAnswerSettings(context, FieldPath(root, "settings"), message.settings());
  }
  return ask;
}

std::string_view ReadVerifyQuote(const ReadContext& context,
                                 const quote::v1::VerifyQuoteRequest& message) {
  FieldPath root;
  return ReadRequiredText(context, FieldPath(root, "quote_id"), message.quote_id(),
                          kMaxQuoteIdBytes);
}

std::string_view ReadGetQuote(const ReadContext& context,
                              const quote::v1::GetQuoteRequest& message) {
  FieldPath root;
  return ReadRequiredText(context, FieldPath(root, "quote_id"), message.quote_id(),
                          kMaxQuoteIdBytes);
}

void CheckBatch(const ReadContext& context, const quote::v1::BatchCreateQuotesRequest& message) {
  FieldPath root;
  if (message.requests_size() >= 1 && message.requests_size() <= kMaxBatch) return;
  context.Fail(FieldPath(root, "requests"), "expected 1 to 256");
}

}  // namespace landfall::quote
