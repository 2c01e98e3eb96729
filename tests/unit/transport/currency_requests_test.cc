#include "services/currency/transport/currency_requests.h"

#include "services/currency/transport/currency_answers.h"
#include "tests/unit/transport/request_fixture.h"

namespace landfall {
namespace {

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

struct Case {
  const char* text;
  std::vector<Violation> expected;
};

constexpr char kMoney[] = "amount { currency_code: 'EUR' units: -3 nanos: -500000000 }";

TEST(CurrencyRequestsTest, AConversionIsReadWithItsDefaults) {
  RequestReader reader;
  auto message =
      Parsed<currency::v1::ConvertMoneyRequest>(std::string(kMoney) + " to_currency: 'JPY'");
  currency::ConversionRequest request = currency::ReadConvertMoney(reader.Context(), message);
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_EQ(request.amount.ToString(), "-3.5");
  EXPECT_EQ(request.to, CurrencyCode::FromLiteral("JPY"));
  EXPECT_EQ(request.day.ToString(), "2026-05-28");
  EXPECT_EQ(request.purpose, ConversionPurpose::kMarket);
  EXPECT_TRUE(request.territory.IsNone());
}

TEST(CurrencyRequestsTest, ConversionsThatAreWrongAreNamed) {
  const Case kCases[] = {
      {"", {{"amount", "required"}, {"to_currency", "required"}}},
      {"amount { units: 1 } to_currency: 'EUR'", {{"amount.currency_code", "required"}}},
      {"amount { currency_code: 'EUR' } to_currency: 'EURO'",
       {{"to_currency", "expected an ISO 4217 code: three letters A to Z"}}},
      {"amount { currency_code: 'EUR' } to_currency: 'USD' day: '2026-02-30'",
       {{"day", "expected a civil day as in 2026-07-01"}}},
      {"amount { currency_code: 'EUR' } to_currency: 'USD' purpose: 17",
       {{"purpose", "expected a value of the enumeration"}}},
      {"amount { currency_code: 'EUR' } to_currency: 'USD' territory: 'XX'",
       {{"territory", "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook"}}},
      {"amount { currency_code: 'EUR' } to_currency: 'USD' exchange_rates { rate: '1' }",
       {{"exchange_rates[0].base_currency", "required"},
        {"exchange_rates[0].quote_currency", "required"}}},
  };
  for (const Case& c : kCases) {
    RequestReader reader;
    currency::v1::ConvertMoneyRequest message;
    if (std::string_view(c.text).find("purpose") != std::string_view::npos) {
      message = Parsed<currency::v1::ConvertMoneyRequest>(
          "amount { currency_code: 'EUR' } to_currency: 'USD'");
      message.set_purpose(static_cast<type::v1::ConversionPurpose>(17));
    } else {
      message = Parsed<currency::v1::ConvertMoneyRequest>(c.text);
    }
    currency::ReadConvertMoney(reader.Context(), message);
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

TEST(CurrencyRequestsTest, AListingIsReadWithItsDefaults) {
  RequestReader reader;
  currency::RateListRequest request =
      currency::ReadListExchangeRates(reader.Context(), currency::v1::ListExchangeRatesRequest());
  EXPECT_TRUE(reader.violations.empty());
  EXPECT_EQ(request.limit, 100u);
  EXPECT_EQ(request.start, 0u);
  EXPECT_EQ(request.first, Day::Min());
  EXPECT_EQ(request.last, Day::Max());
}

TEST(CurrencyRequestsTest, ListingsThatAreWrongAreNamed) {
  const Case kCases[] = {
      {"source: 'ecb daily'", {{"source", "expected letters, digits, dots and hyphens"}}},
      {"quote_currency: 'usd'",
       {{"quote_currency", "expected an ISO 4217 code: three letters A to Z"}}},
      {"first_day: 'yesterday'", {{"first_day", "expected a civil day as in 2026-07-01"}}},
      {"first_day: '2026-02-01' last_day: '2026-01-31'",
       {{"last_day", "expected not before first_day"}}},
      {"page_size: 1001", {{"page_size", "expected 1 to 1,000"}}},
      {"page_size: -1", {{"page_size", "expected 1 to 1,000"}}},
      {"page_token: 'next'", {{"page_token", "expected next_page_token of the page before"}}},
      {"page_token: '9999999999'", {{"page_token", "expected next_page_token of the page before"}}},
  };
  for (const Case& c : kCases) {
    RequestReader reader;
    currency::ReadListExchangeRates(reader.Context(),
                                    Parsed<currency::v1::ListExchangeRatesRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

constexpr char kHead[] = "request_id: 'r1' source: 'desk.daily' base_currency: 'EUR' ";

TEST(CurrencyRequestsTest, APublicationIsRead) {
  RequestReader reader;
  auto message = Parsed<currency::v1::PublishExchangeRatesRequest>(
      std::string(kHead) +
      "carry_days: 4 publisher: 'Desk' exchange_rates { quote_currency: 'USD' rate: '1.1' "
      "valid_from: '2026-05-01' } exchange_rates { quote_currency: 'JPY' rate: '170' "
      "valid_from: '2026-05-01' valid_to: '2026-05-31' published_on: '2026-04-30' }");
  currency::Publication publication = currency::ReadPublishExchangeRates(reader.Context(), message);
  ASSERT_EQ(reader.violations.kept(), std::vector<Violation>());
  EXPECT_EQ(publication.table.source.id, "desk.daily");
  EXPECT_EQ(publication.table.source.carry_days, 4);
  ASSERT_EQ(publication.table.rates.size(), 2u);
  EXPECT_EQ(publication.table.rates[0].row.valid_to.ToString(), "2026-05-01");
  EXPECT_EQ(publication.table.rates[1].row.published.ToString(), "2026-04-30");
  EXPECT_EQ(publication.request_id, "r1");
  EXPECT_FALSE(publication.effective_at.has_value());
}

TEST(CurrencyRequestsTest, PublicationsThatAreWrongAreNamed) {
  const Case kCases[] = {
      {"",
       {{"request_id", "required"},
        {"source", "required"},
        {"base_currency", "required"},
        {"exchange_rates", "expected at least one"}}},
      {"request_id: 'a b' source: 'a' base_currency: 'EUR' exchange_rates { quote_currency: 'USD' "
       "rate: '1' valid_from: '2026-01-01' }",
       {{"request_id", "expected letters, digits, dots and hyphens"}}},
      {"request_id: 'a' source: 'a' base_currency: 'EUR' exchange_rates { quote_currency: 'USD' "
       "rate: '1' valid_from: '2026-01-01' } effective_at { seconds: 1811622401 }",
       {{"effective_at", "expected at most 366 days ahead"}}},
      {"request_id: 'a' source: 'a' base_currency: 'EUR' carry_days: 32 exchange_rates { "
       "quote_currency: 'USD' "
       "rate: '1' valid_from: '2026-01-01' }",
       {{"carry_days", "expected 0 to 31"}}},
      {"request_id: 'a' source: 'a' base_currency: 'EUR' exchange_rates { }",
       {{"exchange_rates[0].quote_currency", "required"},
        {"exchange_rates[0].rate", "expected a decimal above 0 and at most 10^12"},
        {"exchange_rates[0].valid_from", "expected a civil day as in 2026-07-01"}}},
      {"request_id: 'a' source: 'a' base_currency: 'EUR' exchange_rates { quote_currency: 'EUR' "
       "rate: '1' "
       "valid_from: '2026-01-01' source: 'b' base_currency: 'USD' shown: '1' "
       "shown_inverse: '1' }",
       {{"exchange_rates[0].source", "expected none, or that of the request"},
        {"exchange_rates[0].base_currency", "expected none, or that of the request"},
        {"exchange_rates[0].quote_currency", "expected another currency than base_currency"},
        {"exchange_rates[0].shown", "expected none"},
        {"exchange_rates[0].shown_inverse", "expected none"}}},
      {"request_id: 'a' source: 'a' base_currency: 'EUR' exchange_rates { quote_currency: 'USD' "
       "rate: '1' "
       "valid_from: '2026-01-02' valid_to: '2026-01-01' }",
       {{"exchange_rates[0].valid_to", "expected not before valid_from"}}},
  };
  for (const Case& c : kCases) {
    RequestReader reader;
    currency::ReadPublishExchangeRates(reader.Context(),
                                       Parsed<currency::v1::PublishExchangeRatesRequest>(c.text));
    EXPECT_EQ(reader.violations.kept(), c.expected) << c.text;
  }
}

TEST(CurrencyAnswersTest, AMissingRateHasNoAmountAndIsNoZero) {
  currency::v1::ConvertMoneyResponse message;
  currency::WriteConversion({.rate_set = "set"}, message);
  EXPECT_EQ(message.amount(), "");
  EXPECT_EQ(message.status(), type::v1::RATE_STATUS_UNSPECIFIED);
  EXPECT_EQ(message.rate_set_id(), "set");
}

TEST(CurrencyAnswersTest, AConversionIsWrittenExactly) {
  currency::Conversion conversion{.amount = *Decimal::Parse("2.75"),
                                  .rate_num = *Decimal::Parse("1.1"),
                                  .rate_den = Decimal::FromInteger(1),
                                  .status = RateStatus::kStale,
                                  .age_days = 2,
                                  .source = "ecb.daily",
                                  .day = *Day::Parse("2026-05-26"),
                                  .holds_until = *Day::Parse("2026-05-28"),
                                  .rate_set = "set"};
  currency::v1::ConvertMoneyResponse message;
  currency::WriteConversion(conversion, message);
  EXPECT_EQ(message.amount(), "2.75");
  EXPECT_EQ(message.rate_numerator(), "1.1");
  EXPECT_EQ(message.rate_denominator(), "1");
  EXPECT_EQ(message.status(), type::v1::RATE_STATUS_STALE);
  EXPECT_EQ(message.age_days(), 2);
  EXPECT_EQ(message.day(), "2026-05-26");
  EXPECT_EQ(message.holds_until(), "2026-05-28");
}

TEST(CurrencyAnswersTest, AListingIsWrittenWithTheTokenOfTheNextPage) {
  currency::RateListing listing{.rate_set = "set", .next_start = 7};
  listing.rates.push_back({.source = "ecb.daily",
                           .base = CurrencyCode::FromLiteral("EUR"),
                           .quote = CurrencyCode::FromLiteral("USD"),
                           .row = {.rate = *Decimal::Parse("1.1"),
                                   .valid_from = *Day::Parse("2026-05-26"),
                                   .valid_to = *Day::Parse("2026-05-26")},
                           .shown = *Decimal::Parse("1.1"),
                           .shown_inverse = *Decimal::Parse("0.9091")});
  currency::v1::ListExchangeRatesResponse message;
  currency::WriteRateListing(listing, message);
  EXPECT_EQ(message.next_page_token(), "7");
  ASSERT_EQ(message.exchange_rates_size(), 1);
  EXPECT_EQ(message.exchange_rates(0).rate(), "1.1");
  EXPECT_EQ(message.exchange_rates(0).shown_inverse(), "0.9091");
  EXPECT_EQ(message.exchange_rates(0).published_on(), "");
}

}  // namespace
}  // namespace landfall
