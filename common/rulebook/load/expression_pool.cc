#include "common/rulebook/load/expression_pool.h"

#include <utility>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {

absl::StatusOr<uint32_t> ExpressionPool::Parse(std::string_view text) {
  std::string key(text);
  if (auto found = numbers_.find(key); found != numbers_.end()) return found->second;
  absl::StatusOr<Expression> expression = ParseDutyText(text);
  absl::StatusOr<uint32_t> number = size();
  if (expression.ok()) {
    expressions_.push_back(*std::move(expression));
  } else {
    number = expression.status();
  }
  return numbers_.emplace(std::move(key), std::move(number)).first->second;
}

}  // namespace landfall
