#include "common/edge/zip/zip.h"

#include <zip.h>

#include <memory>
#include <utility>

namespace landfall {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

absl::StatusOr<std::string> ReadEntry(zip_t* archive, const zip_stat_t& stat) {
  std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(archive, stat.index, 0));
  if (file == nullptr) {
    return absl::InvalidArgumentError(std::string(stat.name) + ": " + zip_strerror(archive));
  }
  std::string bytes(stat.size, '\0');
  // One byte more than it says it has, so that its checksum is verified at the end.
  char beyond = 0;
  if (zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()) ||
      zip_fread(file.get(), &beyond, 1) != 0) {
    return absl::InvalidArgumentError(std::string(stat.name) + ": damaged");
  }
  return bytes;
}

}  // namespace

absl::StatusOr<std::vector<ZipEntry>> ReadZip(std::string_view bytes, size_t limit_bytes) {
  zip_error_t error{};
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return absl::ResourceExhaustedError(zip_error_strerror(&error));
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive == nullptr) {
    zip_source_free(source);
    return absl::InvalidArgumentError(zip_error_strerror(&error));
  }
  std::vector<ZipEntry> entries;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_INDEX;
    if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
        (stat.valid & kNeeded) != kNeeded) {
      return absl::InvalidArgumentError(zip_strerror(archive.get()));
    }
    const std::string name = stat.name;
    if (!name.empty() && name.back() == '/') continue;
    if (stat.size > limit_bytes) return absl::ResourceExhaustedError(name + ": too large");
    limit_bytes -= stat.size;
    absl::StatusOr<std::string> content = ReadEntry(archive.get(), stat);
    if (!content.ok()) return content.status();
    entries.push_back({name, *std::move(content)});
  }
  return entries;
}

}  // namespace landfall
