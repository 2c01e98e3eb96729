#include "common/edge/wire/violations.h"

#include <utility>

namespace landfall {
namespace {

// Tags and lengths of one FieldViolation.
constexpr size_t kOverheadBytes = 10;

}  // namespace

void Violations::Add(const FieldPath& path, std::string_view description) {
  if (left_out_ > 0) {
    ++left_out_;
    return;
  }
  std::string field = path.ToString();
  size_t bytes = field.size() + description.size() + kOverheadBytes;
  if (bytes_ + bytes > kMaxBytes) {
    ++left_out_;
    return;
  }
  bytes_ += bytes;
  kept_.push_back({std::move(field), std::string(description)});
}

}  // namespace landfall
