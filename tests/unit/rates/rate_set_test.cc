#include "common/rates/rate_set.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

RateTable Daily() {
  return Table("qm.daily", "EUR", 4,
               {"XTS 2030-01-04 3", "XTS 2030-01-02 2", "USD 2030-01-02 1.25", "USD 2030-01-03 1.2",
                "USD 2030-01-07 1.1"});
}

TEST(RateSet, FindsTheNewestRowOnOrBeforeADay) {
  auto set = SetOf({Daily()});
  auto series = set->Series(*set->FindSource("qm.daily"), Currency("USD"));
  struct {
    const char* day;
    const char* row;  // empty: none
  } cases[] = {
      {"2030-01-01", ""},           {"2030-01-02", "2030-01-02"}, {"2030-01-03", "2030-01-03"},
      {"2030-01-06", "2030-01-03"}, {"2030-01-07", "2030-01-07"}, {"2039-01-01", "2030-01-07"},
  };
  for (const auto& c : cases) {
    const RateRow* row = RowOnOrBefore(series, DayAt(c.day));
    EXPECT_EQ(row == nullptr ? "" : row->valid_from.ToString(), c.row) << c.day;
  }
}

TEST(RateSet, FindsTheRowInForceOrTheNextOne) {
  auto set = SetOf({Table("qn.monthly", "GBP", 0,
                          {"USD 2030-01-01..2030-01-31 1.5", "USD 2030-03-01..2030-03-31 1.6"})});
  auto series = set->Series(*set->FindSource("qn.monthly"), Currency("USD"));
  EXPECT_EQ(RowOnOrAfter(series, DayAt("2029-12-31"))->valid_from, DayAt("2030-01-01"));
  EXPECT_EQ(RowOnOrAfter(series, DayAt("2030-01-31"))->valid_from, DayAt("2030-01-01"));
  EXPECT_EQ(RowOnOrAfter(series, DayAt("2030-02-01"))->valid_from, DayAt("2030-03-01"));
  EXPECT_EQ(RowOnOrAfter(series, DayAt("2030-04-01")), nullptr);
}

TEST(RateSet, KeepsSourcesAndCurrenciesApart) {
  auto set = SetOf({Table("qn.daily", "GBP", 0, {"USD 2030-01-02 9"}), Daily()});
  ASSERT_EQ(set->sources().size(), 2u);
  EXPECT_EQ(set->FindSource("qp.daily"), nullptr);
  EXPECT_EQ(set->FindSource(""), nullptr);
  const RateSource& qm = *set->FindSource("qm.daily");
  const RateSource& qn = *set->FindSource("qn.daily");
  EXPECT_EQ(set->Quotes(qm), (std::vector{Currency("USD"), Currency("XTS")}));
  EXPECT_EQ(set->Series(qm, Currency("USD")).size(), 3u);
  EXPECT_EQ(set->Series(qn, Currency("USD")).front().rate, Dec("9"));
  EXPECT_TRUE(set->Series(qn, Currency("XTS")).empty());
}

TEST(RateSet, TheLastRowGivenForADayStands) {
  auto set = SetOf({Table("qm.daily", "EUR", 0, {"USD 2030-01-02 1.1", "USD 2030-01-02 1.2"})});
  auto series = set->Series(set->sources().front(), Currency("USD"));
  ASSERT_EQ(series.size(), 1u);
  EXPECT_EQ(series.front().rate, Dec("1.2"));
}

TEST(RateSet, RefusesDefectiveTablesAndNamesTheDefect) {
  struct {
    RateTable table;
    const char* expected;
  } cases[] = {
      {Table("qm", "EUR", 0, {"USD 2030-01-02 0"}),
       "qm USD 2030-01-02: the rate must be above zero"},
      {Table("qm", "EUR", 0, {"USD 2030-01-02 -1.2"}),
       "qm USD 2030-01-02: the rate must be above zero"},
      {Table("qm", "EUR", 0, {"EUR 2030-01-02 1"}), "qm EUR 2030-01-02: quotes its own base"},
      {Table("qm", "EUR", 0, {"USD 2030-01-02..2030-01-01 1"}),
       "qm USD 2030-01-02: ends before it begins"},
      {Table("qm", "EUR", 0, {"USD 2030-01-01..2030-01-31 1", "USD 2030-01-31..2030-02-28 1"}),
       "qm USD 2030-01-31: overlaps the period before it"},
      {Table("", "EUR", 0, {}), "source '': needs an id, a base and carry days of 0 or more"},
      {Table("qm", "EUR", -1, {}), "source 'qm': needs an id, a base and carry days of 0 or more"},
  };
  for (const auto& c : cases) {
    auto built = RateSet::Build({.id = "test"}, {c.table});
    ASSERT_FALSE(built.ok()) << c.expected;
    EXPECT_EQ(built.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(built.status().message(), c.expected);
  }
}

TEST(RateSet, RefusesASourceGivenTwiceAndNamesAllDefectsAtOnce) {
  auto built = RateSet::Build(
      {.id = "test"},
      {Table("qm", "EUR", 0, {"USD 2030-01-02 0", "XTS 2030-01-02 0"}), Table("qm", "EUR", 0, {})});
  EXPECT_EQ(built.status().message(),
            "qm USD 2030-01-02: the rate must be above zero; "
            "qm XTS 2030-01-02: the rate must be above zero; source 'qm': given twice");
}

TEST(RateSet, CanonicalTextDependsOnContentOnly) {
  RateTable a = Daily();
  RateTable b = Table("qn.daily", "GBP", 0, {"USD 2030-01-02 9.10"});
  RateTable reversed = a;
  std::reverse(reversed.rates.begin(), reversed.rates.end());
  reversed.source.title = "another title";
  std::string text = CanonicalText({a, b});
  EXPECT_EQ(CanonicalText({b, reversed}), text);
  EXPECT_NE(text.find("USD 2030-01-02 2030-01-02 9.1\n"), std::string::npos) << text;
  RateTable changed = a;
  changed.rates[0].row.rate = Dec("3.000000000001");
  EXPECT_NE(CanonicalText({changed, b}), text);
  RateTable carried = a;
  carried.source.carry_days = 5;
  EXPECT_NE(CanonicalText({carried, b}), text);
}

TEST(RateSet, MergingCorrectsAndExtendsWithoutLosingHistory) {
  auto merged = MergeTables(
      {Daily()}, {Table("qm.daily", "EUR", 3, {"USD 2030-01-07 1.15", "USD 2030-01-08 1.05"}),
                  Table("qn.daily", "GBP", 0, {"USD 2030-01-02 9"})});
  auto set = SetOf(merged);
  const RateSource& qm = *set->FindSource("qm.daily");
  EXPECT_EQ(qm.carry_days, 3);
  auto series = set->Series(qm, Currency("USD"));
  ASSERT_EQ(series.size(), 4u);
  EXPECT_EQ(series[2].rate, Dec("1.15"));
  EXPECT_EQ(series[3].rate, Dec("1.05"));
  EXPECT_NE(set->FindSource("qn.daily"), nullptr);
}

TEST(RateSet, TablesGiveBackWhatItWasBuiltFrom) {
  auto set = SetOf({Daily(), Table("qn.daily", "GBP", 0, {"USD 2030-01-02 9"})});
  auto again = SetOf(set->Tables());
  EXPECT_EQ(CanonicalText(again->Tables()), CanonicalText(set->Tables()));
}

}  // namespace
}  // namespace landfall
