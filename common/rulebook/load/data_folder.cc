#include "common/rulebook/load/data_folder.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace landfall {
namespace {

namespace fs = std::filesystem;

bool IsRuleFile(const fs::path& path) {
  return path.extension() == ".textproto" || path.extension() == ".csv";
}

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with("."); }

}  // namespace

absl::StatusOr<DataFolder> DataFolder::Open(const std::string& path) {
  DataFolder folder;
  folder.name_ = path;
  while (folder.name_.size() > 1 && folder.name_.back() == '/') folder.name_.pop_back();
  std::error_code error;
  const fs::path root(folder.name_);
  if (!fs::is_directory(root, error)) return absl::NotFoundError(path + ": no such folder");
  fs::recursive_directory_iterator at(root, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (IsHidden(at->path())) {
      if (at->is_directory(error)) at.disable_recursion_pending();
    } else if (at->is_regular_file(error) && IsRuleFile(at->path())) {
      folder.files_.emplace(at->path().lexically_relative(root).generic_string(),
                            at->path().string());
    }
  }
  if (error) return absl::NotFoundError(path + ": cannot be read: " + error.message());
  return folder;
}

DataFolder DataFolder::InMemory(std::string name, std::map<std::string, std::string> texts) {
  DataFolder folder;
  folder.name_ = std::move(name);
  folder.texts_ = std::move(texts);
  return folder;
}

std::vector<std::string> DataFolder::Files(std::string_view suffix) const {
  std::vector<std::string> paths;
  for (const auto& [path, text] : texts_) {
    if (path.ends_with(suffix)) paths.push_back(path);
  }
  for (const auto& [path, file] : files_) {
    if (path.ends_with(suffix)) paths.push_back(path);
  }
  return paths;
}

absl::StatusOr<std::string> DataFolder::Read(const std::string& path) const {
  if (auto text = texts_.find(path); text != texts_.end()) return text->second;
  auto file = files_.find(path);
  if (file == files_.end()) return absl::NotFoundError("no such file");
  std::ifstream stream(file->second, std::ios::binary);
  std::ostringstream content;
  if (stream) content << stream.rdbuf();
  if (!stream && content.tellp() != 0) return absl::UnavailableError(std::strerror(errno));
  if (!stream.is_open()) return absl::UnavailableError(std::strerror(errno));
  return std::move(content).str();
}

}  // namespace landfall
