// What official files really contain: one defect a file of tests/fixtures/importing, and what
// exactly becomes of it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

std::string Folder() { return std::string(LANDFALL_SOURCE_DIR) + "/tests/fixtures/importing"; }

std::string Read(const std::string& file) {
  std::ifstream in(Folder() + "/" + file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The message of a file that is refused; else each line that is rejected with its reason, and the
// status and rate of each row.
std::string Outcome(const std::string& format, const std::string& file) {
  const std::string bytes = Read(file);
  if (bytes.empty()) return "no file";
  std::vector<TariffInput> inputs = {{.bytes = bytes, .from = At("2021-01-01")}};
  const std::string nomenclature = Read("nomenclature.csv");
  if (format == "uk-global-tariff") inputs.push_back({.bytes = nomenclature, .from = Day()});
  const auto report = FindTariffImporter(format)->import(inputs, kOptions);
  if (!report.ok()) return std::string(report.status().message());
  std::string text;
  for (const RejectedLine& line : report->rejected) {
    text +=
        std::to_string(line.line) + " " + line.column + " " + line.text + ": " + line.reason + "\n";
  }
  for (const ScheduleFile& written : report->files) text += Rows(*report, written.name);
  return text;
}

// Fixtures are named for their format: "taric_quota.xml".
std::string FormatOf(const std::string& file) {
  if (file.starts_with("taric_")) return "taric-xml";
  return file.starts_with("us_") ? "us-hts" : "uk-global-tariff";
}

TEST(DirtyFiles, EachDefectIsNamedExactly) {
  constexpr std::string_view kSuffix = ".outcome";
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(Folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(kSuffix)) continue;
    ++files;
    const std::string file = name.substr(0, name.size() - kSuffix.size());
    std::string outcome = Outcome(FormatOf(file), file);
    if (!outcome.ends_with('\n')) outcome += '\n';
    EXPECT_EQ(outcome, Read(name)) << file;
  }
  EXPECT_GE(files, 35u);
}

}  // namespace
}  // namespace landfall
