#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

namespace landfall {

// A file mapped for reading. Not closed by itself: see UnmapFile.
struct MappedFile {
  void* address = nullptr;
  size_t bytes = 0;
};

// Errors name the path: NotFound, PermissionDenied, DataLoss for an empty file, InvalidArgument for
// what is no file (a folder), Unavailable for the rest.
absl::StatusOr<MappedFile> MapFile(const std::string& path);

void UnmapFile(const MappedFile& file);

}  // namespace landfall
