#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/rulebook/edition/table_id.h"

namespace landfall {

// One immutable snapshot of all rule data, mapped from one file and read in place. Rows are
// trivially copyable structs (common/rulebook/tables/*.h). Thread-safe; share by shared_ptr: views
// it hands out live as long as it does.
class Edition {
 public:
  // Maps the file and checks header and index (magic, format version, size, checksums, row sizes of
  // every table). Does not read the sections: see Verify. Errors: NotFound, DataLoss (truncated,
  // altered, alien), FailedPrecondition (a newer format).
  static absl::StatusOr<std::shared_ptr<const Edition>> Open(const std::string& path);

  ~Edition();
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;

  // Reads every section and compares its hash; DataLoss names the first section that differs.
  absl::Status Verify() const;

  // Content name: lower-case hex of the digest over all sections.
  std::string_view id() const { return id_; }

  // All rows of one table, in the order the compiler sorted them.
  template <typename Row>
  std::span<const Row> Rows() const {
    std::span<const std::byte> bytes = tables_[static_cast<size_t>(Row::kTable)];
    return {reinterpret_cast<const Row*>(bytes.data()), bytes.size() / sizeof(Row)};
  }

  template <typename Row>
  std::span<const Row> Rows(RowRange range) const {
    return Rows<Row>().subspan(range.begin, range.count);
  }

  std::string_view Text(TextRef ref) const {
    std::span<const std::byte> bytes = tables_[static_cast<size_t>(TableId::kText)];
    return {reinterpret_cast<const char*>(bytes.data()) + ref.offset, ref.length};
  }

 private:
  Edition() = default;

  // Checks header and index of the mapping and fills the members from them.
  absl::Status ReadIndex();

  std::string path_;
  std::string id_;
  std::array<std::span<const std::byte>, kTableIdLimit> tables_;
  void* mapping_ = nullptr;
  size_t mapping_bytes_ = 0;
};

}  // namespace landfall
