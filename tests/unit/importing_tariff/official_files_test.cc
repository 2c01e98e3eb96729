#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

std::string Read(std::string_view file) {
  const char* folder = std::getenv("LANDFALL_SHARED");
  const std::filesystem::path path =
      std::filesystem::path(folder == nullptr ? LANDFALL_SHARED_DIR : folder) / "data" / file;
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// At least `hundredths` of a hundredth of the lines.
void ExpectShare(const TariffImportReport& report, std::string_view column, size_t lines,
                 size_t hundredths) {
  const ColumnTally tally = TallyOf(report, column);
  EXPECT_EQ(tally.lines, lines) << column;
  EXPECT_GE(tally.parsed * 10000, tally.lines * hundredths) << column << " " << tally.parsed;
}

TEST(OfficialFiles, UsHts) {
  const std::string bytes = Read("us-hts/hts_2026_rev_10.json.gz");
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const TariffInput input{.bytes = bytes, .from = At("2026-06-08")};
  const auto report = ImportUsHts({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  ExpectShare(*report, "us general 1-97", 11414, 9900);
  // 11,415 with the one statistical line that repeats its subheading.
  ExpectShare(*report, "us other 1-97", 11414, 9900);
}

TEST(OfficialFiles, UkGlobalTariff) {
  const std::string tariff = Read("uk-global-tariff/global-uk-tariff.csv");
  const std::string later = Read("eu-taric-nomenclature/taric_nomenclature_en_2026-04-01.csv.gz");
  if (tariff.empty() || later.empty()) GTEST_SKIP() << "the official files are not here";
  const TariffInput inputs[] = {{.bytes = tariff, .from = At("2021-01-01")},
                                {.bytes = later, .from = Day()}};
  const auto report = ImportUkGlobalTariff(inputs, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  ExpectShare(*report, "gb mfn", 11830, 9980);
  ExpectShare(*report, "eu mfn", 11830, 9850);
  size_t stale = 0;
  const std::string rows = Rows(*report, "gb-ukgt.csv");
  for (size_t at = rows.find(",STALE"); at != rows.npos; at = rows.find(",STALE", at + 1)) ++stale;
  EXPECT_EQ(stale, 10514u);
}

TEST(OfficialFiles, JpTariff) {
  const std::string bytes = Read("jp-tariff/jp_tariff_2026_07_09.zip");
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const TariffInput input{.bytes = bytes, .from = At("2026-07-09")};
  const auto report = ImportJpTariff({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  ExpectShare(*report, "jp general cells", 7681, 9900);
  ExpectShare(*report, "jp mfn lines", 9654, 9900);
}

TEST(OfficialFiles, Headings) {
  const std::string bytes = Read("facts/duty_rates_hs.csv");
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const TariffInput input{.bytes = bytes, .from = Day()};
  const auto report = ImportHeadings({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->rejected.empty()) << Summary(*report);
}

TEST(OfficialFiles, AuSchedule3) {
  const std::string bytes = Read("au-tariff/tariff-schedule3.json.gz");
  if (bytes.empty()) GTEST_SKIP() << "the official files are not here";
  const TariffInput input{.bytes = bytes, .from = At("2026-04-17")};
  const auto report = ImportAuSchedule3({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  ExpectShare(*report, "au general", 6783, 9700);
}

}  // namespace
}  // namespace landfall
