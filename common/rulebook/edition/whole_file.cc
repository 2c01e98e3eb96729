#include "common/rulebook/edition/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace landfall {
namespace {

absl::Status Failed(const std::string& path, const char* step, int error) {
  return absl::UnavailableError(path + ": " + step + ": " + std::strerror(error));
}

absl::Status WriteAll(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Failed(path, "write", errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (fsync(file) != 0) return Failed(path, "fsync", errno);
  return absl::OkStatus();
}

absl::Status SyncFolder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return Failed(folder, "open", errno);
  const int result = fsync(file);
  const int error = errno;
  close(file);
  return result == 0 ? absl::OkStatus() : Failed(folder, "fsync", error);
}

}  // namespace

absl::Status WriteWholeFile(const std::string& folder, const std::string& name,
                            std::string_view bytes) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Failed(folder, "create", error.value());
  const std::string path = folder + "/" + name;
  const std::string beside = folder + "/." + name + "." + std::to_string(getpid());
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return Failed(beside, "create", errno);
  absl::Status status = WriteAll(file, beside, bytes);
  if (close(file) != 0 && status.ok()) status = Failed(beside, "close", errno);
  if (status.ok() && rename(beside.c_str(), path.c_str()) != 0) {
    status = Failed(path, "rename", errno);
  }
  if (!status.ok()) {
    unlink(beside.c_str());
    return status;
  }
  return SyncFolder(folder);
}

}  // namespace landfall
