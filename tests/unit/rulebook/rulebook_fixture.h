#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/edge/signing/signing.h"
#include "common/goods/hs_code.h"
#include "common/rulebook/compile/compile.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/load/data_folder.h"
#include "common/time/day.h"
#include "common/time/local_time.h"

namespace landfall {

inline std::string FixtureFolder() {
  return std::string(LANDFALL_SOURCE_DIR) + "/tests/fixtures/rulebook";
}

// Names editions as the program does.
inline std::string TestDigest(std::span<const std::string_view> parts) {
  std::string whole;
  for (std::string_view part : parts) whole += part;
  std::string hex;
  for (uint8_t byte : DigestOf(whole)) {
    constexpr char kDigits[] = "0123456789abcdef";
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

// A folder that is gone after the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "landfall-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// Compiles folders into an edition in `where` and opens it; fails the test when they have defects.
inline std::shared_ptr<const Edition> CompileEdition(const std::vector<std::string>& folders,
                                                     const std::string& where) {
  EditionBuilder builder(TestDigest);
  CompileReport report = CompileRulebook({.folders = folders}, builder);
  EXPECT_EQ(Joined(report.defects), "");
  if (!report.defects.empty()) return nullptr;
  absl::StatusOr<std::string> path = builder.Write(where);
  EXPECT_TRUE(path.ok()) << path.status().ToString();
  absl::StatusOr<std::shared_ptr<const Edition>> edition = Edition::Open(*path);
  EXPECT_TRUE(edition.ok()) << edition.status().ToString();
  return edition.ok() ? *edition : nullptr;
}

// The edition of tests/fixtures/rulebook, compiled once for all tests of a suite.
class RulebookFixture : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    shared_ = CompileEdition({FixtureFolder()}, folder_->path());
  }
  static void TearDownTestSuite() {
    shared_.reset();
    folder_.reset();
  }
  void SetUp() override { ASSERT_NE(shared_, nullptr); }

  static const Edition& edition() { return *shared_; }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::shared_ptr<const Edition> shared_;
};

inline Day D(std::string_view text) { return Day::Parse(text).value(); }

inline LocalTime T(std::string_view text) { return LocalTime::Parse(text).value(); }

inline HsCode Hs(std::string_view text) { return HsCode::Parse(text).value(); }

}  // namespace landfall
