#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

constexpr std::string_view kOld = R"json([
{"htsno":"0101","indent":"0","units":[],"general":"","special":"","other":"","footnotes":null},
{"htsno":"0101.29.00","indent":"2","units":[],"general":"Free","special":"","other":"20%"},
{"htsno":"0101.29.00.10","indent":"3","units":["No."],"general":"","special":"","other":""},
{"htsno":"0101.29.00.90","indent":"3","units":["No."],"general":"","special":"","other":""},
{"htsno":"","indent":"1","superior":"true","units":[],"general":"","special":"","other":""},
{"htsno":"0106.11.00.00","indent":"2","units":["No.","kg"],"general":"1¢/kg","special":"Free (A,AU) 3% (JP)","other":"15%"},
{"htsno":"0203.10.00","indent":"2","units":["kg"],"general":"See additional U.S. note 1","special":"","other":"5% of who knows"},
{"htsno":"9903.01.01","indent":"0","units":[],"general":"The duty provided in the applicable subheading + 25%","special":"","other":"No change"}
])json";

constexpr std::string_view kNew = R"json([
{"htsno":"0101.29.00","indent":"2","units":[],"general":"2%","special":"","other":"20%"},
{"htsno":"0106.11.00.00","indent":"2","units":["No.","kg"],"general":"1¢/kg","special":"Free (A) 2% (JP)","other":""}
])json";

TEST(ImportUsHts, WritesTheRateOfASubheadingOnceWithItsEndings) {
  const TariffInput input{.bytes = kOld, .from = At("2025-01-01")};
  const auto report = ImportUsHts({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Rows(*report, "us-hts.csv"),
            "01012900,general,2025-01-01,Free,Free,PARSED,NAR,,,10 90\n"
            "01012900,other,2025-01-01,20%,20 %,PARSED,,,,\n"
            "01061100,general,2025-01-01,1¢/kg,0.01 USD / KGM,PARSED,NAR,KGM,,00\n"
            "01061100,other,2025-01-01,15%,15 %,PARSED,,,,\n"
            "01061100,special,2025-01-01,Free,Free,PARSED,,,A AU,\n"
            "01061100,special,2025-01-01,3%,3 %,PARSED,,,JP,\n"
            "02031000,general,2025-01-01,See additional U.S. note 1,,REFERENCE,KGM,,,\n"
            "02031000,other,2025-01-01,5% of who knows,,UNPARSED,,,,\n");
  EXPECT_EQ(Rows(*report, "us-hts-98-99.csv"),
            "99030101,general,2025-01-01,The duty provided in the applicable subheading + 25%,"
            "BASE + 25 %,PARSED\n"
            "99030101,other,2025-01-01,No change,BASE,PARSED\n");
}

TEST(ImportUsHts, RejectsLineByLine) {
  const TariffInput input{.bytes = kOld, .from = At("2025-01-01")};
  const auto report = ImportUsHts({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(TallyOf(*report, "us general 1-97").lines, 3u);
  EXPECT_EQ(TallyOf(*report, "us general 1-97").parsed, 2u);
  ASSERT_EQ(report->rejected.size(), 2u);
  EXPECT_EQ(report->rejected[1].line, 7u);
  EXPECT_EQ(report->rejected[1].text, "5% of who knows");
  EXPECT_THAT(Summary(*report), testing::HasSubstr("us general 1-97: 3 lines, 2 parsed, 66.66 %"));
}

TEST(ImportUsHts, ALaterRevisionAddsOnlyWhatItChanges) {
  const TariffInput inputs[] = {{.bytes = kOld, .from = At("2025-01-01")},
                                {.bytes = kNew, .from = At("2026-01-01")}};
  const auto report = ImportUsHts(inputs, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  const std::string rows = Rows(*report, "us-hts.csv");
  for (std::string_view row : {"01012900,general,2025-01-01,Free,Free,PARSED,NAR,,,10 90\n",
                               "01012900,general,2026-01-01,2%,2 %,PARSED,,,,\n",
                               "01061100,other,2026-01-01,,,ENDED,,,,\n",
                               "01061100,special,2026-01-01,Free,Free,PARSED,,,A,\n",
                               "01061100,special,2026-01-01,2%,2 %,PARSED,,,JP,\n",
                               "02031000,general,2026-01-01,,,ENDED,,,,\n"}) {
    EXPECT_THAT(rows, testing::HasSubstr(std::string(row)));
  }
  EXPECT_THAT(rows, testing::Not(testing::HasSubstr("01012900,other,2026")));
}

TEST(ImportUsHts, RefusesWhatIsNoHts) {
  for (std::string_view bytes : {"", "[]", "{}", "[{}]", "[1]", "not json", "\x1F\x8Bxx"}) {
    const TariffInput input{.bytes = bytes, .from = At("2025-01-01")};
    EXPECT_FALSE(ImportUsHts({&input, 1}, kOptions).ok()) << bytes;
  }
  EXPECT_FALSE(ImportUsHts({}, kOptions).ok());
  const TariffInput wrong_order[] = {{.bytes = kOld, .from = At("2026-01-01")},
                                     {.bytes = kNew, .from = At("2025-01-01")}};
  EXPECT_FALSE(ImportUsHts(wrong_order, kOptions).ok());
}

}  // namespace
}  // namespace landfall
