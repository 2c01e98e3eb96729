#pragma once

#include <string>
#include <string_view>

namespace landfall {

// Where a field stands in a request: "order.lines[3].unit_price". A chain of frames on the stack,
// spelled out only when something is wrong. A frame must not outlive its parent.
class FieldPath {
 public:
  FieldPath() = default;  // the request itself

  FieldPath(const FieldPath& parent, std::string_view name) : parent_(&parent), name_(name) {}
  FieldPath(const FieldPath& parent, std::string_view name, int index)
      : parent_(&parent), name_(name), index_(index) {}

  // Empty for the request itself.
  std::string ToString() const;

 private:
  const FieldPath* parent_ = nullptr;
  std::string_view name_;
  int index_ = -1;
};

}  // namespace landfall
