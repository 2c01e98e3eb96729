// The tables this repository ships, and the official files they were read from.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/edge/zip/zip.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/rate_file.h"
#include "common/importing/rates/rate_folder.h"
#include "common/rates/rate_resolver.h"
#include "tests/unit/rates/rate_fixture.h"

namespace landfall {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::filesystem::path Official() {
  const char* folder = std::getenv("LANDFALL_SHARED");
  return std::filesystem::path(folder == nullptr ? LANDFALL_SHARED_DIR : folder) / "data" / "fx";
}

class ShippedRates : public testing::Test {
 protected:
  void SetUp() override {
    auto tables = ReadRateFolder(LANDFALL_SOURCE_DIR "/data/rates");
    ASSERT_TRUE(tables.ok()) << tables.status();
    tables_ = *std::move(tables);
    auto set = RateSet::Build({.id = "shipped"}, tables_);
    ASSERT_TRUE(set.ok()) << set.status();
    set_ = *std::move(set);
  }

  ResolvedRate Resolve(RateSourceRule rule, const char* from, const char* to, const char* day) {
    RateQuery query{.from = Currency(from), .to = Currency(to), .day = DayAt(day)};
    return ResolveRate(*set_, {.sources = {std::move(rule)}}, query);
  }

  // The official table under the conditions the shipped one was made with.
  static RateImportOptions Options(const RateTable& table) {
    Day first = Day::Max();
    for (const QuotedRate& rate : table.rates) first = std::min(first, rate.row.valid_from);
    return {.source = table.source, .first = first};
  }

  const RateTable& TableOf(std::string_view source) {
    for (const RateTable& table : tables_) {
      if (table.source.id == source) return table;
    }
    ADD_FAILURE() << source;
    return tables_.front();
  }

  std::vector<RateTable> tables_;
  std::shared_ptr<const RateSet> set_;
};

constexpr RateFixing kPenultimateWednesday{
    .kind = FixingKind::kMonthLastWeekday, .back = 1, .nth = 2, .weekday = 3};
constexpr RateFixing kFirstOctober{
    .kind = FixingKind::kYearMonthStart, .back = 1, .month = 10, .next_published = true};

TEST_F(ShippedRates, QuoteTheCurrenciesOfDestinationsAndOrigins) {
  for (const char* source : {"ecb.daily", "hmrc.monthly"}) {
    for (const char* currency :
         {"USD", "JPY", "AUD", "CHF", "NOK", "CAD", "PLN", "CNY", "HKD", "SEK", "CZK", "DKK"}) {
      const RateSource* found = set_->FindSource(source);
      ASSERT_NE(found, nullptr);
      EXPECT_FALSE(set_->Series(*found, Currency(currency)).empty()) << source << " " << currency;
    }
  }
}

TEST_F(ShippedRates, HoldWhatWasPublished) {
  struct {
    const char* source;
    const char* from;
    const char* to;
    const char* day;
    const char* rate;
    const char* published_for;
  } cases[] = {
      {"ecb.daily", "EUR", "USD", "2026-04-13", "1.1684", "2026-04-13"},
      {"ecb.daily", "EUR", "USD", "2025-05-09", "1.1252", "2025-05-09"},
      {"ecb.daily", "EUR", "GBP", "2025-05-11", "0.8477", "2025-05-09"},
      {"ecb.daily", "EUR", "JPY", "2026-04-06", "183.94", "2026-04-02"},
      {"hmrc.monthly", "GBP", "AED", "2026-08-31", "4.9091", "2026-08-01"},
      {"hmrc.monthly", "GBP", "AED", "2026-09-01", "4.9776", "2026-09-01"},
      {"hmrc.monthly", "GBP", "AUD", "2024-01-01", "1.8687", "2024-01-01"},
  };
  for (const auto& c : cases) {
    ResolvedRate rate = Resolve({.source = c.source}, c.from, c.to, c.day);
    EXPECT_EQ(rate.status, RateStatus::kPublished) << c.source << c.day;
    EXPECT_EQ(rate.num, Dec(c.rate)) << c.source << c.day;
    EXPECT_EQ(rate.day, DayAt(c.published_for)) << c.source << c.day;
  }
}

TEST_F(ShippedRates, TheMonthOfUnionCustomsChangesOnItsFirstDay) {
  RateSourceRule rule{.source = "ecb.daily", .fixing = kPenultimateWednesday};
  struct {
    const char* day;
    const char* fixed_on;
  } cases[] = {{"2024-01-01", "2023-12-20"},
               {"2026-03-31", "2026-02-18"},
               {"2026-04-01", "2026-03-18"},
               {"2026-04-30", "2026-03-18"}};
  for (const auto& c : cases) {
    ResolvedRate rate = Resolve(rule, "USD", "EUR", c.day);
    EXPECT_EQ(rate.status, RateStatus::kPublished) << c.day;
    EXPECT_EQ(rate.day, DayAt(c.fixed_on)) << c.day;
    EXPECT_EQ(rate.age_days, 0) << c.day;
  }
  EXPECT_EQ(Resolve(rule, "USD", "EUR", "2026-05-01").status, RateStatus::kNotFound);
}

TEST_F(ShippedRates, YearlyThresholdsReadTheFirstWorkingDayOfOctober) {
  RateSourceRule rule{.source = "ecb.daily", .fixing = kFirstOctober};
  struct {
    const char* day;
    const char* fixed_on;
  } cases[] = {
      {"2024-06-30", "2023-10-02"}, {"2025-01-01", "2024-10-01"}, {"2026-12-31", "2025-10-01"}};
  for (const auto& c : cases) {
    ResolvedRate rate = Resolve(rule, "EUR", "PLN", c.day);
    EXPECT_EQ(rate.status, RateStatus::kPublished) << c.day;
    EXPECT_EQ(rate.day, DayAt(c.fixed_on)) << c.day;
  }
}

TEST_F(ShippedRates, EveryWorkingDayGapIsWithinTheCarryDays) {
  const RateSource& ecb = *set_->FindSource("ecb.daily");
  std::span<const RateRow> series = set_->Series(ecb, Currency("USD"));
  for (size_t i = 1; i < series.size(); ++i) {
    EXPECT_LE(series[i].valid_from - series[i - 1].valid_from, ecb.carry_days + 1)
        << series[i].valid_from.ToString();
  }
}

TEST_F(ShippedRates, AreWrittenAsTheirReaderWouldWriteThem) {
  for (const RateTable& table : tables_) {
    std::string path = std::string(LANDFALL_SOURCE_DIR "/data/rates/") + table.source.id + ".csv";
    EXPECT_EQ(WriteRateTable(table), ReadFile(path));
  }
}

TEST_F(ShippedRates, AMissingOrBadFolderIsNamed) {
  auto missing = ReadRateFolder("no/such/folder");
  EXPECT_EQ(missing.status().code(), absl::StatusCode::kNotFound);
  std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "bad_rates";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "qm.csv") << "nothing\n";
  auto bad = ReadRateFolder(folder.string());
  EXPECT_EQ(bad.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(bad.status().message().find("qm.csv: line 1:"), absl::string_view::npos)
      << bad.status();
}

TEST_F(ShippedRates, EqualTheOfficialFilesOfHmrc) {
  if (!std::filesystem::exists(Official())) GTEST_SKIP() << "no folder of official files";
  RateTable again{.source = TableOf("hmrc.monthly").source};
  std::vector<RateImportReport> reports;
  for (const auto& entry : std::filesystem::directory_iterator(Official() / "hmrc-monthly-json")) {
    auto report = ImportHmrcJson(ReadFile(entry.path()), Options(TableOf("hmrc.monthly")));
    ASSERT_TRUE(report.ok()) << entry.path() << report.status();
    EXPECT_TRUE(report->rejections.empty()) << entry.path();
    EXPECT_GE(report->read, 130u) << entry.path();
    reports.push_back(*std::move(report));
  }
  EXPECT_EQ(reports.size(), 81u);
  AddRates(reports, again);
  EXPECT_EQ(again.rates, TableOf("hmrc.monthly").rates);
}

TEST_F(ShippedRates, EqualTheOfficialHistoryOfTheEcb) {
  if (!std::filesystem::exists(Official())) GTEST_SKIP() << "no folder of official files";
  const RateTable& shipped = TableOf("ecb.daily");
  auto files = ReadZip(ReadFile(Official() / "ecb" / "eurofxref-hist.zip"));
  ASSERT_TRUE(files.ok()) << files.status();
  ASSERT_EQ(files->size(), 1u);
  auto report = ImportEcbCsv(files->front().bytes, Options(shipped));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->rejections.empty());
  EXPECT_EQ(report->absent, 68748u);
  EXPECT_EQ(report->read, 217555u);
  EXPECT_EQ(report->table.rates, shipped.rates);
}

TEST_F(ShippedRates, AgreeWithTheDailyFilesOfTheEcb) {
  if (!std::filesystem::exists(Official())) GTEST_SKIP() << "no folder of official files";
  const RateTable& shipped = TableOf("ecb.daily");
  auto csv = ImportEcbCsv(ReadFile(Official() / "ecb" / "eurofxref.csv"), Options(shipped));
  auto xml = ImportEcbXml(ReadFile(Official() / "ecb" / "eurofxref-daily_2025-05-09.xml"),
                          Options(shipped));
  ASSERT_TRUE(csv.ok() && xml.ok());
  EXPECT_EQ(csv->table.rates.size(), 29u);
  EXPECT_EQ(xml->table.rates.size(), 30u);
  RateTable again = shipped;
  AddRates({*csv, *xml}, again);
  EXPECT_EQ(again.rates, shipped.rates);
}

TEST_F(ShippedRates, HmrcXmlAndJsonOfAMonthAgree) {
  if (!std::filesystem::exists(Official())) GTEST_SKIP() << "no folder of official files";
  RateImportOptions options{.source = TableOf("hmrc.monthly").source};
  for (const char* month : {"01", "02", "03", "04", "05", "06"}) {
    std::string name = std::string("exrates-monthly-") + month + "23.xml";
    auto xml = ImportHmrcXml(ReadFile(Official() / "hmrc-monthly-xml" / name), options);
    auto json = ImportHmrcJson(
        ReadFile(Official() / "hmrc-monthly-json" / (std::string("2023-") + month + ".json")),
        options);
    ASSERT_TRUE(xml.ok() && json.ok()) << month;
    EXPECT_TRUE(xml->rejections.empty()) << month;
    EXPECT_GT(xml->repeated, 20u) << month;
    EXPECT_EQ(xml->table.rates, json->table.rates) << month;
  }
}

}  // namespace
}  // namespace landfall
