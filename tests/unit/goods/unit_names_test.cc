#include <gtest/gtest.h>

#include <string>

#include "common/goods/unit.h"

namespace landfall {
namespace {

struct Case {
  const char* name;
  Unit unit;
};

class UnitNameTest : public ::testing::TestWithParam<Case> {};

TEST_P(UnitNameTest, OfficialSpellingsAreUnderstood) {
  EXPECT_EQ(FindUnitByName(GetParam().name), GetParam().unit) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    UnitedStates, UnitNameTest,
    ::testing::Values(
        Case{"kg", Unit::kKilogram}, Case{" kg", Unit::kKilogram}, Case{"No.", Unit::kItem},
        Case{"doz.", Unit::kDozen}, Case{"doz. ", Unit::kDozen}, Case{"m2", Unit::kSquareMetre},
        Case{"m\xC2\xB2", Unit::kSquareMetre}, Case{"prs.", Unit::kPair},
        Case{"m3", Unit::kCubicMetre}, Case{"t", Unit::kTonne}, Case{"liters", Unit::kLitre},
        Case{"doz. prs.", Unit::kDozenPairs}, Case{"g", Unit::kGram}, Case{"gross", Unit::kGross},
        Case{"bbl", Unit::kBarrel}, Case{"pcs", Unit::kItem}, Case{"m", Unit::kMetre},
        Case{"pf.liters", Unit::kProofLitre}, Case{"thousands", Unit::kThousand},
        Case{"Dz Pcs", Unit::kDozen}, Case{"carat", Unit::kCarat}, Case{"W", Unit::kWatt},
        Case{"cm2", Unit::kSquareCentimetre}, Case{"hundreds", Unit::kHundred},
        Case{"thousand m3", Unit::kThousandCubicMetres}, Case{"Jwls.", Unit::kJewel},
        Case{"GBq", Unit::kGigabecquerel}, Case{"lin. m", Unit::kMetre}, Case{"doses", Unit::kDose},
        Case{"square", Unit::kRoofingSquare}, Case{"gr.lines", Unit::kGrossLines},
        Case{"thousand m", Unit::kKilometre}, Case{"MWh", Unit::kMegawattHour}));

INSTANTIATE_TEST_SUITE_P(
    Europe, UnitNameTest,
    ::testing::Values(Case{"DTN", Unit::kHundredKilograms}, Case{"TNE", Unit::kTonne},
                      Case{"KGM", Unit::kKilogram}, Case{"HLT", Unit::kHectolitre},
                      Case{"LPA", Unit::kLitreAlcohol}, Case{"NAR", Unit::kItem},
                      Case{"MIL", Unit::kThousand}, Case{"CEN", Unit::kHundred},
                      Case{"NPR", Unit::kPair}, Case{"NCL", Unit::kCell},
                      Case{"ce/el", Unit::kCell}, Case{"TJO", Unit::kTerajoule},
                      Case{"MTK", Unit::kSquareMetre}, Case{"100 kg", Unit::kHundredKilograms},
                      Case{"hl", Unit::kHectolitre}, Case{"p/st", Unit::kItem},
                      Case{"1000 items", Unit::kThousand}, Case{"1000 p/st", Unit::kThousand},
                      Case{"1000 l", Unit::kKilolitre}, Case{"l alc. 100%", Unit::kLitreAlcohol},
                      Case{"pa", Unit::kPair}));

INSTANTIATE_TEST_SUITE_P(
    JapanAndAustralia, UnitNameTest,
    ::testing::Values(
        Case{"KG", Unit::kKilogram}, Case{"NO", Unit::kItem}, Case{"SM", Unit::kSquareMetre},
        Case{"MT", Unit::kTonne}, Case{"L", Unit::kLitre}, Case{"PR", Unit::kPair},
        Case{"KL", Unit::kKilolitre}, Case{"DZ", Unit::kDozen}, Case{"GR", Unit::kGram},
        Case{"TH", Unit::kThousand}, Case{"M", Unit::kMetre}, Case{"CT", Unit::kCarat},
        Case{"ST", Unit::kSet}, Case{"\xE9\xA0\xAD", Unit::kItem},
        Case{"\xE8\xB6\xB3", Unit::kPair}, Case{"\xE6\x9C\xAC", Unit::kItem},
        Case{"\xE6\x9E\x9A", Unit::kItem}, Case{"\xE3\x8E\xA1", Unit::kSquareMetre},
        Case{"\xE3\x8E\x8F", Unit::kKilogram}, Case{"\xE3\x8E\x98", Unit::kKilolitre},
        Case{"sm", Unit::kSquareMetre}, Case{"cu", Unit::kCubicMetre},
        Case{"L al", Unit::kLitreAlcohol}, Case{"SR", Unit::kSet}, Case{"MC", Unit::kCarat},
        Case{"IU", Unit::kInternationalUnit}, Case{"\xE2\x80\x8B No", Unit::kItem},
        Case{"\xE2\x80\x8B kg", Unit::kKilogram}));

TEST(UnitNameRefusalTest, WhatSaysMoreOrMeansTwoThingsIsNotUnderstood) {
  for (const char* name :
       {"", " ", "..", "Cu kg", "kg cmsc", "kg TSS", "t adw", "No. and kg", "L al and L",
        "KG\n(D.W.)", "cm", "CM", "GT", "pf", "kilo", "\xE2\x80\x8B"}) {
    EXPECT_EQ(FindUnitByName(name), std::nullopt) << name;
  }
  EXPECT_EQ(FindUnitByName(std::string(100'000, 'k')), std::nullopt);
}

}  // namespace
}  // namespace landfall
