#include "services/currency/transport/currency_requests.h"

#include <algorithm>
#include <string>

#include "common/edge/wire/order_extras_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/time/local_time.h"

namespace landfall::currency {
namespace {

constexpr int kDefaultPage = 100;
constexpr int kMaxPage = 1'000;
constexpr int kMaxCarryDays = 31;
constexpr int64_t kMaxAheadSeconds = 366 * 86'400;
constexpr size_t kMaxTokenDigits = 9;
constexpr size_t kMaxPublisherBytes = 256;
constexpr size_t kMaxUrlBytes = 1'024;
constexpr DecimalBounds kRateBounds = {Decimal(), Decimal::FromInteger(1'000'000'000'000), true,
                                       "expected a decimal above 0 and at most 10^12"};

Day UtcDay(Instant instant) { return LocalTime::FromSeconds(instant.micros() / 1'000'000).day(); }

CurrencyCode ReadRequiredCurrency(const ReadContext& context, const FieldPath& path,
                                  const std::string& text) {
  if (text.empty()) context.Fail(path, "required");
  return ReadCurrency(context, path, text);
}

// The index of the first rate wanted, as the page before gave it.
size_t ReadPageToken(const ReadContext& context, const FieldPath& path, const std::string& token) {
  bool digits =
      token.size() <= kMaxTokenDigits &&
      std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) {
    context.Fail(path, "expected next_page_token of the page before");
    return 0;
  }
  size_t start = 0;
  for (char c : token) start = start * 10 + static_cast<size_t>(c - '0');
  return start;
}

std::string_view ReadPlainId(const ReadContext& context, const FieldPath& path,
                             const std::string& text) {
  std::string_view id = ReadText(context, path, text, kMaxIdBytes);
  bool plain = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-';
  });
  if (plain) return id;
  context.Fail(path, "expected letters, digits, dots and hyphens");
  return {};
}

void CheckSameAs(const ReadContext& context, const FieldPath& path, const std::string& text,
                 const std::string& whole) {
  if (!text.empty() && text != whole) context.Fail(path, "expected none, or that of the request");
}

QuotedRate ReadRate(const ReadContext& context, const FieldPath& path,
                    const currency::v1::ExchangeRate& message,
                    const currency::v1::PublishExchangeRatesRequest& request) {
  CheckSameAs(context, FieldPath(path, "source"), message.source(), request.source());
  CheckSameAs(context, FieldPath(path, "base_currency"), message.base_currency(),
              request.base_currency());
  FieldPath quote_path(path, "quote_currency");
  QuotedRate rate;
  rate.quote = ReadRequiredCurrency(context, quote_path, message.quote_currency());
  if (!message.quote_currency().empty() && message.quote_currency() == request.base_currency()) {
    context.Fail(quote_path, "expected another currency than base_currency");
  }
  rate.row.rate = ReadDecimal(context, FieldPath(path, "rate"), message.rate(), kRateBounds);
  rate.row.valid_from = ReadDay(context, FieldPath(path, "valid_from"), message.valid_from());
  FieldPath to_path(path, "valid_to");
  rate.row.valid_to = message.valid_to().empty() ? rate.row.valid_from
                                                 : ReadDay(context, to_path, message.valid_to());
  if (rate.row.valid_to < rate.row.valid_from) {
    context.Fail(to_path, "expected not before valid_from");
  }
  if (!message.published_on().empty()) {
    rate.row.published = ReadDay(context, FieldPath(path, "published_on"), message.published_on());
  }
  if (!message.shown().empty()) context.Fail(FieldPath(path, "shown"), "expected none");
  if (!message.shown_inverse().empty()) {
    context.Fail(FieldPath(path, "shown_inverse"), "expected none");
  }
  return rate;
}

void ReadRates(const ReadContext& context, const currency::v1::PublishExchangeRatesRequest& message,
               RateTable& table) {
  FieldPath root;
  FieldPath list_path(root, "exchange_rates");
  if (message.exchange_rates_size() == 0) context.Fail(list_path, "expected at least one");
  int count = ReadCount(context, list_path, message.exchange_rates_size(), kMaxPublishedRates);
  table.rates.reserve(count);
  for (int i = 0; i < count; ++i) {
    table.rates.push_back(ReadRate(context, FieldPath(root, "exchange_rates", i),
                                   message.exchange_rates(i), message));
  }
}

}  // namespace

ConversionRequest ReadConvertMoney(const ReadContext& context,
                                   const currency::v1::ConvertMoneyRequest& message) {
  FieldPath root;
  ConversionRequest request{.at = context.now};
  FieldPath amount_path(root, "amount");
  if (message.has_amount()) {
    Amount amount = ReadSignedMoney(context, amount_path, message.amount());
    request.amount = amount.value;
    request.from = amount.currency;
  } else {
    context.Fail(amount_path, "required");
  }
  request.to = ReadRequiredCurrency(context, FieldPath(root, "to_currency"), message.to_currency());
  request.day = message.day().empty() ? UtcDay(context.now)
                                      : ReadDay(context, FieldPath(root, "day"), message.day());
  request.purpose = ReadEnumOr(context, FieldPath(root, "purpose"), message.purpose(),
                               type::v1::ConversionPurpose_IsValid, ConversionPurpose::kMarket);
  request.territory = ReadTerritory(context, FieldPath(root, "territory"), message.territory());
  request.caller_rates = ReadExchangeRates(context, root, message.exchange_rates());
  return request;
}

RateListRequest ReadListExchangeRates(const ReadContext& context,
                                      const currency::v1::ListExchangeRatesRequest& message) {
  FieldPath root;
  RateListRequest request{.at = context.now};
  request.source = std::string(ReadPlainId(context, FieldPath(root, "source"), message.source()));
  request.quote =
      ReadCurrency(context, FieldPath(root, "quote_currency"), message.quote_currency());
  if (!message.first_day().empty()) {
    request.first = ReadDay(context, FieldPath(root, "first_day"), message.first_day());
  }
  FieldPath last_path(root, "last_day");
  if (!message.last_day().empty()) request.last = ReadDay(context, last_path, message.last_day());
  if (request.last < request.first) context.Fail(last_path, "expected not before first_day");
  request.limit = message.page_size() == 0
                      ? kDefaultPage
                      : ReadInteger(context, FieldPath(root, "page_size"), message.page_size(), 1,
                                    kMaxPage, "expected 1 to 1,000");
  request.start = ReadPageToken(context, FieldPath(root, "page_token"), message.page_token());
  return request;
}

Publication ReadPublishExchangeRates(const ReadContext& context,
                                     const currency::v1::PublishExchangeRatesRequest& message) {
  FieldPath root;
  Publication publication{.override_band = message.override_band(),
                          .validate_only = message.validate_only()};
  FieldPath id_path(root, "request_id");
  if (message.request_id().empty()) context.Fail(id_path, "required");
  publication.request_id = std::string(ReadPlainId(context, id_path, message.request_id()));
  RateSource& source = publication.table.source;
  FieldPath source_path(root, "source");
  if (message.source().empty()) context.Fail(source_path, "required");
  source.id = std::string(ReadPlainId(context, source_path, message.source()));
  source.base =
      ReadRequiredCurrency(context, FieldPath(root, "base_currency"), message.base_currency());
  source.carry_days =
      static_cast<int32_t>(ReadInteger(context, FieldPath(root, "carry_days"), message.carry_days(),
                                       0, kMaxCarryDays, "expected 0 to 31"));
  source.publisher = std::string(
      ReadText(context, FieldPath(root, "publisher"), message.publisher(), kMaxPublisherBytes));
  source.url = std::string(ReadText(context, FieldPath(root, "url"), message.url(), kMaxUrlBytes));
  ReadRates(context, message, publication.table);
  FieldPath effective_path(root, "effective_at");
  if (message.has_effective_at()) {
    publication.effective_at = ReadInstant(context, effective_path, message.effective_at());
    if (*publication.effective_at > context.now.PlusSeconds(kMaxAheadSeconds)) {
      context.Fail(effective_path, "expected at most 366 days ahead");
    }
  }
  return publication;
}

}  // namespace landfall::currency
