#include "common/rulebook/load/levy_order.h"

#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

constexpr char kPlaces[] = R"(
territories { id: "QU" name: "U" customs: "" time_zone: "UTC" }
territories { id: "QN" name: "N" country: "QN" customs: "QU" vat: "QU" time_zone: "UTC" }
territories { id: "QM" name: "M" country: "QM" time_zone: "UTC" }
)";

LevyOrder OrderOf(const std::string& levies) {
  const DataFolder folder =
      DataFolder::InMemory("", {{"a.textproto", kPlaces}, {"b.textproto", levies}});
  Defects defects;
  RuleSet rules({&folder, 1}, defects);
  EXPECT_EQ(Joined(defects.Take()), "");
  return OrderLevies(rules);
}

using Ids = std::vector<std::string>;

TEST(LevyOrder, ALevyComesAfterTheLeviesItsBasesName) {
  EXPECT_EQ(OrderOf(R"(levies { id: "a" territory: "QM" base { levy: "c" } }
                       levies { id: "b" territory: "QM" }
                       levies { id: "c" territory: "QM" base { levy: "b" } })")
                .ids,
            (Ids{"b", "c", "a"}));
}

TEST(LevyOrder, AFamilyMeansItsLeviesInTheSamePlace) {
  EXPECT_EQ(OrderOf(R"(levies { id: "a.tax" territory: "QU" area: AREA_KIND_VAT family: FAMILY_TAX
                                base { family: FAMILY_DUTY } }
                       levies { id: "b.tax" territory: "QM" family: FAMILY_TAX
                                base { family: FAMILY_DUTY } }
                       levies { id: "c.duty" territory: "QN" family: FAMILY_DUTY })")
                .ids,
            (Ids{"b.tax", "c.duty", "a.tax"}));
}

TEST(LevyOrder, WhatIsAdvancedWaitsForAllButCarriersFees) {
  EXPECT_EQ(OrderOf(R"(levies { id: "a.fee" territory: "QM" family: FAMILY_CARRIER_FEE
                                base { quantity: QUANTITY_ADVANCED } }
                       levies { id: "b.fee" territory: "QM" family: FAMILY_CARRIER_FEE }
                       levies { id: "c.tax" territory: "QM" family: FAMILY_TAX })")
                .ids,
            (Ids{"b.fee", "c.tax", "a.fee"}));
}

TEST(LevyOrder, AConditionWaitsForTheLeviesItAsksAbout) {
  EXPECT_EQ(OrderOf(R"(levies { id: "a" territory: "QM"
                         when { any { all { subject: SUBJECT_LEVY_APPLIES values: "c" } } } }
                       levies { id: "b" territory: "QM"
                         versions { when { all { subject: SUBJECT_LEVY_APPLIES values: "a" } } } }
                       levies { id: "c" territory: "QM" })")
                .ids,
            (Ids{"c", "a", "b"}));
}

TEST(LevyOrder, ACircleIsNamed) {
  LevyOrder order = OrderOf(R"(levies { id: "a" territory: "QM" base { levy: "b" } }
                               levies { id: "b" territory: "QM" base { levy: "c" } }
                               levies { id: "c" territory: "QM" base { levy: "b" } }
                               levies { id: "d" territory: "QM" })");
  EXPECT_EQ(order.ids, Ids{"d"});
  EXPECT_EQ(order.cycle, (Ids{"b", "c", "b"}));
}

}  // namespace
}  // namespace landfall
