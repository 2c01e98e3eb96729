#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "common/edge/wire/key_index.h"
#include "common/edge/wire/read_context.h"
#include "common/order/order_line.h"

namespace landfall {

// Finds lines by id. A line without an id goes by its place, counted from "1". Ids that two lines
// share are violations of the later one.
class LineIndex {
 public:
  // `path` is that of the order. `lines` must outlive the index.
  LineIndex(const ReadContext& context, const FieldPath& path, std::span<const OrderLine> lines);

  std::optional<uint32_t> Find(std::string_view line_id) const;

 private:
  // The line that goes by its place `text`.
  std::optional<uint32_t> FindPlace(std::string_view text) const;

  std::span<const OrderLine> lines_;
  KeyIndex ids_;
};

}  // namespace landfall
