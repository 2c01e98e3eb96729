#include "common/rates/rate_resolver.h"

#include <gtest/gtest.h>

#include <random>

#include "common/money/fraction.h"
#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

constexpr RateFixing kMonthly{.kind = FixingKind::kMonthStart};
constexpr RateFixing kPenultimateWednesday{
    .kind = FixingKind::kMonthLastWeekday, .back = 1, .nth = 2, .weekday = 3};

std::shared_ptr<const RateSet> Rates() {
  return SetOf({
      // 2030-01-05 and -06 are a weekend; 2030-01-23 and 2030-02-20 second-to-last Wednesdays.
      Table("qm.daily", "EUR", 3,
            {"USD 2030-01-02 1.25", "USD 2030-01-04 1.20", "USD 2030-01-07 1.10",
             "USD 2030-01-22 1.30", "USD 2030-01-23 1.40", "USD 2030-01-24 1.45",
             "USD 2030-02-19 1.50", "XTS 2030-01-02 3", "XTS 2030-01-04 4", "XTS 2030-01-07 7",
             "XTS 2030-01-23 8"}),
      Table("qn.monthly", "GBP", 0,
            {"USD 2030-01-01..2030-01-31 1.5", "USD 2030-02-01..2030-02-28 1.6",
             "EUR 2030-01-01..2030-01-31 1.2", "EUR 2030-02-01..2030-02-28 1.25",
             "EUR 2030-03-01..2030-03-31 1.3", "JPY 2030-01-01..2030-01-31 180"}),
  });
}

RatePolicy DailyThenMonthly(int max_age_days) {
  return {
      .sources = {
          {.source = "qm.daily", .max_age_days = max_age_days},
          {.source = "qn.monthly", .fixing = kMonthly, .max_age_days = 40, .substitute = true}}};
}

RatePolicy Single(std::string source, RateFixing fixing, int max_age_days = 0) {
  return {
      .sources = {{.source = std::move(source), .fixing = fixing, .max_age_days = max_age_days}}};
}

RateQuery Query(const char* from, const char* to, const char* day) {
  return {.from = Currency(from), .to = Currency(to), .day = DayAt(day)};
}

struct Expected {
  const char* name;
  RatePolicy policy;
  RateQuery query;
  RateStatus status;
  const char* num = "1";
  const char* den = "1";
  int age_days = 0;
  const char* source = "";
  const char* day = "";
  const char* holds_until = "";
};

void Check(const Expected& c) {
  auto rates = Rates();
  ResolvedRate rate = ResolveRate(*rates, c.policy, c.query);
  ASSERT_EQ(rate.status, c.status) << c.name;
  EXPECT_EQ(rate.num, Dec(c.num)) << c.name;
  EXPECT_EQ(rate.den, Dec(c.den)) << c.name;
  EXPECT_EQ(rate.age_days, c.age_days) << c.name;
  EXPECT_EQ(rate.source, c.source) << c.name;
  EXPECT_EQ(rate.day.ToString(), c.day) << c.name;
  EXPECT_EQ(rate.holds_until.ToString(), c.holds_until) << c.name;
}

TEST(ResolveRate, AnswersDirectInverseAndCrossWithoutRounding) {
  const Expected cases[] = {
      {"from the base", DailyThenMonthly(0), Query("EUR", "USD", "2030-01-02"),
       RateStatus::kPublished, "1.25", "1", 0, "qm.daily", "2030-01-02", "2030-01-02"},
      {"to the base", DailyThenMonthly(0), Query("USD", "EUR", "2030-01-02"),
       RateStatus::kPublished, "1", "1.25", 0, "qm.daily", "2030-01-02", "2030-01-02"},
      {"through the base", DailyThenMonthly(0), Query("USD", "XTS", "2030-01-02"),
       RateStatus::kPublished, "3", "1.25", 0, "qm.daily", "2030-01-02", "2030-01-02"},
      {"for a month", Single("qn.monthly", {}), Query("GBP", "USD", "2030-01-15"),
       RateStatus::kPublished, "1.5", "1", 0, "qn.monthly", "2030-01-01", "2030-01-31"},
  };
  for (const Expected& c : cases) Check(c);
}

TEST(ResolveRate, FallsFromPublishedToStaleToSubstituteToNone) {
  const Expected cases[] = {
      {"a day without publication is carried", DailyThenMonthly(0),
       Query("EUR", "USD", "2030-01-06"), RateStatus::kPublished, "1.20", "1", 2, "qm.daily",
       "2030-01-04", "2030-01-06"},
      {"last carried day", DailyThenMonthly(0), Query("EUR", "USD", "2030-01-10"),
       RateStatus::kPublished, "1.10", "1", 3, "qm.daily", "2030-01-07", "2030-01-10"},
      {"first stale day", DailyThenMonthly(5), Query("EUR", "USD", "2030-01-11"),
       RateStatus::kStale, "1.10", "1", 4, "qm.daily", "2030-01-07", "2030-01-11"},
      {"last stale day", DailyThenMonthly(5), Query("EUR", "USD", "2030-01-12"), RateStatus::kStale,
       "1.10", "1", 5, "qm.daily", "2030-01-07", "2030-01-12"},
      {"then the substitute, through its own base", DailyThenMonthly(5),
       Query("EUR", "USD", "2030-01-13"), RateStatus::kSubstitute, "1.5", "1.2", 0, "qn.monthly",
       "2030-01-01", "2030-01-13"},
      {"a currency the law's source lacks", DailyThenMonthly(5), Query("JPY", "EUR", "2030-01-02"),
       RateStatus::kSubstitute, "1.2", "180", 0, "qn.monthly", "2030-01-01", "2030-01-02"},
      {"the substitute has an age too", DailyThenMonthly(5), Query("USD", "EUR", "2030-03-31"),
       RateStatus::kSubstitute, "1.3", "1.6", 1, "qn.monthly", "2030-02-01", "2030-03-31"},
      {"and a limit", DailyThenMonthly(5), Query("JPY", "EUR", "2030-04-01"), RateStatus::kNotFound,
       "1", "1", 0, "", "2030-04-01", "2030-04-01"},
      {"no rule before the first rate", DailyThenMonthly(900), Query("EUR", "XTS", "2030-01-01"),
       RateStatus::kNotFound, "1", "1", 0, "", "2030-01-01", "2030-01-01"},
      {"a currency nobody quotes", DailyThenMonthly(900), Query("EUR", "XXX", "2030-01-02"),
       RateStatus::kNotFound, "1", "1", 0, "", "2030-01-02", "2030-01-02"},
      {"a source the set lacks", Single("qp.daily", {}, 900), Query("EUR", "USD", "2030-01-02"),
       RateStatus::kNotFound, "1", "1", 0, "", "2030-01-02", "9999-12-31"},
  };
  for (const Expected& c : cases) {
    if (std::string_view(c.name) == "a source the set lacks") {
      EXPECT_FALSE(ResolveRate(*Rates(), c.policy, c.query).found());
    } else {
      Check(c);
    }
  }
}

TEST(ResolveRate, IdentityIsExactlyOneWhateverThePolicySays) {
  ResolvedRate rate = ResolveRate(*Rates(), {}, Query("XXX", "XXX", "1900-01-01"));
  EXPECT_EQ(rate.status, RateStatus::kIdentity);
  EXPECT_EQ(ConvertAmount(Dec("0.000000000001"), rate), Dec("0.000000000001"));
}

TEST(ResolveRate, TheCallersOwnRateComesFirst) {
  CallerRate own[] = {{Currency("EUR"), Currency("USD"), Dec("2")},
                      {Currency("XXX"), Currency("EUR"), Dec("4")}};
  struct {
    const char* from;
    const char* to;
    const char* num;
    const char* den;
  } cases[] = {{"EUR", "USD", "2", "1"}, {"USD", "EUR", "1", "2"}, {"EUR", "XXX", "1", "4"}};
  for (const auto& c : cases) {
    RateQuery query = Query(c.from, c.to, "2030-01-02");
    query.caller_rates = own;
    ResolvedRate rate = ResolveRate(*Rates(), DailyThenMonthly(0), query);
    EXPECT_EQ(rate.status, RateStatus::kCaller);
    EXPECT_EQ(rate.source, "caller");
    EXPECT_EQ(rate.num, Dec(c.num)) << c.from << c.to;
    EXPECT_EQ(rate.den, Dec(c.den)) << c.from << c.to;
  }
  RateQuery other = Query("EUR", "XTS", "2030-01-02");
  other.caller_rates = own;
  EXPECT_EQ(ResolveRate(*Rates(), DailyThenMonthly(0), other).status, RateStatus::kPublished);
}

TEST(ResolveRate, AMonthIsServedByTheSecondToLastWednesdayOfTheMonthBefore) {
  RatePolicy policy = Single("qm.daily", kPenultimateWednesday, 10);
  const Expected cases[] = {
      {"day before the change of month", policy, Query("EUR", "USD", "2030-01-31"),
       RateStatus::kNotFound, "1", "1", 0, "", "2030-01-31", "2030-01-31"},
      {"on the day", policy, Query("EUR", "USD", "2030-02-01"), RateStatus::kPublished, "1.40", "1",
       0, "qm.daily", "2030-01-23", "2030-02-28"},
      {"last day of the month", policy, Query("EUR", "USD", "2030-02-28"), RateStatus::kPublished,
       "1.40", "1", 0, "qm.daily", "2030-01-23", "2030-02-28"},
      {"no publication that Wednesday: the one before", policy, Query("EUR", "USD", "2030-03-01"),
       RateStatus::kPublished, "1.50", "1", 1, "qm.daily", "2030-02-19", "2030-03-31"},
      {"age counts to the fixing day and not to the day asked", policy,
       Query("EUR", "USD", "2030-03-31"), RateStatus::kPublished, "1.50", "1", 1, "qm.daily",
       "2030-02-19", "2030-03-31"},
      {"too old for the next month", policy, Query("EUR", "USD", "2030-04-01"),
       RateStatus::kNotFound, "1", "1", 0, "", "2030-04-01", "2030-04-30"},
  };
  for (const Expected& c : cases) Check(c);
}

TEST(ResolveRate, AFirstWorkingDayIsTheNextPublishedOne) {
  RateFixing january{
      .kind = FixingKind::kYearMonthStart, .back = 1, .month = 1, .next_published = true};
  Check({"next year", Single("qm.daily", january), Query("EUR", "USD", "2031-06-30"),
         RateStatus::kPublished, "1.25", "1", 0, "qm.daily", "2030-01-02", "2031-12-31"});
  RateFixing month{.kind = FixingKind::kMonthStart, .next_published = true};
  Check({"never looks past the day asked for", Single("qm.daily", month),
         Query("EUR", "USD", "2030-02-18"), RateStatus::kNotFound, "1", "1", 0, "", "2030-02-18",
         "2030-02-18"});
  Check({"until it is published", Single("qm.daily", month, 30), Query("EUR", "USD", "2030-02-18"),
         RateStatus::kStale, "1.45", "1", 8, "qm.daily", "2030-01-24", "2030-02-18"});
  Check({"then it serves the month", Single("qm.daily", month, 30),
         Query("EUR", "USD", "2030-02-19"), RateStatus::kPublished, "1.50", "1", 0, "qm.daily",
         "2030-02-19", "2030-02-28"});
}

TEST(ResolveRate, AWeeksMeanIsOverThePublishedDays) {
  RateFixing mean{.kind = FixingKind::kWeekAverage, .back = 2, .week_start = 7};
  // The week of 2029-12-30 has two publications; asked in the week of 2030-01-13.
  Check({"direct", Single("qm.daily", mean), Query("EUR", "USD", "2030-01-13"),
         RateStatus::kPublished, "2.45", "2", 0, "qm.daily", "2030-01-02", "2030-01-19"});
  Check({"cross", Single("qm.daily", mean), Query("USD", "XTS", "2030-01-19"),
         RateStatus::kPublished, "5.733333333333", "2", 0, "qm.daily", "2030-01-02", "2030-01-19"});
  Check({"a week without any", Single("qm.daily", mean, 20), Query("EUR", "USD", "2030-02-20"),
         RateStatus::kStale, "1.45", "1", 16, "qm.daily", "2030-01-24", "2030-02-23"});
}

TEST(ResolveRate, ADayFarFromTheFixedRateUsesItsOwn) {
  RatePolicy policy = Single("qm.daily", {.kind = FixingKind::kMonthStart, .next_published = true});
  policy.sources[0].daily_variance = {Dec("4")};
  struct {
    const char* day;
    const char* rate;
  } cases[] = {{"2030-01-02", "1.25"}, {"2030-01-04", "1.20"}, {"2030-01-22", "1.30"}};
  for (const auto& c : cases) {  // 4 % exactly departs
    EXPECT_EQ(ResolveRate(*Rates(), policy, Query("EUR", "USD", c.day)).num, Dec(c.rate)) << c.day;
  }
  policy.sources[0].daily_variance = {Dec("4.000000000001")};
  for (const auto& c : cases) {
    ResolvedRate rate = ResolveRate(*Rates(), policy, Query("EUR", "USD", c.day));
    EXPECT_EQ(rate.num, Dec("1.25")) << c.day;
    EXPECT_EQ(rate.holds_until, DayAt(c.day));
  }
}

TEST(ResolveRate, RoundsTheRateWhereThePolicySaysSo) {
  RatePolicy policy = Single("qm.daily", {});
  policy.rate_rounding = {RoundingMode::kHalfUp, Dec("0.0001")};
  ResolvedRate rate = ResolveRate(*Rates(), policy, Query("XTS", "EUR", "2030-01-02"));
  EXPECT_EQ(rate.num, Dec("0.3333"));
  EXPECT_EQ(rate.den, Dec("1"));
}

TEST(ResolveRate, WithoutARateThereIsNoAmount) {
  EXPECT_TRUE(ConvertAmount(Dec("5"), ResolvedRate{}).IsOverflow());
}

class RandomRates : public testing::Test {
 protected:
  Decimal Random(int64_t low, int64_t high) {
    return Decimal::FromScaled(std::uniform_int_distribution<int64_t>(low, high)(engine_));
  }
  // Six significant decimals, as sources publish.
  Decimal RandomRate() {
    return Decimal::FromScaled(
        static_cast<__int128>(std::uniform_int_distribution<int64_t>(1, 30000000000)(engine_)) *
        1000000);
  }
  std::mt19937_64 engine_{20301};
};

TEST_F(RandomRates, TheInverseIsTheSameFractionTurnedOver) {
  for (int i = 0; i < 2000; ++i) {
    RateTable table = Table("qm.daily", "EUR", 0, {"USD 2030-01-02 1", "XTS 2030-01-02 1"});
    table.rates[0].row.rate = RandomRate();
    table.rates[1].row.rate = RandomRate();
    auto set = SetOf({table});
    RatePolicy policy = Single("qm.daily", {});
    for (auto [from, to] : {std::pair("EUR", "USD"), {"USD", "XTS"}}) {
      ResolvedRate there = ResolveRate(*set, policy, Query(from, to, "2030-01-02"));
      ResolvedRate back = ResolveRate(*set, policy, Query(to, from, "2030-01-02"));
      EXPECT_EQ(there.num, back.den);
      EXPECT_EQ(there.den, back.num);
      Decimal amount = Random(1, 1000000000000000000);
      EXPECT_EQ(
          Fraction(amount).Times(there.num).Over(there.den).Times(back.num).Over(back.den).Value(),
          amount);
    }
  }
}

TEST_F(RandomRates, ACrossAgreesWithItsTwoLegsToTheLastUnit) {
  for (int i = 0; i < 2000; ++i) {
    RateTable table = Table("qm.daily", "EUR", 0, {"USD 2030-01-02 1", "XTS 2030-01-02 1"});
    table.rates[0].row.rate = RandomRate();
    table.rates[1].row.rate = RandomRate();
    auto set = SetOf({table});
    RatePolicy policy = Single("qm.daily", {});
    ResolvedRate in = ResolveRate(*set, policy, Query("USD", "EUR", "2030-01-02"));
    ResolvedRate out = ResolveRate(*set, policy, Query("EUR", "XTS", "2030-01-02"));
    ResolvedRate cross = ResolveRate(*set, policy, Query("USD", "XTS", "2030-01-02"));
    Decimal amount = Random(-1000000000000000, 1000000000000000);
    EXPECT_EQ(ConvertAmount(amount, cross),
              Fraction(amount).Times(in.num).Over(in.den).Times(out.num).Over(out.den).Value());
  }
}

TEST_F(RandomRates, HoldsUntilIsTrueOnEveryDayUpToIt) {
  auto set = Rates();
  std::uniform_int_distribution<int> offset(0, 120);
  RateFixing fixings[] = {{},
                          kMonthly,
                          kPenultimateWednesday,
                          {.kind = FixingKind::kWeekAverage, .back = 1},
                          {.kind = FixingKind::kMonthStart, .next_published = true}};
  for (const RateFixing& fixing : fixings) {
    RatePolicy policy = DailyThenMonthly(6);
    policy.sources[0].fixing = fixing;
    for (int i = 0; i < 200; ++i) {
      RateQuery query = Query("USD", "EUR", "2029-12-20");
      query.day = query.day + offset(engine_);
      ResolvedRate rate = ResolveRate(*set, policy, query);
      Day until = std::min(rate.holds_until, query.day + 40);
      for (; query.day <= until; query.day = query.day + 1) {
        ResolvedRate later = ResolveRate(*set, policy, query);
        EXPECT_EQ(later.status, rate.status) << query.day.ToString();
        EXPECT_EQ(later.num, rate.num) << query.day.ToString();
        EXPECT_EQ(later.den, rate.den) << query.day.ToString();
        EXPECT_EQ(later.age_days, rate.age_days) << query.day.ToString();
      }
    }
  }
}

RatePolicy WithParity(Decimal rate) {
  RatePolicy policy = DailyThenMonthly(0);
  policy.sources[0].parities = {{Currency("NAD"), Currency("XTS"), rate}};
  return policy;
}

TEST(ResolveRate, ACurrencyNobodyQuotesHasTheRateOfTheOneItFollows) {
  const Expected cases[] = {
      {"one for one", WithParity(Dec("1")), Query("USD", "NAD", "2030-01-02"),
       RateStatus::kPublished, "3", "1.25", 0, "qm.daily", "2030-01-02", "2030-01-02"},
      {"a hundred for one", WithParity(Dec("100")), Query("USD", "NAD", "2030-01-02"),
       RateStatus::kPublished, "300", "1.25", 0, "qm.daily", "2030-01-02", "2030-01-02"},
      {"from it", WithParity(Dec("100")), Query("NAD", "USD", "2030-01-02"), RateStatus::kPublished,
       "1.25", "300", 0, "qm.daily", "2030-01-02", "2030-01-02"},
  };
  for (const Expected& c : cases) Check(c);
  auto rates = Rates();
  ResolvedRate own = ResolveRate(*rates, WithParity(Dec("100")), Query("XTS", "NAD", "2030-01-02"));
  EXPECT_EQ(own.status, RateStatus::kPublished);
  EXPECT_EQ(own.num, Dec("100"));
  EXPECT_EQ(own.den, Dec("1"));
  EXPECT_FALSE(ResolveRate(*rates, DailyThenMonthly(0), Query("USD", "NAD", "2030-01-02")).found());
}

}  // namespace
}  // namespace landfall
