#include "common/rulebook/edition/edition.h"

#include <cstring>

#include "absl/strings/str_format.h"
#include "common/rulebook/edition/edition_format.h"
#include "common/rulebook/edition/mapped_file.h"
#include "common/rulebook/edition/section_hash.h"

namespace landfall {
namespace {

absl::Status Damaged(const std::string& what) {
  return absl::DataLossError("edition file is damaged: " + what);
}

absl::Status CheckHeader(std::span<const std::byte> file, EditionHeader& header) {
  if (file.size() < sizeof(header)) {
    return Damaged(absl::StrFormat("it has %d bytes, fewer than a header", file.size()));
  }
  std::memcpy(&header, file.data(), sizeof(header));
  if (std::memcmp(header.magic, kEditionMagic, sizeof(kEditionMagic)) != 0) {
    return absl::DataLossError("not an edition file: it does not begin as one");
  }
  if (SectionHash(file.first(offsetof(EditionHeader, header_hash))) != header.header_hash) {
    return Damaged("the header does not match its checksum");
  }
  if (header.format > kEditionFormat) {
    return absl::FailedPreconditionError(
        absl::StrFormat("edition file has format %d, newer than %d, the newest this program reads",
                        header.format, kEditionFormat));
  }
  if (header.format < kEditionFormat) {
    return absl::FailedPreconditionError(absl::StrFormat(
        "edition file has format %d; this program reads %d: compile the rulebook again",
        header.format, kEditionFormat));
  }
  if (header.file_bytes != file.size()) {
    return Damaged(absl::StrFormat("it has %d bytes where its header says %d", file.size(),
                                   header.file_bytes));
  }
  return absl::OkStatus();
}

// Checks one entry; `end` is where the section before ends and moves to where this one does.
absl::Status CheckEntry(const SectionEntry& entry, size_t file_bytes, uint64_t& end) {
  const uint32_t expected = RowBytesOf(entry.table);
  if (expected == 0) {
    return Damaged(absl::StrFormat("table %d is not known", static_cast<uint32_t>(entry.table)));
  }
  if (entry.row_bytes != expected) {
    return Damaged(absl::StrFormat("rows of %s have %d bytes where %d are expected",
                                   TableName(entry.table), entry.row_bytes, expected));
  }
  if (entry.offset != end || entry.bytes > file_bytes - end || entry.bytes % expected != 0) {
    return Damaged(
        absl::StrFormat("section %s does not lie where it should", TableName(entry.table)));
  }
  end = AlignSection(end + entry.bytes);
  if (end > file_bytes) return Damaged("its last section is cut off");
  return absl::OkStatus();
}

std::span<const SectionEntry> IndexOf(const std::byte* file) {
  const auto* header = reinterpret_cast<const EditionHeader*>(file);
  return {reinterpret_cast<const SectionEntry*>(file + sizeof(EditionHeader)),
          header->section_count};
}

}  // namespace

absl::Status Edition::ReadIndex() {
  const auto* bytes = static_cast<const std::byte*>(mapping_);
  EditionHeader header;
  absl::Status status = CheckHeader({bytes, mapping_bytes_}, header);
  if (!status.ok()) return status;
  if (header.section_count > kTableIdLimit) return Damaged("its header names too many sections");
  const uint64_t index_bytes = header.section_count * sizeof(SectionEntry);
  if (index_bytes > mapping_bytes_ - sizeof(header)) return Damaged("its index is cut off");
  if (SectionHash({bytes + sizeof(header), index_bytes}) != header.index_hash) {
    return Damaged("the index does not match its checksum");
  }
  uint64_t end = AlignSection(sizeof(header) + index_bytes);
  if (end > mapping_bytes_) return Damaged("its index is cut off");
  int64_t last = -1;
  for (const SectionEntry& entry : IndexOf(bytes)) {
    if (static_cast<int64_t>(entry.table) <= last) return Damaged("its tables are out of order");
    last = static_cast<int64_t>(entry.table);
    status = CheckEntry(entry, mapping_bytes_, end);
    if (!status.ok()) return status;
    tables_[static_cast<size_t>(entry.table)] = {bytes + entry.offset, entry.bytes};
  }
  for (uint32_t table = 0; table < kTableIdLimit; ++table) {
    if (RowBytesOf(TableId{table}) != 0 && tables_[table].data() == nullptr) {
      return Damaged(absl::StrFormat("table %s is missing", TableName(TableId{table})));
    }
  }
  if (end != mapping_bytes_) return Damaged("bytes follow the last section");
  id_.assign(header.id, sizeof(header.id));
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<const Edition>> Edition::Open(const std::string& path) {
  absl::StatusOr<MappedFile> file = MapFile(path);
  if (!file.ok()) return file.status();
  std::shared_ptr<Edition> edition(new Edition());
  edition->path_ = path;
  edition->mapping_ = file->address;
  edition->mapping_bytes_ = file->bytes;
  absl::Status status = edition->ReadIndex();
  if (!status.ok()) {
    return absl::Status(status.code(), path + ": " + std::string(status.message()));
  }
  return std::shared_ptr<const Edition>(std::move(edition));
}

absl::Status Edition::Verify() const {
  const auto* bytes = static_cast<const std::byte*>(mapping_);
  for (const SectionEntry& entry : IndexOf(bytes)) {
    const uint64_t padded = AlignSection(entry.offset + entry.bytes) - entry.offset;
    if (SectionHash({bytes + entry.offset, padded}) != entry.hash) {
      return absl::DataLossError(path_ + ": edition file is damaged: section " +
                                 TableName(entry.table) + " does not match its checksum");
    }
  }
  return absl::OkStatus();
}

Edition::~Edition() { UnmapFile({mapping_, mapping_bytes_}); }

}  // namespace landfall
