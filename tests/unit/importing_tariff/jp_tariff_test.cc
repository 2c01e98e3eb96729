#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/importing_tariff/import_fixture.h"
#include "tests/unit/importing_tariff/zip_fixture.h"

namespace landfall {
namespace {

// A node of the tree with its three first cells and one agreement.
std::string Node(std::string_view ending, std::string_view general, std::string_view temporary,
                 std::string_view wto, std::string_view eu, std::string_view children) {
  return R"({"stat_code":"0101.21","hs_code":")" + std::string(ending) + R"(","rate":{"基本":")" +
         std::string(general) + R"(","暫定":")" + std::string(temporary) + R"(","WTO協定":")" +
         std::string(wto) + R"(","EPA_欧州連合":")" + std::string(eu) +
         R"("},"unit":{"I":"","II":"KG"},"children":[)" + std::string(children) + "]}";
}

absl::StatusOr<TariffImportReport> Import(const std::string& nodes) {
  const std::string bytes = StoredZip("j_01_tariff_data.json", "[" + nodes + "]");
  const TariffInput input{.bytes = bytes, .from = At("2026-07-09")};
  return ImportJpTariff({&input, 1}, kOptions);
}

struct Case {
  std::string_view name;
  std::string node;
  std::string_view mfn;  // rate_text,rate,status
};

TEST(ImportJpTariff, AppliesTheOrderOfRates) {
  const Case cases[] = {
      {"general alone", Node("100", "10%", "", "", "", ""), "10%,10 %,PARSED"},
      {"bound rate in brackets", Node("100", "10%", "", "(12%)", "", ""), "10%,10 %,PARSED"},
      {"lower WTO rate", Node("100", "10%", "", "8.5%", "", ""), "8.5%,8.5 %,PARSED"},
      {"temporary before general", Node("100", "(50%)", "38.5%", "(50%)", "", ""),
       "38.5%,38.5 %,PARSED"},
      {"not comparable", Node("100", "", "36%＋130円/kg", "*29.8%＋396円/kg", "", ""),
       "36%＋130円/kg | *29.8%＋396円/kg,"
       "36 % + 130 JPY / KGM MAX 29.8 % + 396 JPY / KGM,PARSED"},
      {"inherited by the cell", Node("", "10%", "", "3%", "", Node("100", "", "5%", "", "", "")),
       "3%,3 %,PARSED"},
      {"range of bound rates", Node("100", "2%", "", "(3%)〜（6%）", "", ""), "2%,2 %,PARSED"},
      {"range that applies", Node("100", "2%", "", "●1%〜(6%)", "", ""),
       "2% | ●1%〜(6%),,UNPARSED"},
      {"unknown reference price", Node("100", "5%", "基準輸入価格と課税価格との差額", "", "", ""),
       "基準輸入価格と課税価格との差額,,UNPARSED"},
  };
  for (const Case& c : cases) {
    const auto report = Import(c.node);
    ASSERT_TRUE(report.ok()) << c.name << report.status();
    EXPECT_THAT(Rows(*report, "jp-tariff.csv"),
                testing::HasSubstr("010121100,mfn,2026-07-09," + std::string(c.mfn) + ",KGM"))
        << c.name;
  }
}

TEST(ImportJpTariff, EmptyIsNoRate) {
  const auto report = Import(Node("100", "", "", "(3%)", "", ""));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->files.empty());
}

TEST(ImportJpTariff, AgreementsWithOneRateShareARow) {
  const auto report = Import(Node("100", "10%", "", "", "無税", ""));
  ASSERT_TRUE(report.ok());
  EXPECT_THAT(Rows(*report, "jp-tariff.csv"),
              testing::HasSubstr("010121100,special,2026-07-09,無税,Free,PARSED,,EU\n"));
}

TEST(ImportJpTariff, RefusesOtherArchives) {
  for (const std::string& bytes :
       {std::string(), std::string("PK"), StoredZip("readme.txt", "x"),
        StoredZip("j_01_tariff_data.json", "not json"), StoredZip("j_01_tariff_data.json", "{}"),
        StoredZip("j_01_tariff_data.json", "[]").substr(0, 40)}) {
    const TariffInput input{.bytes = bytes, .from = At("2026-07-09")};
    EXPECT_FALSE(ImportJpTariff({&input, 1}, kOptions).ok());
  }
}

}  // namespace
}  // namespace landfall
