#include "absl/strings/str_replace.h"
#include "tests/unit/reference/reference_fixture.h"

namespace landfall::reference {
namespace {

using Handler = ReferenceHandler;
using ChangesTest = ReferenceFixture;

// A parcel of clothing from China at these prices, by mail for EUR 5.
std::string Asked(const std::string& destination, int price, const std::string& span) {
  return R"(order {
      as_of )" +
         At("2026-06-01T08:00:00Z") + R"(
      buyer { kind: BUYER_KIND_CONSUMER }
      sellers { territory: "CN" registrations { scheme: "IOSS" number: "IM1560000012" } }
      destination { )" +
         destination + R"( }
      dispatch { address { country: "CN" } }
      lines { hs_code: "6109100010" origin: "CN" quantity: 1 price_basis: PRICE_BASIS_TAX_EXCLUSIVE
              unit_price { currency_code: "EUR" units: )" +
         std::to_string(price) + R"( }
              net_weight_grams: 200 }
    }
    caller_freight { service_id: "way" mode: MODE_MAIL
                     amount { currency_code: "EUR" units: 5 } })" +
         span;
}

std::string Span(std::string_view after, std::string_view until) {
  return " after " + At(after) + " until " + At(until);
}

TEST_F(ChangesTest, TheEndOfTheReliefMovesAnOrderThatEntersByIt) {
  auto answer = Ask(&Handler::ListUpcomingChanges,
                    Asked("country: 'DE' postal_code: '10115'", 40,
                          Span("2026-06-01T00:00:00Z", "2026-12-31T00:00:00Z")));
  ASSERT_EQ(answer.changes_size(), 2) << answer.DebugString();
  EXPECT_EQ(answer.changes(0).rule(), "eu.duty.150");
  EXPECT_TRUE(answer.changes(0).repealed());
  EXPECT_EQ(answer.changes(1).rule(), "eu.flat");
  for (const v1::Change& change : answer.changes()) {
    EXPECT_EQ(change.at(), "2026-07-01");
    // 45 of goods and freight with 19 %; then 3 of duty and tax on it.
    EXPECT_EQ(change.total_before(), "53.55");
    EXPECT_EQ(change.total_after(), "56.55");
    EXPECT_EQ(change.currency(), "EUR");
    EXPECT_TRUE(change.complete_before());
    EXPECT_TRUE(change.complete_after());
  }
}

TEST_F(ChangesTest, ASpanHoldsItsLastMomentAndNotItsFirst) {
  constexpr char kDestination[] = "country: 'DE' postal_code: '10115'";
  struct {
    const char* after;
    const char* until;
    int changes;
  } cases[] = {
      {"2026-06-30T21:59:59Z", "2026-06-30T22:00:00Z", 2},
      {"2026-06-30T21:59:58Z", "2026-06-30T21:59:59Z", 0},
      {"2026-06-30T22:00:00Z", "2026-10-31T00:00:00Z", 0},
  };
  for (const auto& c : cases) {
    auto answer =
        Ask(&Handler::ListUpcomingChanges, Asked(kDestination, 40, Span(c.after, c.until)));
    EXPECT_EQ(answer.changes_size(), c.changes) << c.after << answer.DebugString();
  }
}

TEST_F(ChangesTest, AnOrderAboveTheReliefStaysWhereItIs) {
  auto answer = Ask(&Handler::ListUpcomingChanges,
                    Asked("country: 'DE' postal_code: '10115'", 400,
                          Span("2026-06-01T00:00:00Z", "2026-10-31T00:00:00Z")));
  EXPECT_EQ(answer.changes_size(), 0) << answer.DebugString();
}

TEST_F(ChangesTest, AnEndThatLeavesTheRateUnknownGivesTheRangeAfterIt) {
  std::string order = Asked("country: 'US' subdivision: 'US-OR' postal_code: '97201'", 100,
                            Span("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"));
  auto answer =
      Ask(&Handler::ListUpcomingChanges, absl::StrReplaceAll(order, {{"\"EUR\"", "\"USD\""}}));
  ASSERT_GT(answer.changes_size(), 0) << answer.DebugString();
  bool coverage = false;
  for (const v1::Change& change : answer.changes()) {
    EXPECT_EQ(change.low_before() + change.high_before(), "") << change.DebugString();
    EXPECT_NE(change.high_after(), "") << change.DebugString();
    coverage |= change.rule() == "coverage.ADDITIONAL_DUTY";
  }
  EXPECT_TRUE(coverage) << answer.DebugString();
}

TEST_F(ChangesTest, ADayATableNamesIsToldAtTheHourOfTheLevy) {
  auto answer = Ask(&Handler::ListUpcomingChanges,
                    "territory: 'US'" + Span("2026-02-20T00:00:00Z", "2026-02-28T00:00:00Z"));
  int told = 0;
  for (const v1::Change& change : answer.changes()) {
    if (change.rule() != "us.s122") continue;
    ++told;
    EXPECT_EQ(change.at(), "2026-02-24T00:01");
  }
  EXPECT_EQ(told, 1) << answer.DebugString();
}

TEST_F(ChangesTest, ATerritoryTellsEveryChangeByMomentWithoutMoney) {
  auto answer = Ask(&Handler::ListUpcomingChanges,
                    "territory: 'DE'" + Span("2026-06-01T00:00:00Z", "2026-12-31T00:00:00Z"));
  ASSERT_GT(answer.changes_size(), 3);
  std::string before;
  for (const v1::Change& change : answer.changes()) {
    EXPECT_LE(before, change.at());
    before = change.at();
    EXPECT_EQ(change.total_before() + change.total_after() + change.currency(), "");
  }
}

TEST_F(ChangesTest, ChangesThatAreNotLawYetAreToldWhenAsked) {
  std::string span = "territory: 'JP'" + Span("2026-11-25T00:00:00Z", "2028-01-01T00:00:00Z");
  auto law = Ask(&Handler::ListUpcomingChanges, span);
  auto all = Ask(&Handler::ListUpcomingChanges, span + " include_not_in_force: true");
  EXPECT_GT(all.changes_size(), law.changes_size());
  for (const v1::Change& change : law.changes()) EXPECT_EQ(change.status(), 0);
}

TEST_F(ChangesTest, AnOrderAtFaultIsRefusedWithItsFields) {
  std::string faults = Faults(&Handler::ListUpcomingChanges,
                              "order { buyer { kind: BUYER_KIND_CONSUMER } } "
                              "until { seconds: 1 }");
  for (const char* field : {"order.lines: ", "order.destination", "until: "}) {
    EXPECT_NE(faults.find(field), std::string::npos) << field << " in\n" << faults;
  }
}

}  // namespace
}  // namespace landfall::reference
