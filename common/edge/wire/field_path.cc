#include "common/edge/wire/field_path.h"

namespace landfall {

std::string FieldPath::ToString() const {
  if (parent_ == nullptr) return std::string(name_);
  std::string text = parent_->ToString();
  if (!text.empty()) text.push_back('.');
  text.append(name_);
  if (index_ >= 0) text.append("[").append(std::to_string(index_)).append("]");
  return text;
}

}  // namespace landfall
