#include "common/importing/rates/rate_file.h"

#include <gtest/gtest.h>

#include "common/importing/rates/rate_import.h"
#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

constexpr std::string_view kFile =
    "# source: qm.monthly\n"
    "# title: Rates of Q, monthly: table 1\n"
    "# publisher: Bank of Q\n"
    "# as_of: 2030-01-31\n"
    "# read_on: 2030-02-01\n"
    "# base: XTS\n"
    "# unit: units of the quoted currency for one XTS\n"
    "# carry_days: 2\n"
    "# presentation: HALF_UP 0.0001\n"
    "quote,rate,valid_from,valid_to,published\n"
    "EUR,1.25,2030-01-01,2030-01-31,2029-12-28\n"
    "USD,2,2030-01-02,,\n";

TEST(RateFile, ReadsAndWritesTheSameBytes) {
  auto table = ReadRateTable(kFile);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->source.id, "qm.monthly");
  EXPECT_EQ(table->source.title, "Rates of Q, monthly: table 1");
  EXPECT_EQ(table->source.base, Currency("XTS"));
  EXPECT_EQ(table->source.carry_days, 2);
  EXPECT_EQ(table->source.presentation.mode, RoundingMode::kHalfUp);
  EXPECT_EQ(table->source.presentation.increment, Dec("0.0001"));
  ASSERT_EQ(table->rates.size(), 2u);
  EXPECT_EQ(table->rates[0].row.published, DayAt("2029-12-28"));
  EXPECT_EQ(table->rates[1].row.valid_to, DayAt("2030-01-02"));
  EXPECT_EQ(table->rates[1].row.published, Day::Min());
  EXPECT_EQ(WriteRateTable(*table), kFile);
}

TEST(RateFile, IsRefusedWholeWithEveryDefectNamed) {
  struct {
    const char* bytes;
    const char* expected;
  } cases[] = {
      {"", "heading: needs source, base, title, as_of and read_on; no columns"},
      {"quote,rate,valid_from,valid_to,published\n",
       "heading: needs source, base, title, as_of and read_on"},
      {"rate,quote\n", "line 1: the columns must be quote,rate,valid_from,valid_to,published"},
      {"# source: qm\n# title: T\n# base: XT\n# as_of: soon\n# read_on: 2030-01-01\n"
       "# carry_days: -1\n# presentation: HALF 1\n# colour: red\n#\n"
       "quote,rate,valid_from,valid_to,published\n"
       "USD,0,2030-01-01,,\n"
       "usd,1,2030-01-01,,\n"
       "USD,1,2030-01-02,2030-01-01,\n"
       "USD,1,2030-02-30,,\n"
       "USD,1,2030-01-01,\n",
       "line 3: bad value of 'base'; line 4: bad value of 'as_of'; "
       "line 6: bad value of 'carry_days'; line 7: bad value of 'presentation'; "
       "line 8: unknown key 'colour'; line 9: expected '# key: value'; "
       "heading: needs source, base, title, as_of and read_on; "
       "line 11: not a rate: USD,0,2030-01-01,,; line 12: not a rate: usd,1,2030-01-01,,; "
       "line 13: not a rate: USD,1,2030-01-02,2030-01-01,; "
       "line 14: not a rate: USD,1,2030-02-30,,; line 15: not a rate: USD,1,2030-01-01,"},
  };
  for (const auto& c : cases) {
    auto table = ReadRateTable(c.bytes);
    EXPECT_EQ(table.status().code(), absl::StatusCode::kInvalidArgument) << c.expected;
    EXPECT_EQ(table.status().message(), c.expected);
  }
}

TEST(RateFile, AddedRatesCorrectOlderOnesAndMoveTheAsOf) {
  RateTable table = ReadRateTable(kFile).value();
  RateImportReport report;
  report.table.rates = {ParseRate("USD 2030-01-02 2.5"),
                        ParseRate("EUR 2030-02-01..2030-02-28 1.3")};
  AddRates({report}, table);
  EXPECT_EQ(table.source.as_of, "2030-02-28");
  ASSERT_EQ(table.rates.size(), 3u);
  EXPECT_EQ(table.rates[2].row.rate, Dec("2.5"));
}

}  // namespace
}  // namespace landfall
