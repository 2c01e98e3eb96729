#include "services/currency/transport/currency_answers.h"

#include <string>

namespace landfall::currency {

void WriteConversion(const Conversion& conversion, currency::v1::ConvertMoneyResponse& message) {
  message.set_rate_set_id(conversion.rate_set);
  message.set_status(static_cast<type::v1::RateStatus>(conversion.status));
  if (!conversion.amount.has_value()) return;
  message.set_amount(conversion.amount->ToString());
  message.set_rate_numerator(conversion.rate_num.ToString());
  message.set_rate_denominator(conversion.rate_den.ToString());
  message.set_age_days(conversion.age_days);
  message.set_source(conversion.source);
  // An identity or a caller's rate has no source day.
  if (conversion.status == RateStatus::kIdentity || conversion.status == RateStatus::kCaller) {
    return;
  }
  message.set_day(conversion.day.ToString());
  message.set_holds_until(conversion.holds_until.ToString());
}

void WriteRateListing(const RateListing& listing,
                      currency::v1::ListExchangeRatesResponse& message) {
  message.set_rate_set_id(listing.rate_set);
  for (const ListedRate& rate : listing.rates) {
    currency::v1::ExchangeRate* row = message.add_exchange_rates();
    row->set_source(rate.source);
    row->set_base_currency(rate.base.ToString());
    row->set_quote_currency(rate.quote.ToString());
    row->set_rate(rate.row.rate.ToString());
    row->set_valid_from(rate.row.valid_from.ToString());
    row->set_valid_to(rate.row.valid_to.ToString());
    row->set_published_on(rate.row.published.ToString());
    row->set_shown(rate.shown.ToString());
    row->set_shown_inverse(rate.shown_inverse.ToString());
  }
  if (listing.next_start.has_value()) {
    message.set_next_page_token(std::to_string(*listing.next_start));
  }
}

}  // namespace landfall::currency
