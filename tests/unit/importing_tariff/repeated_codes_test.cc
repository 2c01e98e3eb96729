#include "common/importing/tariff/repeated_codes.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

ScheduleLine Line(std::string_view rate, std::string_view programmes = "") {
  ScheduleLine line{.code = "081290200", .column = "mfn", .from = Day()};
  line.rate_text = rate;
  line.rate = rate;
  line.programmes = programmes;
  return line;
}

TEST(MergeRepeatedCodes, RowsThatRepeatEachOtherAreOne) {
  TariffImportReport report;
  const auto rows = MergeRepeatedCodes({Line("5 %"), Line("5 %")}, "qm", report);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].rate, "5 %");
  EXPECT_TRUE(report.rejected.empty());
}

TEST(MergeRepeatedCodes, SeveralRatesOfOneCodeAreNotComputed) {
  TariffImportReport report;
  const auto rows = MergeRepeatedCodes({Line("16 %"), Line("32 %"), Line("16 %")}, "qm", report);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].status, RowStatus::kUnparsed);
  EXPECT_TRUE(rows[0].rate.empty());
  EXPECT_EQ(report.rejected.size(), 1u);
}

TEST(MergeRepeatedCodes, ProgrammesAreTakenOneByOne) {
  TariffImportReport report;
  const auto rows = MergeRepeatedCodes({Line("Free", "AU EU"), Line("2 %", "AU")}, "qm", report);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].programmes, "AU");
  EXPECT_EQ(rows[0].rate_text, "Free | 2 %");
  EXPECT_EQ(rows[0].status, RowStatus::kUnparsed);
  EXPECT_EQ(rows[1].programmes, "EU");
  EXPECT_EQ(rows[1].rate, "Free");
}

}  // namespace
}  // namespace landfall
