#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace landfall {

struct ZipEntry {
  std::string name;
  std::string bytes;
};

// All files of an archive in its own order; folders are left out. InvalidArgument when it is not an
// archive or a file in it is damaged or encrypted, ResourceExhausted beyond `limit_bytes` in all.
absl::StatusOr<std::vector<ZipEntry>> ReadZip(std::string_view bytes,
                                              size_t limit_bytes = size_t{1} << 30);

// The content of a gzip file; text that is not gzip comes back as it is. Errors as ReadZip.
absl::StatusOr<std::string> Gunzip(std::string_view bytes, size_t limit_bytes = size_t{1} << 30);

}  // namespace landfall
