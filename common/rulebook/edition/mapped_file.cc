#include "common/rulebook/edition/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace landfall {
namespace {

absl::Status Failed(const std::string& path, int error) {
  const std::string message = path + ": " + std::strerror(error);
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return absl::NotFoundError(message);
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError(message);
    default:
      return absl::UnavailableError(message);
  }
}

absl::StatusOr<MappedFile> MapOpen(const std::string& path, int file) {
  struct stat status;
  if (fstat(file, &status) != 0) return Failed(path, errno);
  if (!S_ISREG(status.st_mode)) {
    return absl::InvalidArgumentError(path + ": a folder or device, not an edition file");
  }
  if (status.st_size == 0) return absl::DataLossError(path + ": edition file is empty");
  const size_t bytes = static_cast<size_t>(status.st_size);
  void* address = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
  if (address == MAP_FAILED) return Failed(path, errno);
  return MappedFile{address, bytes};
}

}  // namespace

absl::StatusOr<MappedFile> MapFile(const std::string& path) {
  // Without O_NONBLOCK opening a named pipe would wait for a writer.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return Failed(path, errno);
  absl::StatusOr<MappedFile> mapped = MapOpen(path, file);
  close(file);
  return mapped;
}

void UnmapFile(const MappedFile& file) {
  if (file.address != nullptr) munmap(file.address, file.bytes);
}

}  // namespace landfall
