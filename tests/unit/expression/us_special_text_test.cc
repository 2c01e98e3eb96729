#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(UsSpecialText, SplitsRatesByTheirProgrammes) {
  const auto rates = ParseUsSpecialText("Free (A+, AU,BH) 3.2% (JP)");
  ASSERT_TRUE(rates.ok());
  ASSERT_EQ(rates->size(), 2u);
  EXPECT_THAT((*rates)[0].programmes, ElementsAre("A+", "AU", "BH"));
  EXPECT_TRUE(IsFree((*rates)[0].expression->View()));
  EXPECT_EQ((*rates)[1].text, "3.2%");
  EXPECT_THAT((*rates)[1].programmes, ElementsAre("JP"));
}

TEST(UsSpecialText, TakesListsThatAreGluedToTheirRates) {
  const auto rates = ParseUsSpecialText("Free (A,SG)8.8¢/liter(JO)");
  ASSERT_TRUE(rates.ok());
  ASSERT_EQ(rates->size(), 2u);
  EXPECT_EQ(FormatDutyText((*rates)[1].expression->View()), "0.088 USD / LTR");
}

TEST(UsSpecialText, TakesSlipsBetweenCodes) {
  EXPECT_THAT(ParseUsSpecialText("Free (A*,E IL,MA,.OM)")->front().programmes,
              ElementsAre("A*", "E", "IL", "MA", "OM"));
}

TEST(UsSpecialText, AnotherHeadingIsNoRate) {
  const auto rates = ParseUsSpecialText("Free (AU) See 9823.04.01-9823.04.54 (S+)");
  ASSERT_TRUE(rates.ok());
  EXPECT_THAT((*rates)[1].programmes, ElementsAre("S+"));
  EXPECT_FALSE((*rates)[1].expression.ok());
  EXPECT_TRUE(IsUsReference((*rates)[1].text));
}

TEST(UsSpecialText, EmptyIsNoPreferenceAndNotFree) {
  EXPECT_THAT(*ParseUsSpecialText(""), IsEmpty());
  EXPECT_THAT(*ParseUsSpecialText("  "), IsEmpty());
}

TEST(UsSpecialText, UnbalancedBracketsRefuseTheColumn) {
  EXPECT_FALSE(ParseUsSpecialText("Free (AU").ok());
  EXPECT_FALSE(ParseUsSpecialText("Free (PA (PA)").ok());
}

TEST(UsSpecialText, ARateWithoutAListIsForEverybody) {
  const auto rates = ParseUsSpecialText("The duty provided in the applicable subheading + 25%");
  ASSERT_TRUE(rates.ok());
  EXPECT_THAT(rates->front().programmes, IsEmpty());
  EXPECT_EQ(FormatDutyText(rates->front().expression->View()), "BASE + 25 %");
}

}  // namespace
}  // namespace landfall
