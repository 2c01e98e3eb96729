#include "services/currency/currency.h"

#include <gtest/gtest.h>

#include "common/rates/rate_policy_table.h"
#include "tests/unit/rates/rate_fixture.h"

namespace landfall::currency {
namespace {

class FixedPolicies : public RatePolicySource {
 public:
  explicit FixedPolicies(std::vector<RatePolicyVersion> versions)
      : table_(std::make_shared<const RatePolicyTable>(
            RatePolicyTable::Build(std::move(versions)).value())) {}

  std::shared_ptr<const RatePolicy> Find(Code territory, ConversionPurpose purpose,
                                         Day day) const override {
    return {table_, table_->Find(territory, purpose, day)};
  }

 private:
  std::shared_ptr<const RatePolicyTable> table_;
};

RatePolicyVersion Policy(std::string_view territory, ConversionPurpose purpose,
                         std::string_view source, RateFixing fixing = {}) {
  return {.territory = territory.empty() ? Code() : Code::Of(territory),
          .purpose = purpose,
          .policy = {.sources = {{.source = std::string(source), .fixing = fixing}}}};
}

class CurrencyServiceTest : public testing::Test {
 protected:
  static RateTable Monthly() {
    RateTable table =
        Table("qn.monthly", "GBP", 0,
              {"USD 2030-01-01..2030-01-31 1.5", "EUR 2030-01-01..2030-01-31 1.2435"});
    table.source.presentation = {RoundingMode::kHalfUp, Dec("0.0001")};
    return table;
  }

  CurrencyServiceTest()
      : book_(SetOf({Table("qm.daily", "EUR", 3,
                           {"USD 2030-01-02 1.25", "USD 2030-01-03 1.3", "GBP 2030-01-02 0.8"}),
                     Monthly()})),
        policies_({Policy("QM", ConversionPurpose::kCustoms, "qn.monthly"),
                   Policy("", ConversionPurpose::kMarket, "qm.daily"),
                   Policy("", ConversionPurpose::kPayment, "qm.daily", {.back = 1})}),
        service_(NewCurrencyService(book_, policies_)) {}

  static ConversionRequest Request(std::string_view amount, std::string_view from,
                                   std::string_view to, ConversionPurpose purpose) {
    return {.amount = Dec(amount),
            .from = Currency(from),
            .to = Currency(to),
            .day = DayAt("2030-01-03"),
            .purpose = purpose,
            .territory = Code::Of("QM")};
  }

  RateBook book_;
  FixedPolicies policies_;
  std::unique_ptr<CurrencyService> service_;
};

TEST_F(CurrencyServiceTest, CustomsMarketAndPaymentRatesAreKeptApart) {
  struct {
    ConversionPurpose purpose;
    const char* amount;
    const char* source;
    const char* day;
  } cases[] = {
      {ConversionPurpose::kCustoms, "124.35", "qn.monthly", "2030-01-01"},
      {ConversionPurpose::kMarket, "115.384615384615", "qm.daily", "2030-01-03"},
      {ConversionPurpose::kPayment, "120", "qm.daily", "2030-01-02"},
  };
  for (const auto& c : cases) {
    auto conversion = service_->Convert(Request("150", "USD", "EUR", c.purpose));
    ASSERT_TRUE(conversion.ok()) << conversion.status();
    EXPECT_EQ(conversion->amount, Dec(c.amount)) << c.source;
    EXPECT_EQ(conversion->source, c.source);
    EXPECT_EQ(conversion->day, DayAt(c.day));
    EXPECT_EQ(conversion->status, RateStatus::kPublished);
    EXPECT_EQ(conversion->rate_set, "test");
  }
}

TEST_F(CurrencyServiceTest, AMissingRateIsAnAnswerWithoutAmount) {
  ConversionRequest no_rate = Request("1", "USD", "JPY", ConversionPurpose::kMarket);
  ConversionRequest no_policy = Request("1", "USD", "EUR", ConversionPurpose::kThreshold);
  for (const ConversionRequest& request : {no_rate, no_policy}) {
    auto conversion = service_->Convert(request);
    ASSERT_TRUE(conversion.ok()) << conversion.status();
    EXPECT_EQ(conversion->status, RateStatus::kNotFound);
    EXPECT_FALSE(conversion->amount.has_value());
  }
}

TEST_F(CurrencyServiceTest, TheCallersRateAndIdentityNeedNoPolicy) {
  CallerRate own[] = {{Currency("USD"), Currency("EUR"), Dec("0.5")}};
  ConversionRequest request = Request("3", "EUR", "USD", ConversionPurpose::kThreshold);
  request.caller_rates = own;
  EXPECT_EQ(service_->Convert(request)->amount, Dec("6"));
  EXPECT_EQ(service_->Convert(request)->status, RateStatus::kCaller);
  ConversionRequest same = Request("-0.000000000001", "JPY", "JPY", ConversionPurpose::kSupply);
  EXPECT_EQ(service_->Convert(same)->amount, Dec("-0.000000000001"));
}

TEST_F(CurrencyServiceTest, ARequestAtFaultIsRefusedWithEveryFieldNamed) {
  CallerRate bad[] = {{Currency("USD"), Currency("USD"), Dec("1")},
                      {Currency("USD"), Currency("EUR"), Dec("0")},
                      {Currency("EUR"), Currency("USD"), Dec("2")},
                      {CurrencyCode(), Currency("USD"), Dec("-1")}};
  ConversionRequest request{.amount = Decimal::Overflow(),
                            .purpose = static_cast<ConversionPurpose>(0),
                            .caller_rates = bad};
  auto conversion = service_->Convert(request);
  EXPECT_EQ(conversion.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(conversion.status().message(),
            "amount: out of range; from: missing; to: missing; purpose: unknown; "
            "exchange_rates[0]: the two currencies are the same; "
            "exchange_rates[1].rate: must be above zero; "
            "exchange_rates[2]: the pair is given already by exchange_rates[1]; "
            "exchange_rates[3]: needs two currencies; "
            "exchange_rates[3].rate: must be above zero");
}

TEST_F(CurrencyServiceTest, AnAmountOutOfRangeAfterConversionIsRefused) {
  CallerRate own[] = {{Currency("USD"), Currency("EUR"), Dec("1000000000000")}};
  ConversionRequest request =
      Request("100000000000000000000", "USD", "EUR", ConversionPurpose::kMarket);
  request.caller_rates = own;
  auto conversion = service_->Convert(request);
  EXPECT_EQ(conversion.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(conversion.status().message(), "amount: out of range in EUR");
}

TEST_F(CurrencyServiceTest, ListsRatesAsTheirSourceShowsThem) {
  auto listing =
      service_->ListRates({.source = "qn.monthly", .quote = Currency("EUR"), .limit = 9});
  ASSERT_TRUE(listing.ok()) << listing.status();
  ASSERT_EQ(listing->rates.size(), 1u);
  EXPECT_EQ(listing->rates[0].shown, Dec("1.2435"));
  EXPECT_EQ(listing->rates[0].shown_inverse, Dec("0.8042"));
  EXPECT_EQ(listing->rates[0].row.valid_to, DayAt("2030-01-31"));
  EXPECT_EQ(listing->rate_set, "test");
}

TEST_F(CurrencyServiceTest, PagesThroughAListWithoutLosingOrRepeatingARate) {
  std::vector<std::string> seen;
  RateListRequest request{.limit = 2};
  for (int page = 0; page < 10; ++page) {
    auto listing = service_->ListRates(request);
    ASSERT_TRUE(listing.ok()) << listing.status();
    for (const ListedRate& rate : listing->rates) {
      seen.push_back(rate.source + " " + rate.quote.ToString() + " " +
                     rate.row.valid_from.ToString());
    }
    if (!listing->next_start) break;
    request.start = *listing->next_start;
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"qm.daily GBP 2030-01-02", "qm.daily USD 2030-01-02",
                                            "qm.daily USD 2030-01-03", "qn.monthly EUR 2030-01-01",
                                            "qn.monthly USD 2030-01-01"}));
}

TEST_F(CurrencyServiceTest, ListsOnlyRatesOfThePeriodAskedFor) {
  struct {
    const char* first;
    const char* last;
    size_t rates;
  } cases[] = {{"2029-01-01", "2029-12-31", 0},
               {"2030-01-01", "2030-01-01", 2},
               {"2030-01-03", "2030-01-03", 3},
               {"2030-01-31", "2031-01-01", 2},
               {"2030-02-01", "2031-01-01", 0}};
  for (const auto& c : cases) {
    auto listing =
        service_->ListRates({.first = DayAt(c.first), .last = DayAt(c.last), .limit = 1000});
    EXPECT_EQ(listing->rates.size(), c.rates) << c.first;
  }
}

TEST_F(CurrencyServiceTest, RefusesAListRequestAtFault) {
  auto both =
      service_->ListRates({.first = DayAt("2030-01-02"), .last = DayAt("2030-01-01"), .limit = 0});
  EXPECT_EQ(both.status().message(), "limit: must be 1 to 1000; last: is before first");
  EXPECT_EQ(service_->ListRates({.limit = 1001}).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(service_->ListRates({.source = "qp", .limit = 1}).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace landfall::currency
