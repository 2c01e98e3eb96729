#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "common/edge/csv/csv.h"
#include "common/rulebook/expression/duty_text.h"
#include "common/time/day.h"

namespace landfall {
namespace {

std::vector<std::filesystem::path> Files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder =
      std::filesystem::path(LANDFALL_SOURCE_DIR) / "data" / "schedules";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string Read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// One row: code, column, from, rate_text, rate, status are always there, in this order.
void CheckRow(const CsvRecord& row, std::string_view file) {
  const std::string where = std::string(file) + ":" + std::to_string(row.line);
  EXPECT_TRUE(row[0].size() >= 2 && row[0].size() <= 12 &&
              row[0].find_first_not_of("0123456789") == row[0].npos)
      << where;
  EXPECT_FALSE(row[1].empty()) << where;
  EXPECT_TRUE(Day::Parse(row[2]).ok()) << where;
  const std::string_view status = row[5];
  const bool read = status == "PARSED" || status == "STALE";
  EXPECT_TRUE(read || status == "UNPARSED" || status == "REFERENCE" || status == "ENDED") << where;
  EXPECT_EQ(row[3].empty(), status == "ENDED") << where;
  EXPECT_EQ(row[4].empty(), !read) << where;
  if (!read) return;
  const absl::StatusOr<Expression> rate = ParseDutyText(row[4]);
  ASSERT_TRUE(rate.ok()) << where << " " << rate.status();
  EXPECT_EQ(FormatDutyText(rate->View()), row[4]) << where;
}

TEST(ShippedSchedules, EveryRowReadsBackAsItIsWritten) {
  const auto files = Files();
  EXPECT_GE(files.size(), 10u);
  for (const auto& path : files) {
    const std::string text = Read(path);
    const std::string name = path.filename().string();
    bool head = true;
    const absl::Status status = ReadCsv(text, [&](const CsvRecord& row) {
      if (!head) CheckRow(row, name);
      head = false;
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << name << " " << status;
  }
}

TEST(ShippedSchedules, AreSmallAndSayWhereTheyComeFrom) {
  for (const auto& path : Files()) {
    const std::string text = Read(path);
    EXPECT_LT(text.size(), size_t{5} << 20) << path;
    for (std::string_view word : {"# title: ", "# source: ", "# as-of: ", "# read_on: "}) {
      EXPECT_NE(text.find(word), text.npos) << path << " " << word;
    }
  }
}

}  // namespace
}  // namespace landfall
