#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/statusor.h"
#include "common/rulebook/expression/expression.h"

namespace landfall {

// Duty expressions by their text, each parsed once: a schedule of ten thousand rows has a few
// hundred rates.
class ExpressionPool {
 public:
  // Number of the expression, or why the text is none.
  absl::StatusOr<uint32_t> Parse(std::string_view text);

  const Expression& At(uint32_t number) const { return expressions_[number]; }
  uint32_t size() const { return static_cast<uint32_t>(expressions_.size()); }

 private:
  std::unordered_map<std::string, absl::StatusOr<uint32_t>> numbers_;
  std::deque<Expression> expressions_;
};

}  // namespace landfall
