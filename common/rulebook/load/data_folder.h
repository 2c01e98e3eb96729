#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace landfall {

// One folder of rules: the files in and below it by path relative to it, with "/" between names.
class DataFolder {
 public:
  // Lists *.textproto and *.csv; hidden files and folders are left out. NotFound when `path` is no
  // folder that can be read.
  static absl::StatusOr<DataFolder> Open(const std::string& path);

  // The same without a file system; `name` stands for the path in messages.
  static DataFolder InMemory(std::string name, std::map<std::string, std::string> texts);

  // Paths that end in `suffix`, in order.
  std::vector<std::string> Files(std::string_view suffix) const;

  bool Has(const std::string& path) const { return texts_.contains(path) || files_.contains(path); }

  // Content of a file. NotFound, or Unavailable with the system's reason.
  absl::StatusOr<std::string> Read(const std::string& path) const;

  // The file as messages name it.
  std::string Shown(const std::string& path) const {
    return name_.empty() ? path : name_ + "/" + path;
  }

  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::map<std::string, std::string> texts_;  // in memory
  std::map<std::string, std::string> files_;  // on disk: where
};

}  // namespace landfall
