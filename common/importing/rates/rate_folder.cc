#include "common/importing/rates/rate_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "common/importing/rates/rate_file.h"

namespace landfall {

absl::StatusOr<std::vector<RateTable>> ReadRateFolder(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".csv") paths.push_back(entry.path());
  }
  if (error) return absl::NotFoundError(absl::StrCat(folder, ": ", error.message()));
  std::sort(paths.begin(), paths.end());
  std::vector<RateTable> tables;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) return absl::NotFoundError(path.string() + ": cannot be read");
    absl::StatusOr<RateTable> table = ReadRateTable(bytes);
    if (!table.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(path.string(), ": ", table.status().message()));
    }
    tables.push_back(*std::move(table));
  }
  return tables;
}

}  // namespace landfall
