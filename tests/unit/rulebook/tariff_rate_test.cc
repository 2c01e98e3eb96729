#include "common/rulebook/lookup/tariff_rate.h"

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

class TariffRate : public RulebookFixture {
 protected:
  uint32_t schedule() const { return FindSchedule(edition(), "qm"); }

  // The rate as text, its state where there is none, "" when nothing serves.
  std::string Rate(const char* column, const char* hs, const char* day, const char* programme) {
    const TariffRow* row = FindTariffRate(
        edition(), {.schedule = schedule(),
                    .column = static_cast<uint16_t>(FindColumn(edition(), schedule(), column)),
                    .hs = Hs(hs),
                    .day = D(day),
                    .programme = Code::Of(programme)});
    if (row == nullptr) return "";
    if (row->state == RateState::kUnparsed) return "unparsed";
    std::string text = FormatDutyText(ExpressionAt(edition(), row->expression));
    return row->state == RateState::kStale ? text + " stale" : text;
  }
};

TEST_F(TariffRate, TheLongestCodeOfTheDayServes) {
  struct {
    const char* column;
    const char* hs;
    const char* day;
    const char* programme;
    const char* rate;
  } cases[] = {
      {"general", "610910", "2026-07-01", "", "16.5 %"},
      {"general", "6109100010", "2026-07-01", "", "Free"},
      {"general", "6109100010", "2026-01-31", "", "16.5 %"},
      {"general", "61091000", "2026-02-01", "", "Free"},
      {"general", "61099010", "2026-07-01", "", "12 %"},
      {"general", "6109", "2026-07-01", "", "12 %"},
      {"general", "61", "2026-07-01", "", ""},
      {"general", "6110", "2026-07-01", "", ""},
      {"general", "6109", "2019-12-31", "", ""},
      {"general", "6403", "2026-07-01", "", "17 %"},
      {"general", "64", "2026-07-01", "", "17 %"},
      {"general", "64029910", "2026-07-01", "", "8 % + 2 XTS / PR stale"},
      {"general", "64029910", "2026-09-30", "", "8 % + 2 XTS / PR stale"},
      {"general", "64029910", "2026-10-01", "", ""},
      {"general", "640219", "2026-10-01", "", "17 %"},
      {"general", "9503001", "2026-07-01", "", "unparsed"},
      {"general", "950390", "2026-07-01", "", "unparsed"},
      {"special", "610910", "2026-04-30", "QU", "Free"},
      {"special", "610910", "2026-04-30", "A", "Free"},
      {"special", "610910", "2026-04-30", "B", "3 %"},
      {"special", "610910", "2026-04-30", "C", ""},
      {"special", "610910", "2026-04-30", "", ""},
      // From May the column lists B alone.
      {"special", "610910", "2026-05-01", "B", "Free"},
      {"special", "610910", "2026-05-01", "QU", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Rate(c.column, c.hs, c.day, c.programme), c.rate)
        << c.column << " " << c.hs << " " << c.day << " " << c.programme;
  }
}

TEST_F(TariffRate, TheSourcesTextAndUnitsStandBesideTheRate) {
  const TariffRow* row = FindTariffRate(
      edition(), {.schedule = schedule(),
                  .column = static_cast<uint16_t>(FindColumn(edition(), schedule(), "general")),
                  .hs = Hs("610910"),
                  .day = D("2026-01-01"),
                  .programme = Code()});
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(edition().Text(row->rate_text), "16.5%");
  EXPECT_EQ(row->unit1, static_cast<uint8_t>(Unit::kItem));
  EXPECT_EQ(row->unit2, static_cast<uint8_t>(Unit::kKilogram));
  const ScheduleRow& head = edition().Rows<ScheduleRow>()[schedule()];
  EXPECT_EQ(head.territory.ToString(), "QM");
  EXPECT_EQ(head.currency.ToString(), "XTS");
  EXPECT_EQ(head.known_until, D("2026-12-31"));
}

TEST_F(TariffRate, ACodeIsKnownWhenItBeginsOneOrOneBeginsIt) {
  for (const char* hs : {"61", "6109", "610910", "6109900000", "6403", "64", "9503", "95030012"}) {
    EXPECT_TRUE(HasCode(edition(), schedule(), Hs(hs))) << hs;
  }
  for (const char* hs : {"6110", "01", "9504", "6209"}) {
    EXPECT_FALSE(HasCode(edition(), schedule(), Hs(hs))) << hs;
  }
}

TEST_F(TariffRate, ZerosBeyondTheScheduleArePadding) {
  struct {
    const char* hs;
    const char* meant;
  } cases[] = {
      {"6109100000", "61091000"},                                  // held with eight digits
      {"610910000000", "61091000"}, {"610910000", "61091000"},     // an odd number of digits
      {"61091000", "61091000"},     {"6109100010", "6109100010"},  // more than zeros
      {"6109101000", "6109101000"},                                // of another code
      {"6109000000", "6109"},       {"6402990000", "640299"},
      {"64029900", "640299"},       {"6400000000", "64"},  // a chapter
      {"9503000000", "950300"},     {"95030000", "950300"},
      {"9500000000", "95"},         {"6110000000", "6110000000"},  // nothing of the heading is held
      {"8211920000", "8211920000"}, {"10", "10"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(WithoutPadding(edition(), schedule(), Hs(c.hs)).ToString(), c.meant) << c.hs;
  }
}

TEST_F(TariffRate, ColumnsAndSchedulesAreFoundByName) {
  EXPECT_EQ(FindSchedule(edition(), "qn"), kNoRow);
  EXPECT_EQ(FindColumn(edition(), schedule(), "other"), kNoRow);
  EXPECT_EQ(ColumnName(edition(), schedule(), 0), "general");
  EXPECT_EQ(ColumnName(edition(), schedule(), 1), "special");
}

}  // namespace
}  // namespace landfall
