#include "common/importing/rates/importers.h"

#include <gtest/gtest.h>

#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

RateImportOptions Options(std::string_view base) {
  RateImportOptions options;
  options.source.id = "qm";
  options.source.base = Currency(base);
  return options;
}

std::string Listed(const RateImportReport& report) {
  std::string text;
  for (const QuotedRate& rate : report.table.rates) {
    text += rate.quote.ToString() + " " + rate.row.valid_from.ToString();
    if (rate.row.valid_to != rate.row.valid_from) text += ".." + rate.row.valid_to.ToString();
    text += " " + rate.row.rate.ToString() + "\n";
  }
  return text;
}

std::string Rejected(const RateImportReport& report) {
  std::string text;
  for (const RateRejection& rejection : report.rejections) {
    text += std::to_string(rejection.line) + ": " + rejection.text + ": " + rejection.reason + "\n";
  }
  return text;
}

TEST(EcbCsv, ReadsTheHistoryWithAbsentRatesAndAnEmptyLastColumn) {
  auto report = ImportEcbCsv(
      "Date,USD,BGN,JPY,\n"
      "2026-01-02,1.1684,N/A,186.75,\n"
      "2025-12-31,1.1750,1.9558,184.09,\n",
      Options("EUR"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report),
            "BGN 2025-12-31 1.9558\nJPY 2025-12-31 184.09\nJPY 2026-01-02 186.75\n"
            "USD 2025-12-31 1.175\nUSD 2026-01-02 1.1684\n");
  EXPECT_EQ(report->read, 5u);
  EXPECT_EQ(report->absent, 1u);
  EXPECT_EQ(Rejected(*report), "");
  EXPECT_EQ(report->table.rates[0].row.published, DayAt("2025-12-31"));
}

TEST(EcbCsv, ReadsTheDailyFileWithItsOwnDayFormAndBlanks) {
  auto report = ImportEcbCsv("Date, USD, JPY, \n3 April 2026, 1.1684, 186.75, \n", Options("EUR"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report), "JPY 2026-04-03 186.75\nUSD 2026-04-03 1.1684\n");
}

TEST(EcbCsv, RejectsLineByLineAndGuessesNothing) {
  auto report = ImportEcbCsv(
      "Date,USD,JPY,\n"
      "2026-01-05,1.10,180,\n"
      "2026-01-06,1,10,180,\n"
      "2026-01-07,\"1,10\",180,\n"
      "2026-13-08,1.10,180,\n"
      "2026-01-09,0,-180,\n"
      "2026-01-12,1.1e2,,\n"
      "2026-01-13,1.1,180\n"
      "2026-01-05,1.10,181,\n",
      Options("EUR"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report), "JPY 2026-01-05 180\nJPY 2026-01-07 180\nUSD 2026-01-05 1.1\n");
  EXPECT_EQ(report->repeated, 1u);
  constexpr std::string_view kNoDecimal =
      "the rate is not a plain decimal with a dot and at most 12 places\n";
  std::string expected =
      "3: 2026-01-06,1,10,180,: has 5 cells where the heading has 4\n"
      "4: USD=1,10: ";
  expected += kNoDecimal;
  expected +=
      "5: 2026-13-08: not a day\n"
      "6: USD=0: the rate must be above zero\n"
      "6: JPY=-180: the rate must be above zero\n"
      "7: USD=1.1e2: ";
  expected += kNoDecimal;
  expected += "7: JPY=: ";
  expected += kNoDecimal;
  expected +=
      "8: 2026-01-13,1.1,180: has 3 cells where the heading has 4\n"
      "9: JPY=181: contradicts 180 given before for the same days\n";
  EXPECT_EQ(Rejected(*report), expected);
}

TEST(EcbCsv, RejectsAColumnThatIsNoCurrency) {
  auto report = ImportEcbCsv("Date,US$,EUR,\n2026-01-05,1.10,1,\n", Options("EUR"));
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(Rejected(*report),
            "2: US$=1.10: not a currency code of three capital letters\n"
            "2: EUR=1: quotes the file's own base\n");
}

TEST(EcbCsv, KeepsOnlyTheDaysAskedFor) {
  RateImportOptions options = Options("EUR");
  options.first = DayAt("2026-01-06");
  options.last = DayAt("2026-01-07");
  auto report = ImportEcbCsv(
      "Date,USD,\n2026-01-05,1,\n2026-01-06,2,\n2026-01-07,3,\n2026-01-08,4,\n", options);
  EXPECT_EQ(Listed(*report), "USD 2026-01-06 2\nUSD 2026-01-07 3\n");
  EXPECT_EQ(report->outside, 2u);
}

TEST(EcbXml, ReadsOneDayOrMany) {
  auto report = ImportEcbXml(
      "<?xml version='1.0' encoding='UTF-8'?>\n"
      "<gesmes:Envelope xmlns:gesmes='http://www.gesmes.org/xml/2002-08-01'>\n"
      " <Cube>\n"
      "  <Cube time='2026-01-06'>\n"
      "   <Cube currency='USD' rate='1.1252'/>\n"
      "   <Cube currency='JPY' rate='163,36'/>\n"
      "   <Cube currency='GBP'/>\n"
      "  </Cube>\n"
      "  <Cube time='yesterday'><Cube currency='USD' rate='1'/></Cube>\n"
      "  <Cube time='2026-01-05'><Cube currency='USD' rate='1.1'/></Cube>\n"
      " </Cube>\n"
      "</gesmes:Envelope>\n",
      Options("EUR"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report), "USD 2026-01-05 1.1\nUSD 2026-01-06 1.1252\n");
  EXPECT_EQ(Rejected(*report),
            "6: JPY=163,36: the rate is not a plain decimal with a dot and at most 12 places\n"
            "7: GBP=: the rate is not a plain decimal with a dot and at most 12 places\n"
            "9: yesterday: not a day\n");
}

TEST(HmrcXml, ReadsACurrencyOnceThoughItComesForEveryCountry) {
  auto report = ImportHmrcXml(
      "<?xml version=\"1.0\"?>\r\n"
      "<exchangeRateMonthList Period=\"01/Jun/2023 to 30/Jun/2023\">\r\n"
      "  <exchangeRate><countryName>Chad</countryName><currencyName>Franc </currencyName>"
      "<currencyCode>XAF</currencyCode><rateNew>749.1234</rateNew></exchangeRate>\r\n"
      "  <exchangeRate><countryName>Gabon</countryName>"
      "<currencyCode>XAF</currencyCode><rateNew>749.1234</rateNew></exchangeRate>\r\n"
      "  <exchangeRate><countryName>Nowhere</countryName>"
      "<currencyCode>XAF</currencyCode><rateNew>749.1235</rateNew></exchangeRate>\r\n"
      "  <exchangeRate><countryName>Elsewhere</countryName>"
      "<currencyCode> USD </currencyCode><rateNew/></exchangeRate>\r\n"
      "</exchangeRateMonthList>\r\n",
      Options("GBP"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report), "XAF 2023-06-01..2023-06-30 749.1234\n");
  EXPECT_EQ(report->repeated, 1u);
  EXPECT_EQ(Rejected(*report),
            "5: XAF=749.1235: contradicts 749.1234 given before for the same days\n"
            "6: USD=: the rate is not a plain decimal with a dot and at most 12 places\n");
}

TEST(HmrcJson, ReadsTextAndRejectsNumbers) {
  auto report = ImportHmrcJson(
      "{\n \"base\": \"GBP\",\n \"period\": {\"start\": \"2024-02-01\", \"end\": \"2024-02-29\"},\n"
      " \"rates\": {\n  \"AED\": \"4.6461\",\n  \"USD\": 1.27,\n  \"eur\": \"1.16\",\n"
      "  \"XAF\": null\n }\n}\n",
      Options("GBP"));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Listed(*report), "AED 2024-02-01..2024-02-29 4.6461\n");
  EXPECT_EQ(Rejected(*report),
            "6: USD=1.27: not text: a JSON number is not an exact decimal\n"
            "8: XAF=null: not text: a JSON number is not an exact decimal\n"
            "7: eur=1.16: not a currency code of three capital letters\n");
  EXPECT_EQ(report->table.rates[0].row.published, Day::Min());
}

TEST(RateImporters, RefuseAFileOfAnotherKind) {
  struct {
    const char* importer;
    const char* base;
    const char* bytes;
    const char* expected;
  } cases[] = {
      {"ecb-csv", "EUR", "", "not an ECB rate file: it is empty"},
      {"ecb-csv", "EUR", "Datum;USD\n1;2\n",
       "not an ECB rate file: the heading does not begin with Date"},
      {"ecb-csv", "GBP", "Date,USD\n", "the file quotes for one EUR, the table 'qm' for one GBP"},
      {"ecb-xml", "EUR", "<a/>", "not an ECB rate file: no Envelope with Cube elements"},
      {"ecb-xml", "EUR", "<Envelope><Cube></Envelope>", "XML line 1: Start-end tags mismatch"},
      {"hmrc-xml", "GBP", "<Envelope/>", "not an HMRC rate file: no exchangeRateMonthList"},
      {"hmrc-xml", "GBP", "<exchangeRateMonthList Period='June 2023'/>",
       "Period 'June 2023' is not two days in order"},
      {"hmrc-xml", "GBP", "<exchangeRateMonthList Period='30/Jun/2023 to 01/Jun/2023'/>",
       "Period '30/Jun/2023 to 01/Jun/2023' is not two days in order"},
      {"hmrc-json", "GBP", "{\"base\": \"GBP\", \"rates\": {}}",
       "not an HMRC rate file: needs rates and a period of two days in order"},
      {"hmrc-json", "GBP", "[]",
       "not an HMRC rate file: needs rates and a period of two days in order"},
      {"hmrc-json", "GBP",
       "{\"base\": \"USD\", \"rates\": {}, \"period\": {\"start\": \"2024-02-01\", "
       "\"end\": \"2024-02-29\"}}",
       "the file quotes for one USD, the table 'qm' for one GBP"},
  };
  for (const auto& c : cases) {
    const RateImporter* importer = FindRateImporter(c.importer);
    ASSERT_NE(importer, nullptr) << c.importer;
    auto report = importer->import(c.bytes, Options(c.base));
    EXPECT_EQ(report.status().code(), absl::StatusCode::kInvalidArgument) << c.expected;
    EXPECT_EQ(report.status().message(), c.expected);
  }
}

TEST(RateImporters, AreFoundByNameInOrder) {
  EXPECT_EQ(FindRateImporter("boe"), nullptr);
  EXPECT_EQ(FindRateImporter(""), nullptr);
  std::string_view before;
  for (const RateImporter& importer : RateImporters()) {
    EXPECT_LT(before, importer.name);
    EXPECT_EQ(FindRateImporter(importer.name), &importer);
    before = importer.name;
  }
}

}  // namespace
}  // namespace landfall
