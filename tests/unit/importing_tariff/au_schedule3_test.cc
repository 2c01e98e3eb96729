#include <gtest/gtest.h>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

std::string Line(std::string_view code, std::string_view rate) {
  return R"({"referenceNumber":")" + std::string(code) + R"(","unit":"kg","dutyRate":")" +
         std::string(rate) + R"("})";
}

TEST(ImportAuSchedule3, TakesTheGeneralRateOfTheLastStage) {
  const std::string bytes =
      R"([{"number":"I","chapters":[{"headings":[{"code":"0101","classifications":[)" +
      Line("0101.21.00", "Free") + "," + Line("0101.29.00", "5% DCS4% DCT5%") + "," +
      Line("0101.30.00", "5% From1July20183.75% From1July2019Free") + "," +
      Line("0101.40.00", "10% DC5% From 1 January 2015 5%") + "," +
      Line("0101.50.00", "\u200bFree\u200b") + "," + Line("0101.60", "") + "," +
      Line("0101.70.00", "$0.526/L NZ/PG $0.526/L") + "]}]}]}]";
  const TariffInput input{.bytes = bytes, .from = At("2026-04-17")};
  const auto report = ImportAuSchedule3({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(
      Rows(*report, "au-schedule3.csv"),
      "01012100,general,2026-04-17,Free,Free,PARSED,KGM,low\n"
      "01012900,general,2026-04-17,5% DCS4% DCT5%,5 %,PARSED,KGM,low\n"
      "01013000,general,2026-04-17,5% From1July20183.75% From1July2019Free,Free,PARSED,KGM,low\n"
      "01014000,general,2026-04-17,10% DC5% From 1 January 2015 5%,5 %,PARSED,KGM,low\n"
      "01015000,general,2026-04-17,\u200bFree\u200b,Free,PARSED,KGM,low\n"
      "01017000,general,2026-04-17,$0.526/L NZ/PG $0.526/L,,UNPARSED,KGM,low\n");
  ASSERT_EQ(report->rejected.size(), 1u);
}

TEST(ImportAuSchedule3, RefusesOtherFiles) {
  for (std::string_view bytes : {"", "[]", "{}", "[[[[[[[[]]]]]]]]", "null"}) {
    const TariffInput input{.bytes = bytes, .from = At("2026-04-17")};
    EXPECT_FALSE(ImportAuSchedule3({&input, 1}, kOptions).ok()) << bytes;
  }
}

}  // namespace
}  // namespace landfall
