#include "tests/unit/routing/freight_edition.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/str_format.h"
#include "common/rulebook/edition/edition_builder.h"
#include "common/rulebook/freight/freight.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/text_key.h"

namespace landfall::routing {
namespace {

// Good enough to name the editions of one test run.
std::string NameOf(std::span<const std::string_view> parts) {
  uint64_t hash = 0;
  for (std::string_view part : parts) hash = hash * 1099511628211u + TextKey(part);
  return absl::StrFormat("%016x%016x", hash, ~hash);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = testing::TempDir() + "freight-XXXXXX";
  path_ = mkdtemp(pattern.data());
}

TemporaryFolder::~TemporaryFolder() { std::filesystem::remove_all(path_); }

void TemporaryFolder::Write(std::string_view name, std::string_view text) const {
  std::filesystem::path file = std::filesystem::path(path_) / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

std::shared_ptr<const Edition> LoadEdition(const std::vector<std::string>& data_folders) {
  EditionBuilder builder(NameOf);
  std::vector<std::string> defects = LoadFreight(data_folders, builder);
  for (const std::string& defect : defects) ADD_FAILURE() << defect;
  TemporaryFolder folder;
  absl::StatusOr<std::string> path = builder.Write(folder.path());
  EXPECT_TRUE(path.ok()) << path.status();
  absl::StatusOr<std::shared_ptr<const Edition>> edition = Edition::Open(path.value_or(""));
  EXPECT_TRUE(edition.ok()) << edition.status();
  return edition.ok() ? *edition : nullptr;
}

const Edition& ShippedEdition() {
  static const auto& edition = *new std::shared_ptr<const Edition>(
      LoadEdition({std::string(LANDFALL_SOURCE_DIR) + "/data"}));
  return *edition;
}

uint32_t FindService(const Edition& edition, std::string_view id) {
  std::span<const ServiceRow> rows = edition.Rows<ServiceRow>();
  Day day = Day::Parse("2026-08-01").value();
  for (uint32_t i = 0; i < rows.size(); ++i) {
    if (edition.Text(rows[i].id) == id && rows[i].first <= day && day <= rows[i].last) return i;
  }
  ADD_FAILURE() << "no service " << id;
  return 0;
}

}  // namespace landfall::routing
