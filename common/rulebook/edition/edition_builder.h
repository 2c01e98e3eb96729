#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "common/rulebook/edition/edition.h"

namespace landfall {

// Digest of parts in order, as lower-case hex; the first 32 digits name an edition. A cryptographic
// one (common/edge/digest), so that two contents never share a name.
using ContentDigest = std::string (*)(std::span<const std::string_view> parts);

// Collects rows while a rulebook is compiled and writes them as one edition file. Used offline and
// before a swap, never on a request path.
class EditionBuilder {
 public:
  // Without a digest rows can be collected, but the edition has no name: see Id and Write.
  explicit EditionBuilder(ContentDigest digest = nullptr);

  // Same text, same ref.
  TextRef Intern(std::string_view text);

  // Appends a row and returns its index. Rows of one parent must be appended together: RowRange.
  template <typename Row>
  uint32_t Add(const Row& row) {
    Row clean;
    CopyClean(row, clean);
    return Append(Row::kTable, sizeof(Row), &clean);
  }

  // Appends all rows and returns where they stand.
  template <typename Row>
  RowRange AddAll(std::span<const Row> rows) {
    RowRange range{Count<Row>(), static_cast<uint32_t>(rows.size())};
    for (const Row& row : rows) Add(row);
    return range;
  }

  template <typename Row>
  uint32_t Count() const {
    return RowCount(Row::kTable);
  }

  // Replaces a row added earlier (to fill in ranges known only later).
  template <typename Row>
  void Set(uint32_t index, const Row& row) {
    Row clean;
    CopyClean(row, clean);
    Overwrite(Row::kTable, sizeof(Row), index, &clean);
  }

  // Content name the file will get: 32 digits of lower-case hex over all sections. Empty without a
  // digest.
  std::string Id() const;

  // Writes `<folder>/<id>.edition` beside, fsyncs, renames. An existing file of that name is left
  // as it is (same content), unless it is damaged, which is an error. Creates the folder. Returns
  // the path. FailedPrecondition without a digest.
  absl::StatusOr<std::string> Write(const std::string& folder) const;

 private:
  struct Section {
    uint32_t row_size = 0;
    std::string bytes;
  };

  // Bytes between members are part of the file, and of its name: they are zero.
  template <typename Row>
  static void CopyClean(const Row& row, Row& clean) {
    static_assert(std::is_trivially_copyable_v<Row>);
    std::memcpy(static_cast<void*>(&clean), &row, sizeof(Row));
#if defined(__has_builtin)
#if __has_builtin(__builtin_clear_padding)
    __builtin_clear_padding(&clean);
#endif
#endif
  }

  uint32_t Append(TableId table, uint32_t row_size, const void* row);
  void Overwrite(TableId table, uint32_t row_size, uint32_t index, const void* row);
  uint32_t RowCount(TableId table) const;
  // The whole file, named `id`.
  std::string Serialize(std::string_view id) const;

  ContentDigest digest_;
  std::map<TableId, Section> sections_;
  std::unordered_map<std::string, TextRef> interned_;
};

}  // namespace landfall
