#include "common/goods/unit.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace landfall {
namespace {

Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

std::vector<Unit> AllUnits() {
  std::vector<Unit> units;
  for (int number = 0; number < 256; ++number) {
    auto unit = static_cast<Unit>(number);
    if (!UnitCode(unit).empty()) units.push_back(unit);
  }
  return units;
}

struct Case {
  const char* amount;
  const char* from;
  const char* to;
  const char* expected;
};

class UnitConversionTest : public ::testing::TestWithParam<Case> {};

TEST_P(UnitConversionTest, IsExactToTheLastDigit) {
  const Case& c = GetParam();
  Unit from = FindUnit(c.from).value();
  Unit to = FindUnit(c.to).value();
  EXPECT_EQ(Convert(Dec(c.amount), from, to).value().ToString(), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Table, UnitConversionTest,
    ::testing::Values(Case{"1", "KGM", "GRM", "1000"}, Case{"1", "DTN", "KGM", "100"},
                      Case{"2.5", "TNE", "KGM", "2500"}, Case{"250", "GRM", "KGM", "0.25"},
                      Case{"1", "MGM", "KGM", "0.000001"}, Case{"1", "LBR", "KGM", "0.45359237"},
                      Case{"1", "ONZ", "GRM", "28.349523125"}, Case{"16", "ONZ", "LBR", "1"},
                      Case{"1", "APZ", "GRM", "31.1034768"}, Case{"5", "CTM", "GRM", "1"},
                      Case{"1", "STN", "LBR", "2000"}, Case{"1", "LTN", "LBR", "2240"},
                      Case{"1", "BLL", "LTR", "158.987294928"}, Case{"1", "BLL", "GLL", "42"},
                      Case{"1", "GLL", "LTR", "3.785411784"}, Case{"1", "GLI", "LTR", "4.54609"},
                      Case{"1", "HLT", "LTR", "100"}, Case{"75", "CLT", "LTR", "0.75"},
                      Case{"1", "KLT", "MTQ", "1"}, Case{"1", "MTQ", "LTR", "1000"},
                      Case{"1", "CMQ", "MLT", "1"}, Case{"1", "R9", "MTQ", "1000"},
                      Case{"2", "PFL", "LPA", "1"}, Case{"1", "PGL", "LPA", "1.892705892"},
                      Case{"1", "HPA", "LPA", "100"}, Case{"1", "DZN", "NAR", "12"},
                      Case{"1", "GRO", "DZN", "12"}, Case{"1", "GGR", "GRO", "12"},
                      Case{"250", "NAR", "MIL", "0.25"}, Case{"250", "NAR", "CEN", "2.5"},
                      Case{"1", "MIO", "MIL", "1000"}, Case{"1", "DPR", "PR", "12"},
                      Case{"1", "INH", "MMT", "25.4"}, Case{"1", "YRD", "FOT", "3"},
                      Case{"1", "FOT", "INH", "12"}, Case{"1", "KMT", "MTR", "1000"},
                      Case{"1", "MTK", "CMK", "10000"}, Case{"1", "FTK", "CMK", "929.0304"},
                      Case{"1", "SQR", "FTK", "100"}, Case{"1", "MWH", "KWH", "1000"},
                      Case{"1", "MWH", "3B", "3600"}, Case{"1", "GV", "3B", "1000"},
                      Case{"1", "D30", "GV", "1000"}, Case{"1500", "WTT", "KWT", "1.5"},
                      Case{"-3", "DZN", "NAR", "-36"}, Case{"0", "KGM", "LBR", "0"},
                      Case{"1", "KGM", "LBR", "2.204622621849"},
                      Case{"1", "NAR", "DZN", "0.083333333333"}));

TEST(UnitTest, UnitsOfDifferentDimensionsDoNotConvert) {
  for (auto [from, to] : {std::pair{Unit::kKilogram, Unit::kLitre},
                          {Unit::kItem, Unit::kPair},
                          {Unit::kLitre, Unit::kLitreAlcohol},
                          {Unit::kMetre, Unit::kSquareMetre},
                          {Unit::kSet, Unit::kItem},
                          {Unit::kNone, Unit::kKilogram},
                          {Unit::kNone, Unit::kNone},
                          {static_cast<Unit>(255), Unit::kKilogram}}) {
    EXPECT_FALSE(SameDimension(from, to));
    EXPECT_EQ(Convert(Dec("1"), from, to), std::nullopt);
    Fraction untouched(Dec("7"));
    EXPECT_FALSE(ApplyConversion(untouched, from, to));
    EXPECT_EQ(untouched.Value(), Dec("7"));
  }
}

TEST(UnitTest, InsideAChainNothingIsLost) {
  for (Unit from : AllUnits()) {
    for (Unit to : AllUnits()) {
      if (!SameDimension(from, to)) continue;
      Fraction fraction(Dec("1234.567"));
      ASSERT_TRUE(ApplyConversion(fraction, from, to));
      ASSERT_TRUE(ApplyConversion(fraction, to, from));
      EXPECT_EQ(fraction.Value(), Dec("1234.567")) << UnitCode(from) << " " << UnitCode(to);
    }
  }
}

TEST(UnitTest, AThirdUnitInBetweenChangesNothing) {
  for (Unit from : AllUnits()) {
    for (Unit between : AllUnits()) {
      for (Unit to : AllUnits()) {
        if (!SameDimension(from, between) || !SameDimension(between, to)) continue;
        Fraction direct(Dec("3"));
        Fraction indirect(Dec("3"));
        ApplyConversion(direct, from, to);
        ApplyConversion(indirect, from, between);
        ApplyConversion(indirect, between, to);
        EXPECT_EQ(direct.Value(), indirect.Value());
      }
    }
  }
}

TEST(UnitTest, CodesAreUniqueAndReadBack) {
  std::set<std::string> codes;
  for (Unit unit : AllUnits()) {
    EXPECT_TRUE(codes.emplace(UnitCode(unit)).second) << UnitCode(unit);
    EXPECT_EQ(FindUnit(UnitCode(unit)), unit);
    EXPECT_NE(DimensionOf(unit), Dimension::kNone);
  }
  EXPECT_EQ(codes.size(), 63u);
}

TEST(UnitTest, UnknownCodesAndNumbersAreNoUnit) {
  for (const char* code : {"", "kgm", "KG", "XXX", "KGMX", " KGM"}) {
    EXPECT_EQ(FindUnit(code), std::nullopt) << code;
  }
  EXPECT_EQ(UnitCode(Unit::kNone), "");
  EXPECT_EQ(UnitCode(static_cast<Unit>(200)), "");
  EXPECT_EQ(DimensionOf(Unit::kNone), Dimension::kNone);
}

TEST(UnitTest, StoredNumbersStay) {
  EXPECT_EQ(static_cast<int>(Unit::kKilogram), 1);
  EXPECT_EQ(static_cast<int>(Unit::kLitre), 20);
  EXPECT_EQ(static_cast<int>(Unit::kLitreAlcohol), 40);
  EXPECT_EQ(static_cast<int>(Unit::kItem), 50);
  EXPECT_EQ(static_cast<int>(Unit::kPair), 60);
  EXPECT_EQ(static_cast<int>(Unit::kMetre), 70);
  EXPECT_EQ(static_cast<int>(Unit::kSquareMetre), 80);
  EXPECT_EQ(static_cast<int>(Unit::kMegawattHour), 90);
  EXPECT_EQ(static_cast<int>(Unit::kCell), 110);
}

}  // namespace
}  // namespace landfall
