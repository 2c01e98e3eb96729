#include "common/rulebook/lookup/table_rate.h"

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/expression_lookup.h"
#include "common/rulebook/text_key.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

class TableRate : public RulebookFixture {
 protected:
  uint32_t Table(std::string_view id) const {
    for (uint32_t i = 0; i < edition().Rows<RateTableRow>().size(); ++i) {
      if (edition().Text(edition().Rows<RateTableRow>()[i].id) == id) return i;
    }
    return kNoRow;
  }

  std::string Rate(std::string_view table, const TableRateQuery& query) const {
    const TableRateRow* row = FindTableRate(edition(), Table(table), query);
    return row == nullptr ? "" : FormatDutyText(ExpressionAt(edition(), row->expression));
  }
};

TEST_F(TableRate, TheLongestCodeThenWhatTheLineStatesServes) {
  struct {
    const char* territory;
    const char* hs;
    const char* category;
    const char* condition;
    const char* day;
    const char* rate;
  } cases[] = {
      {"QM", "8501", "", "", "2019-12-31", ""},
      {"QM", "8501", "", "", "2026-06-30", "20 %"},
      {"QM", "8501", "", "", "2026-07-01", "21 %"},
      {"QM", "8501", "reduced", "", "2026-07-01", "9 %"},
      {"QM", "8501", "luxury", "", "2026-07-01", "21 %"},
      {"QM", "2203", "", "", "2026-07-01", "15 %"},
      {"QM", "220300", "reduced", "", "2026-07-01", "15 %"},
      {"QM", "2204", "", "", "2026-07-01", "21 %"},
      {"QM", "610910", "", "", "2026-07-01", "20 %"},
      {"QM", "610910", "", "child_size", "2026-07-01", "Free"},
      {"QM", "610910", "", "used", "2026-07-01", "20 %"},
      {"QM", "6110", "reduced", "", "2026-07-01", "8 %"},
      {"QM", "6110", "", "", "2026-07-01", "21 %"},
      {"QN", "4901", "", "", "2026-07-01", "7 %"},
      {"QN", "8501", "", "", "2026-07-01", "17 %"},
      // Without rows of its own a territory reads those of its area.
      {"QP", "8501", "", "", "2026-07-01", "10 %"},
  };
  for (const auto& c : cases) {
    const uint64_t condition[] = {TextKey(c.condition)};
    EXPECT_EQ(Rate("vat", {.territory = Code::Of(c.territory),
                           .area = Code::Of("QU"),
                           .hs = Hs(c.hs),
                           .origin = Code(),
                           .category = TextKey(c.category),
                           .conditions = condition,
                           .day = D(c.day)}),
              c.rate)
        << c.territory << " " << c.hs << " " << c.category << " " << c.condition << " " << c.day;
  }
}

TEST_F(TableRate, OriginsAreTerritoriesBeforeGroups) {
  struct {
    const char* hs;
    const char* origin;
    const char* day;
    const char* rate;
  } cases[] = {
      {"640219", "QN", "2026-07-24", "30 %"},
      {"640219", "QP", "2026-07-24", "25 %"},
      {"640219", "QM", "2026-07-24", ""},
      {"640219", "QN", "2026-07-23", ""},
      {"64029910", "QN", "2026-07-24", "2.5 XTS / PR"},
      {"6403", "QM", "2026-07-24", "7.5 %"},
      {"6403", "", "2026-07-24", "7.5 %"},
      {"6403", "QP", "2026-09-01", "7.5 %"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Rate("extra", {.territory = Code::Of("QM"),
                             .area = Code::Of("QM"),
                             .hs = Hs(c.hs),
                             .origin = Code::Of(c.origin),
                             .conditions = {},
                             .day = D(c.day)}),
              c.rate)
        << c.hs << " " << c.origin << " " << c.day;
  }
}

TEST_F(TableRate, RowsThatAreNotLawYetActOnlyWhenAskedFor) {
  TableRateQuery query{.territory = Code::Of("QM"),
                       .area = Code::Of("QM"),
                       .hs = Hs("610910"),
                       .origin = Code(),
                       .conditions = {},
                       .day = D("2027-06-01")};
  EXPECT_EQ(Rate("vat", query), "20 %");
  query.unverified = true;
  EXPECT_EQ(Rate("vat", query), "20 %");
  query.announced = true;
  EXPECT_EQ(Rate("vat", query), "5 %");
  query.day = D("2029-01-01");
  EXPECT_EQ(Rate("vat", query), "20 %");
  query.hs = Hs("6403");
  query.origin = Code::Of("QP");
  EXPECT_EQ(Rate("extra", query), "50 %");
  query.unverified = false;
  EXPECT_EQ(Rate("extra", query), "7.5 %");
}

}  // namespace
}  // namespace landfall
