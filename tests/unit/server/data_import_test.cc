#include "services/server/data_import.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/testing/fake_clock.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOld = R"json([
{"htsno":"0101.29.00","units":[],"general":"Free","special":"","other":"20%"},
{"htsno":"0106.11.00","units":[],"general":"1%","special":"","other":"15%"},
{"htsno":"0203.10.00","units":[],"general":"2%","special":"","other":"5%"}
])json";

// One rate of six is another, one column is gone.
constexpr const char* kNew = R"json([
{"htsno":"0101.29.00","units":[],"general":"3%","special":"","other":"20%"},
{"htsno":"0106.11.00","units":[],"general":"1%","special":"","other":"15%"},
{"htsno":"0203.10.00","units":[],"general":"2%","special":"","other":""}
])json";

// A data folder that has imported kOld, and the file kNew.
class DataImport : public ::testing::Test {
 protected:
  DataImport() {
    std::string pattern = (fs::temp_directory_path() / "landfall-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    Put("old.json", kOld);
    Put("new.json", kNew);
    DataCommand first = Command("old.json@2025-01-01");
    first.out = Path("data/schedules");
    EXPECT_EQ(Run(first), 0) << printed_;
  }
  ~DataImport() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return folder_ + "/" + name; }

  void Put(const std::string& name, const std::string& text) {
    std::ofstream(Path(name), std::ios::binary) << text;
  }

  std::string Get(const std::string& name) const {
    std::ifstream file(Path(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  DataCommand Command(const std::string& file) const {
    return {.verb = "import",
            .arguments = {"us-hts", Path(file)},
            .data = Path("data"),
            .out = Path("out")};
  }

  int Run(const DataCommand& command) {
    std::ostringstream out;
    const FakeClock clock(Instant::Parse("2026-11-25T08:00:00Z").value());
    const int code = RunImport(command, clock, out);
    printed_ = out.str();
    return code;
  }

  std::string folder_;
  std::string printed_;
};

TEST_F(DataImport, AChangeOfMoreThanTheShareIsRefusedAndNothingIsWritten) {
  EXPECT_EQ(Run(Command("new.json@2026-01-01")), 3);
  EXPECT_NE(printed_.find("us-hts.csv: 33.34 % of it would change, more than 10 %\n"
                          "no table was written; look at the change sets, then repeat with "
                          "--accept"),
            std::string::npos)
      << printed_;
  EXPECT_FALSE(fs::exists(Path("out/us-hts.csv")));
  EXPECT_EQ(Get("out/us-hts.changes.txt"),
            "us-hts.csv: 0 added, 1 changed, 1 ended: 33.34 % of 6 rates\n"
            "changed 01012900 general from 2026-01-01: Free -> 3 %\n"
            "ended 02031000 other from 2026-01-01: 5 % -> none\n");
}

TEST_F(DataImport, AcceptedItIsWrittenOverWhatWasThere) {
  DataCommand command = Command("new.json@2026-01-01");
  command.accept = true;
  EXPECT_EQ(Run(command), 0) << printed_;
  const std::string text = Get("out/us-hts.csv");
  EXPECT_NE(text.find("01012900,general,2025-01-01,Free,Free,PARSED\n"
                      "01012900,general,2026-01-01,3%,3 %,PARSED\n"
                      "01012900,other,2025-01-01,20%,20 %,PARSED\n"),
            std::string::npos)
      << text;
}

TEST_F(DataImport, AtTheShareItIsWrittenAndJustBelowRefused) {
  DataCommand command = Command("new.json@2026-01-01");
  command.share_percent = 34;
  EXPECT_EQ(Run(command), 0) << printed_;
  command.share_percent = 33;
  EXPECT_EQ(Run(command), 3) << printed_;
}

TEST_F(DataImport, TheSameFileAgainChangesNothing) {
  const std::string before = Get("data/schedules/us-hts.csv");
  EXPECT_EQ(Run(Command("old.json@2025-01-01")), 0);
  EXPECT_NE(printed_.find("us-hts.csv: 0 added, 0 changed, 0 ended: 0.00 % of 6 rates\n"),
            std::string::npos)
      << printed_;
  EXPECT_EQ(Get("out/us-hts.csv"), before);
}

TEST_F(DataImport, WithoutAFolderToWriteToItOnlyReads) {
  DataCommand command = Command("new.json@2026-01-01");
  command.out = "";
  EXPECT_EQ(Run(command), 0);
  EXPECT_EQ(printed_.find("changed"), std::string::npos) << printed_;
}

TEST_F(DataImport, AnUnknownFormatIsAnsweredWithThoseThereAre) {
  DataCommand command = Command("new.json");
  command.arguments[0] = "stone-tablet";
  EXPECT_EQ(Run(command), 2);
  EXPECT_NE(printed_.find("  us-hts: "), std::string::npos) << printed_;
}

}  // namespace
}  // namespace landfall::server
