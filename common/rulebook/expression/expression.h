#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rulebook/edition/table_id.h"
#include "common/rulebook/expression/term.h"

namespace landfall {

// A duty is a postfix program over terms. kLesser is what tariffs write as "A MAX B", kGreater what
// they write as "A MIN B".
enum class OpCode : uint16_t { kPush = 0, kAdd = 1, kSubtract = 2, kLesser = 3, kGreater = 4 };

struct DutyOp {
  static constexpr TableId kTable = TableId::kExpressionOp;
  OpCode code = OpCode::kPush;
  uint16_t term = 0;  // kPush: index into the expression's terms

  friend bool operator==(const DutyOp&, const DutyOp&) = default;
};

// Part of the year in which ops [first_op, first_op + op_count) are the program. Both days are
// inclusive, written month * 100 + day; from > to runs over the new year.
struct SeasonWindow {
  static constexpr TableId kTable = TableId::kSeason;
  uint16_t from = 101;
  uint16_t to = 1231;
  uint16_t first_op = 0;
  uint16_t op_count = 0;

  bool Contains(uint16_t month_day) const {
    return from <= to ? (from <= month_day && month_day <= to)
                      : (from <= month_day || month_day <= to);
  }
  friend bool operator==(const SeasonWindow&, const SeasonWindow&) = default;
};

inline constexpr int kMaxExpressionDepth = 8;
inline constexpr int kMaxExpressionTerms = 32;
inline constexpr int kMaxExpressionOps = 64;

// An expression in place: spans into an Expression or into a mapped edition. No windows means that
// all ops are one program for the whole year.
struct ExpressionView {
  std::span<const DutyTerm> terms;
  std::span<const DutyOp> ops;
  std::span<const SeasonWindow> windows;
};

// An expression as parsers build it.
struct Expression {
  std::vector<DutyTerm> terms;
  std::vector<DutyOp> ops;
  std::vector<SeasonWindow> windows;

  ExpressionView View() const { return {terms, ops, windows}; }
  friend bool operator==(const Expression&, const Expression&) = default;
};

// What must hold before a view is evaluated or printed: indices in range, every program leaves one
// value and needs at most kMaxExpressionDepth, windows cover each day of the year once.
absl::Status ValidateExpression(const ExpressionView& view);

// True if the expression is `0 %` of the customs value and nothing else.
bool IsFree(const ExpressionView& view);

}  // namespace landfall
