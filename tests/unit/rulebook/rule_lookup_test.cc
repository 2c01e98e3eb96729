#include "common/rulebook/lookup/rule_lookup.h"

#include "common/order/order_enums.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

class RuleLookup : public RulebookFixture {
 protected:
  Place Of(std::string_view territory) const {
    return PlaceOf(edition(), FindTerritory(edition(), Code::Of(territory)));
  }
  const LevyRow& Levy(std::string_view id) const {
    for (const LevyRow& row : edition().Rows<LevyRow>()) {
      if (edition().Text(row.id) == id) return row;
    }
    ADD_FAILURE() << "no levy " << id;
    return edition().Rows<LevyRow>()[0];
  }
};

TEST_F(RuleLookup, AVersionHoldsFromItsMinuteToTheNext) {
  const RowRange versions = Levy("qm.extra").versions;
  struct {
    const char* at;
    int version;  // -1: none
  } cases[] = {{"2026-07-23", -1},      {"2026-07-24", -1},      {"2026-07-24T00:00:59", -1},
               {"2026-07-24T00:01", 0}, {"2026-12-31T23:59", 0}, {"2027-01-01", 1},
               {"2027-12-31", 1},       {"2028-01-01", 2},       {"2099-01-01", 2}};
  for (const auto& c : cases) {
    const uint32_t row = VersionAt<LevyVersionRow>(edition(), versions, T(c.at));
    EXPECT_EQ(row == kNoRow ? -1 : static_cast<int>(row - versions.begin), c.version) << c.at;
  }
  EXPECT_EQ(edition().Rows<LevyVersionRow>(versions)[2].kind, RateKind::kRepealed);
  EXPECT_EQ(edition().Rows<LevyVersionRow>(versions)[1].status, RuleStatus::kAnnounced);
}

TEST_F(RuleLookup, ValuationIsTheTerritorysOwnElseItsUnions) {
  const uint32_t first = FindValuation(edition(), Of("QM"), T("2026-05-31"));
  const uint32_t second = FindValuation(edition(), Of("QM"), T("2026-06-01"));
  ASSERT_NE(first, kNoRow);
  EXPECT_EQ(second, first + 1);
  const ValuationRow& row = edition().Rows<ValuationRow>()[first];
  EXPECT_TRUE(row.freight_to_border && row.insurance && row.has_default_insurance);
  EXPECT_EQ(row.default_insurance_percent.ToString(), "1.125");
  EXPECT_EQ(row.full_freight_channels, 1u << static_cast<int>(Channel::kPostal));
  EXPECT_EQ(row.conversion_rounding.stated, 1);
  EXPECT_EQ(row.rounding.stated, 0);
  EXPECT_EQ(edition().Rows<ValuationRow>()[second].rounding.rounding,
            (Rounding{RoundingMode::kFloor, Decimal::FromInteger(1000)}));
  const uint32_t of_union = FindValuation(edition(), Of("QN"), T("2026-06-01"));
  ASSERT_NE(of_union, kNoRow);
  EXPECT_EQ(edition().Rows<ValuationRow>()[of_union].territory.ToString(), "QU");
  EXPECT_EQ(FindValuation(edition(), Of("QM"), T("2019-12-31")), kNoRow);
  EXPECT_EQ(FindValuation(edition(), Of("QN-FZ"), T("2026-06-01")), kNoRow);
}

TEST_F(RuleLookup, RateRulesFallBackToUnionAndWorld) {
  auto source = [&](std::string_view territory, RatePurpose purpose, const char* day) {
    const uint32_t row = FindRateRule(edition(), Of(territory), purpose, D(day));
    if (row == kNoRow) return std::string();
    const RateRuleRow& rule = edition().Rows<RateRuleRow>()[row];
    return std::string(edition().Text(edition().Rows<RateSourceRow>(rule.sources)[0].id));
  };
  EXPECT_EQ(source("QM", RatePurpose::kCustoms, "2026-06-30"), "q.daily");
  EXPECT_EQ(source("QM", RatePurpose::kCustoms, "2026-07-01"), "q.weekly");
  EXPECT_EQ(source("QM", RatePurpose::kCustoms, "2019-12-31"), "");
  EXPECT_EQ(source("QN", RatePurpose::kCustoms, "2026-07-01"), "u.daily");
  EXPECT_EQ(source("QN", RatePurpose::kMarket, "2026-07-01"), "q.daily");
  EXPECT_EQ(source("QN", RatePurpose::kPayment, "2026-07-01"), "");
}

TEST_F(RuleLookup, RoundingByDefaultIsToTheMinorUnitUnlessALawSaysElse) {
  EXPECT_EQ(DefaultRounding(edition(), Of("QM"), 2),
            (Rounding{RoundingMode::kHalfUp, Decimal::Parse("0.01").value()}));
  EXPECT_EQ(DefaultRounding(edition(), Of("QM"), 0),
            (Rounding{RoundingMode::kHalfUp, Decimal::FromInteger(1)}));
  EXPECT_EQ(DefaultRounding(edition(), Of("QP"), 2),
            (Rounding{RoundingMode::kDown, Decimal::Parse("0.5").value()}));
}

TEST_F(RuleLookup, EachAreaHasItsTerritory) {
  const Place place = Of("QP-IS");
  EXPECT_EQ(AreaTerritory(place, AreaKind::kCustoms).ToString(), "QU");
  EXPECT_EQ(AreaTerritory(place, AreaKind::kVat).ToString(), "QP-IS");
  EXPECT_EQ(AreaTerritory(place, AreaKind::kExcise).ToString(), "QP-IS");
}

}  // namespace
}  // namespace landfall
