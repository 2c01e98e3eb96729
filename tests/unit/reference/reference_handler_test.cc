#include "tests/unit/reference/reference_fixture.h"

namespace landfall::reference {
namespace {

using Handler = ReferenceHandler;
using ReferenceHandlerTest = ReferenceFixture;

TEST_F(ReferenceHandlerTest, AnAddressAnswersThreeTerritories) {
  struct {
    const char* address;
    const char* customs;
    const char* vat;
    const char* territory;
    bool needs_postal_code;
    bool needs_subdivision;
  } cases[] = {
      {"country: 'DE' postal_code: '10115'", "EU", "EU", "DE", false, false},
      {"country: 'ES' postal_code: '35001'", "EU", "ES-CN", "ES-CN", false, false},
      {"country: 'ES' postal_code: '28001'", "EU", "EU", "ES", false, false},
      {"country: 'ES'", "EU", "EU", "ES", true, false},
      {"country: 'CA'", "CA", "CA", "CA", true, true},
      {"country: 'CA' subdivision: 'CA-ON'", "CA", "CA", "CA-ON", true, false},
  };
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::ResolveTerritory, "address { " + std::string(c.address) + " }");
    EXPECT_EQ(answer.territories().customs(), c.customs) << c.address;
    EXPECT_EQ(answer.territories().vat(), c.vat) << c.address;
    EXPECT_EQ(answer.territories().territory(), c.territory) << c.address;
    EXPECT_EQ(answer.needs_postal_code(), c.needs_postal_code) << c.address;
    EXPECT_EQ(answer.needs_subdivision(), c.needs_subdivision) << c.address;
    EXPECT_EQ(answer.edition_id(), rules_->id());
  }
}

TEST_F(ReferenceHandlerTest, TheReliefUpTo150EurosEndsWithJune2026InBerlin) {
  struct {
    const char* at;
    int limits;
  } cases[] = {{"2026-06-30T21:59:59Z", 1}, {"2026-06-30T22:00:00Z", 0}};
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::ListThresholds, "territory: 'DE' as_of " + At(c.at));
    int limits = 0;
    for (const auto& threshold : answer.thresholds()) {
      if (threshold.rule() != "eu.duty.150") continue;
      ++limits;
      EXPECT_EQ(threshold.measure(), "INTRINSIC_VALUE");
      EXPECT_EQ(threshold.per(), "CONSIGNMENT");
      EXPECT_EQ(threshold.comparison(), "<=");
      EXPECT_EQ(threshold.amount(), "150");
      EXPECT_EQ(threshold.currency(), "EUR");
      EXPECT_EQ(threshold.families(0), type::v1::LEVY_FAMILY_DUTY);
      EXPECT_FALSE(threshold.citation().title().empty());
    }
    EXPECT_EQ(limits, c.limits) << c.at;
  }
}

TEST_F(ReferenceHandlerTest, AmountsUpToWhichGiftsAreFreeAreThresholds) {
  struct {
    const char* territory;
    const char* rule;
    const char* amount;
    const char* currency;
  } cases[] = {{"DE", "eu.gift.45", "45", "EUR"},
               {"GB", "gb.gift.39", "39", "GBP"},
               {"CA", "ca.gift.60", "60", "CAD"}};
  for (const auto& c : cases) {
    auto answer = Ask(&Handler::ListThresholds, "territory: '" + std::string(c.territory) + "'");
    int limits = 0;
    for (const auto& threshold : answer.thresholds()) {
      if (threshold.rule() != c.rule) continue;
      ++limits;
      EXPECT_EQ(threshold.amount() + " " + threshold.currency(),
                std::string(c.amount) + " " + c.currency);
      EXPECT_EQ(threshold.comparison(), "<=");
    }
    EXPECT_EQ(limits, 1) << c.rule << '\n' << answer.DebugString();
  }
}

TEST_F(ReferenceHandlerTest, AThresholdIsListedOnceARule) {
  for (const char* territory : {"DE", "GB", "US", "JP", "AU", "CH", "NO", "CA"}) {
    auto answer = Ask(&Handler::ListThresholds, "territory: '" + std::string(territory) + "'");
    EXPECT_GT(answer.thresholds_size(), 0) << territory;
    std::vector<std::string> seen;
    for (const auto& threshold : answer.thresholds()) seen.push_back(threshold.DebugString());
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end()) << territory;
  }
}

TEST_F(ReferenceHandlerTest, RestrictionsAreThoseThatMayTouchTheGoods) {
  auto rules = [&](const std::string& more) {
    std::string ids;
    auto answer = Ask(&Handler::ListRestrictions, "territory: 'DE' " + more);
    for (const auto& restriction : answer.restrictions()) ids += restriction.rule() + " ";
    return ids;
  };
  EXPECT_NE(rules("").find("eu.meat-milk"), std::string::npos);
  EXPECT_NE(rules("hs_code: '0402'").find("eu.meat-milk"), std::string::npos);
  EXPECT_EQ(rules("hs_code: '6109'").find("eu.meat-milk"), std::string::npos);
}

TEST_F(ReferenceHandlerTest, TheEditionSaysWhatItCoversAndHowOldItsTablesAre) {
  auto edition = Ask(&Handler::GetEdition, "");
  EXPECT_EQ(edition.edition_id(), rules_->id());
  EXPECT_EQ(edition.rate_set_id(), "no-rates");
  EXPECT_EQ(edition.in_use_since().seconds(), clock_.Now().unix_seconds() - 3'600);
  EXPECT_FALSE(edition.announced_rules_act());
  bool gap = false;
  for (const auto& entry : edition.coverage()) gap |= entry.state() == "NOT_COVERED";
  EXPECT_TRUE(gap);
  bool found = false;
  for (const auto& table : edition.tables()) {
    if (table.id() != "us.hts") continue;
    found = true;
    EXPECT_EQ(table.territory(), "US");
    EXPECT_EQ(table.age_days(), D("2026-11-25") - D(table.as_of()));
  }
  EXPECT_TRUE(found);
  auto same = Ask(&Handler::GetEdition, "edition_id: '" + std::string(rules_->id()) + "'");
  EXPECT_EQ(same.edition_id(), edition.edition_id());
}

TEST_F(ReferenceHandlerTest, AnEditionThatIsNotHeldIsNotFound) {
  google::rpc::Status status;
  Ask(&Handler::GetEdition, "edition_id: 'another'", &status);
  EXPECT_EQ(status.code(), 5);
}

TEST_F(ReferenceHandlerTest, BadRequestsNameEveryField) {
  constexpr char kUnknown[] =
      "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook\n";
  EXPECT_EQ(Faults(&Handler::ResolveTerritory, ""), "address: required\n");
  EXPECT_EQ(Faults(&Handler::ResolveTerritory, "address { country: 'XX' }"),
            std::string("address.country: ") + kUnknown);
  EXPECT_EQ(Faults(&Handler::GetTariffLine, "territory: 'XX' hs_code: '1'"),
            "hs_code: expected 2 to 12 digits, the first two a chapter from 01\nterritory: " +
                std::string(kUnknown));
  EXPECT_EQ(Faults(&Handler::SearchTariff, "query: '   ' page_size: -1"),
            "query: expected digits or words\nterritory: required\n"
            "page_size: expected 1 to 200\n");
  EXPECT_EQ(Faults(&Handler::ListThresholds, ""), "territory: required\n");
  EXPECT_EQ(Faults(&Handler::ListRestrictions, "territory: 'XX'"),
            std::string("territory: ") + kUnknown);
  EXPECT_EQ(Faults(&Handler::ListUpcomingChanges, ""), ": expected territory or order\n");
  EXPECT_EQ(Faults(&Handler::GetEdition, "edition_id: '" + std::string(65, 'a') + "'"),
            "edition_id: expected at most 64 bytes\n");
}

}  // namespace
}  // namespace landfall::reference
