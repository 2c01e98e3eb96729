#include "common/edge/wire/line_index.h"

namespace landfall {
namespace {

constexpr size_t kMaxPlaceDigits = 4;

}  // namespace

LineIndex::LineIndex(const ReadContext& context, const FieldPath& path,
                     std::span<const OrderLine> lines)
    : lines_(lines), ids_(context.arena, lines.size()) {
  for (uint32_t i = 0; i < lines.size(); ++i) {
    std::string_view id = lines[i].line_id;
    if (id.empty()) continue;
    std::optional<uint32_t> place = FindPlace(id);
    if (!ids_.Add(id, i) || place.has_value()) {
      context.Fail(FieldPath(FieldPath(path, "lines", static_cast<int>(i)), "line_id"),
                   "expected an id that no other line goes by");
    }
  }
}

std::optional<uint32_t> LineIndex::Find(std::string_view line_id) const {
  if (std::optional<uint32_t> line = ids_.Find(line_id); line.has_value()) return line;
  return FindPlace(line_id);
}

std::optional<uint32_t> LineIndex::FindPlace(std::string_view text) const {
  if (text.empty() || text.size() > kMaxPlaceDigits || text[0] == '0') return std::nullopt;
  uint32_t place = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    place = place * 10 + static_cast<uint32_t>(c - '0');
  }
  if (place > lines_.size() || !lines_[place - 1].line_id.empty()) return std::nullopt;
  return place - 1;
}

}  // namespace landfall
