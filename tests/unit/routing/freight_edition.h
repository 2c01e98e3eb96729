#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/rulebook/edition/edition.h"

namespace landfall::routing {

// A folder of its own below the test's temporary folder, gone when the object is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  // Writes a file, with the folders it needs.
  void Write(std::string_view name, std::string_view text) const;

 private:
  std::string path_;
};

// An edition of freight tables only. The defects are a failure of the test.
std::shared_ptr<const Edition> LoadEdition(const std::vector<std::string>& data_folders);

// The edition of our own data/, made once.
const Edition& ShippedEdition();

// Row of the version of a service that holds on 2026-08-01; fails the test when there is none.
uint32_t FindService(const Edition& edition, std::string_view id);

}  // namespace landfall::routing
