#include "common/importing/vat/eu_tedb.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace landfall {
namespace {

struct Result {
  const char* state;
  const char* type;
  const char* rate_type;
  const char* value;
  const char* day;
  const char* codes;  // blank-separated, without blanks inside
};

std::string Message(const std::vector<Result>& results) {
  std::string text =
      "<env:Envelope xmlns:env=\"urn:e\"><env:Body><ns0:retrieveVatRatesRespMsg xmlns=\"urn:t\" "
      "xmlns:ns0=\"urn:s\">\n";
  for (const Result& result : results) {
    text += std::string("<vatRateResults><memberState>") + result.state + "</memberState><type>" +
            result.type + "</type><rate><type>" + result.rate_type + "</type><value>" +
            result.value + "</value></rate><situationOn>" + result.day + "</situationOn>";
    std::string codes = result.codes;
    if (!codes.empty()) {
      text += "<cnCodes>";
      for (size_t begin = 0; begin < codes.size();) {
        const size_t end = std::min(codes.find(' ', begin), codes.size());
        text += "<code><value>" + codes.substr(begin, end - begin) + "</value></code>";
        begin = end + 1;
      }
      text += "</cnCodes>";
    }
    text += "</vatRateResults>\n";
  }
  return text + "</ns0:retrieveVatRatesRespMsg></env:Body></env:Envelope>";
}

std::string Listed(const VatImport& import) {
  std::string text;
  for (const VatRate& rate : import.rates) {
    text += rate.territory + " " + rate.hs + rate.category + " " + rate.percent.ToString() + " " +
            rate.from.ToString() + "\n";
  }
  for (const VatRejection& rejection : import.rejections) {
    text +=
        std::to_string(rejection.line) + " " + rejection.territory + ": " + rejection.reason + "\n";
  }
  return text;
}

TEST(EuTedb, StandardRatesAndThoseWithGoodsCodesAreTaken) {
  const auto import = ImportEuTedb(
      Message({{"EL", "STANDARD", "DEFAULT", "24.0", "2024-01-01+01:00", ""},
               {"EL", "STANDARD", "DEFAULT", "24.0", "2024-07-01+02:00", ""},
               {"EE", "STANDARD", "DEFAULT", "22", "2024-07-01+02:00", ""},
               {"EE", "STANDARD", "DEFAULT", "24", "2025-07-01+02:00", ""},
               {"AT", "REDUCED", "REDUCED_RATE", "10.0", "2024-01-01+01:00", "02 010641"}}));
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(Listed(*import),
            "AT 010641 10 2024-01-01\nAT 02 10 2024-01-01\nEE standard 22 2024-07-01\n"
            "EE standard 24 2025-07-01\nGR standard 24 2024-01-01\n");
  EXPECT_EQ(import->read, 5u);
}

TEST(EuTedb, WhatIsNoRateIsRejectedAndNeverNothing) {
  struct Bad {
    Result result;
    const char* reason;
  };
  const Bad bad[] = {
      {{"AT", "REDUCED", "EXEMPTED", "0.0", "2024-01-01", "02"},
       "an exemption is not a rate of nothing"},
      {{"AT", "REDUCED", "OUT_OF_SCOPE", "0.0", "2024-01-01", "02"}, "not a rate"},
      {{"AT", "REDUCED", "NOT_APPLICABLE", "", "2024-01-01", "02"}, "not a rate"},
      {{"AT", "REDUCED", "REDUCED_RATE", "10.0", "2024-01-01", ""},
       "a reduced rate without goods codes"},
      {{"AT", "REDUCED", "REDUCED_RATE", "10.0", "2024-01-01", "2"}, "a goods code is not a code"},
      {{"AT", "STANDARD", "DEFAULT", "", "2024-01-01", ""}, "the rate is not a percentage"},
      {{"AT", "STANDARD", "DEFAULT", "20,0", "2024-01-01", ""}, "the rate is not a percentage"},
      {{"AT", "STANDARD", "DEFAULT", "101", "2024-01-01", ""}, "the rate is not a percentage"},
      {{"AT", "STANDARD", "DEFAULT", "20", "2024-02-30", ""}, "the day is not a day"},
      {{"AUT", "STANDARD", "DEFAULT", "20", "2024-01-01", ""}, "the state is not two letters"},
  };
  for (const Bad& item : bad) {
    const auto import = ImportEuTedb(Message({item.result}));
    ASSERT_TRUE(import.ok()) << import.status();
    EXPECT_EQ(Listed(*import), std::string("2 ") + item.result.state + ": " + item.reason + "\n");
  }
}

TEST(EuTedb, TwoRatesOfOneDayAreNone) {
  const auto import =
      ImportEuTedb(Message({{"FR", "STANDARD", "DEFAULT", "20.0", "2024-01-01", ""},
                            {"FR", "STANDARD", "DEFAULT", "8.5", "2024-01-01", ""}}));
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(Listed(*import),
            "3 FR: another rate of the same goods and day is 20 %: neither is taken\n");
}

TEST(EuTedb, RefusesWhatIsNoAnswer) {
  EXPECT_EQ(ImportEuTedb("<a/>").status().message(), "holds no vatRateResults");
  EXPECT_FALSE(ImportEuTedb("").ok());
  EXPECT_FALSE(ImportEuTedb("<env:Envelope xmlns:env=\"urn:e\"><env:Body>").ok());
}

constexpr std::string_view kTable =
    "# ours\nterritory,hs,category,condition,origin,percent,expression,from,to,source,status\n"
    "AT,,standard,,,20,,1984-01-01,,s,\n"
    "AT,02,,,,10,,2020-01-01,2024-06-30,s,\n"
    "AT,02,,,,4.9,,2024-07-01,,s,\n"
    "AT,03,,stated,,4.9,,2024-07-01,,s,\n";

VatRate Rate(const char* hs, const char* category, const char* percent, const char* day) {
  return {"AT", hs, category, Decimal::Parse(percent).value(), Day::Parse(day).value()};
}

TEST(CompareVat, TellsWhatTheTableSaysOnTheDay) {
  const auto changes = CompareVat(
      kTable, {Rate("", "standard", "20.0", "2024-01-01"), Rate("", "standard", "21", "2024-01-01"),
               Rate("02", "", "10", "2024-06-30"), Rate("02", "", "10", "2024-07-01"),
               Rate("03", "", "4.9", "2024-07-01")});
  ASSERT_TRUE(changes.ok()) << changes.status();
  std::string text;
  for (const VatChange& change : *changes) text += LineOf(change) + "\n";
  EXPECT_EQ(text,
            "changed AT standard on 2024-01-01: 20 % -> 21 %\n"
            "changed AT 02 on 2024-07-01: 4.9 % -> 10 %\n"
            "added AT 03 on 2024-07-01: 4.9 %\n");
  EXPECT_EQ(CompareVat("a,b\n", {}).status().message(), "column territory is missing");
}

TEST(WriteVatTable, ReadsBackWithoutADifference) {
  const std::vector<VatRate> rates = {Rate("", "standard", "20", "2024-01-01"),
                                      Rate("02", "", "10", "2024-01-01")};
  const auto changes = CompareVat(WriteVatTable(rates, "2026-11-25"), rates);
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_TRUE(changes->empty());
}

TEST(EuTedb, OfficialAnswersAreReadToTheEnd) {
  const char* folder = std::getenv("LANDFALL_SHARED");
  const auto path = std::filesystem::path(folder == nullptr ? LANDFALL_SHARED_DIR : folder) /
                    "data/vat/eu-tedb/tedb_response.xml.gz";
  std::ifstream in(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const auto import = ImportEuTedb(bytes);
  ASSERT_TRUE(import.ok()) << import.status();
  EXPECT_EQ(import->read, 8803u);
  size_t standard = 0;
  for (const VatRate& rate : import->rates) standard += rate.category == "standard" ? 1 : 0;
  EXPECT_GE(standard, 28u);
}

}  // namespace
}  // namespace landfall
