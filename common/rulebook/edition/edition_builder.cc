#include "common/rulebook/edition/edition_builder.h"

#include <cassert>
#include <cstdlib>
#include <vector>

#include "common/rulebook/edition/edition_format.h"
#include "common/rulebook/edition/section_hash.h"
#include "common/rulebook/edition/whole_file.h"

namespace landfall {
namespace {

constexpr size_t kIdDigits = sizeof(EditionHeader::id);

std::span<const std::byte> BytesOf(std::string_view text) {
  return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

template <typename T>
std::string_view TextOf(const T& object) {
  return {reinterpret_cast<const char*>(&object), sizeof(object)};
}

}  // namespace

EditionBuilder::EditionBuilder(ContentDigest digest) : digest_(digest) {
  for (uint32_t table = 0; table < kTableIdLimit; ++table) {
    const uint32_t row_bytes = RowBytesOf(TableId{table});
    if (row_bytes != 0) sections_[TableId{table}].row_size = row_bytes;
  }
}

TextRef EditionBuilder::Intern(std::string_view text) {
  if (text.empty()) return {};
  auto [it, fresh] = interned_.try_emplace(std::string(text));
  if (fresh) {
    std::string& pool = sections_[TableId::kText].bytes;
    it->second = {static_cast<uint32_t>(pool.size()), static_cast<uint32_t>(text.size())};
    pool.append(text);
  }
  return it->second;
}

uint32_t EditionBuilder::Append(TableId table, uint32_t row_size, const void* row) {
  Section& section = sections_[table];
  assert(section.row_size == row_size);
  section.bytes.append(static_cast<const char*>(row), row_size);
  return static_cast<uint32_t>(section.bytes.size() / row_size) - 1;
}

void EditionBuilder::Overwrite(TableId table, uint32_t row_size, uint32_t index, const void* row) {
  std::string& bytes = sections_[table].bytes;
  if ((static_cast<size_t>(index) + 1) * row_size > bytes.size()) std::abort();
  std::memcpy(bytes.data() + static_cast<size_t>(index) * row_size, row, row_size);
}

uint32_t EditionBuilder::RowCount(TableId table) const {
  const Section& section = sections_.at(table);
  return static_cast<uint32_t>(section.bytes.size() / section.row_size);
}

std::string EditionBuilder::Id() const {
  if (digest_ == nullptr) return "";
  // Each part is preceded by its entry, in which the format stands for the offset: the same rows
  // read by other rules are another edition.
  std::vector<SectionEntry> entries;
  for (const auto& [table, section] : sections_) {
    entries.push_back({.table = table,
                       .row_bytes = section.row_size,
                       .offset = kEditionFormat,
                       .bytes = section.bytes.size()});
  }
  std::vector<std::string_view> parts;
  for (const SectionEntry& entry : entries) {
    parts.push_back(TextOf(entry));
    parts.push_back(sections_.at(entry.table).bytes);
  }
  return digest_(parts).substr(0, kIdDigits);
}

std::string EditionBuilder::Serialize(std::string_view id) const {
  EditionHeader header;
  std::memcpy(header.magic, kEditionMagic, sizeof(kEditionMagic));
  header.format = kEditionFormat;
  header.section_count = static_cast<uint32_t>(sections_.size());
  std::memcpy(header.id, id.data(), kIdDigits);
  std::string file(AlignSection(sizeof(header) + sections_.size() * sizeof(SectionEntry)), '\0');
  size_t entry_at = sizeof(header);
  for (const auto& [table, section] : sections_) {
    SectionEntry entry{.table = table,
                       .row_bytes = section.row_size,
                       .offset = file.size(),
                       .bytes = section.bytes.size()};
    file.append(section.bytes);
    file.resize(AlignSection(file.size()), '\0');
    entry.hash = SectionHash(BytesOf(file).subspan(entry.offset));
    std::memcpy(file.data() + entry_at, &entry, sizeof(entry));
    entry_at += sizeof(entry);
  }
  header.file_bytes = file.size();
  header.index_hash = SectionHash(BytesOf(file).subspan(sizeof(header), entry_at - sizeof(header)));
  header.header_hash =
      SectionHash(BytesOf(TextOf(header)).first(offsetof(EditionHeader, header_hash)));
  std::memcpy(file.data(), &header, sizeof(header));
  return file;
}

absl::StatusOr<std::string> EditionBuilder::Write(const std::string& folder) const {
  const std::string id = Id();
  if (id.size() != kIdDigits) {
    return absl::FailedPreconditionError("an edition cannot be named without a content digest");
  }
  const std::string path = folder + "/" + id + ".edition";
  absl::StatusOr<std::shared_ptr<const Edition>> existing = Edition::Open(path);
  absl::Status status = existing.ok() ? (*existing)->Verify() : existing.status();
  if (!absl::IsNotFound(status)) {
    if (status.ok()) return path;
    return absl::Status(status.code(), std::string(status.message()) +
                                           "; move it away, an edition file is never rewritten");
  }
  status = WriteWholeFile(folder, id + ".edition", Serialize(id));
  if (!status.ok()) return status;
  return path;
}

}  // namespace landfall
