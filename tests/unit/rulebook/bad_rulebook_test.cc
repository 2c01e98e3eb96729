#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall {
namespace {

// A file of tests/rulebook/bad: laid over the fixture as itself, or as the path it names, it must
// be refused with the one defect its first line states.
struct BadFile {
  std::string name;
  std::string text;
  std::string expected;
  std::string path;
};

std::string HeadValue(const std::string& text, const std::string& key) {
  const std::string begin = "# " + key + ": ";
  const size_t at = text.find(begin);
  if (at == text.npos) return "";
  const size_t value = at + begin.size();
  return text.substr(value, text.find('\n', value) - value);
}

std::vector<BadFile> BadFiles() {
  std::vector<BadFile> files;
  const std::string folder = std::string(LANDFALL_SOURCE_DIR) + "/tests/rulebook/bad";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    BadFile file{.name = entry.path().filename().string(), .text = {}, .expected = {}, .path = {}};
    std::ifstream stream(entry.path(), std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    file.text = content.str();
    file.expected = HeadValue(file.text, "expect");
    file.path = HeadValue(file.text, "as");
    if (file.path.empty()) file.path = file.name;
    files.push_back(std::move(file));
  }
  std::ranges::sort(files, {}, &BadFile::name);
  return files;
}

// The fixture under an empty name, so that messages show paths below it.
DataFolder Fixture() {
  DataFolder folder = DataFolder::Open(FixtureFolder()).value();
  std::map<std::string, std::string> texts;
  for (const char* suffix : {".textproto", ".csv"}) {
    for (const std::string& path : folder.Files(suffix)) texts[path] = folder.Read(path).value();
  }
  return DataFolder::InMemory("", std::move(texts));
}

class BadRulebook : public ::testing::TestWithParam<BadFile> {};

TEST_P(BadRulebook, IsRefusedWithTheDefectItsFirstLineStates) {
  const BadFile& bad = GetParam();
  const DataFolder folders[] = {Fixture(), DataFolder::InMemory("", {{bad.path, bad.text}})};
  EditionBuilder builder;
  CompileReport report = CompileFolders(folders, {}, builder);
  // A defect of the file itself is written without its name.
  const bool elsewhere = bad.expected.find(".textproto:") < bad.expected.find(": ");
  EXPECT_EQ(Joined(report.defects),
            (elsewhere ? bad.expected : bad.path + ":" + bad.expected) + "\n");
}

INSTANTIATE_TEST_SUITE_P(Files, BadRulebook, ::testing::ValuesIn(BadFiles()), [](const auto& info) {
  std::string name = info.param.name;
  std::ranges::replace(name, '.', '_');
  return name;
});

}  // namespace
}  // namespace landfall
