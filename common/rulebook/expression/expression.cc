#include "common/rulebook/expression/expression.h"

#include <array>

#include "absl/strings/str_format.h"

namespace landfall {
namespace {

constexpr std::array<int, 13> kMonthDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool IsMonthDay(uint16_t month_day) {
  const int month = month_day / 100;
  const int day = month_day % 100;
  return month >= 1 && month <= 12 && day >= 1 && day <= kMonthDays[month];
}

absl::Status ValidateProgram(std::span<const DutyOp> ops, size_t term_count) {
  int depth = 0;
  for (const DutyOp& op : ops) {
    if (op.code == OpCode::kPush) {
      if (op.term >= term_count) return absl::InvalidArgumentError("term index out of range");
      if (++depth > kMaxExpressionDepth) return absl::InvalidArgumentError("nested too deeply");
    } else if (op.code > OpCode::kGreater) {
      return absl::InvalidArgumentError("unknown operation");
    } else if (--depth < 1) {
      return absl::InvalidArgumentError("operation without two operands");
    }
  }
  if (depth != 1) return absl::InvalidArgumentError("program does not leave one value");
  return absl::OkStatus();
}

absl::Status ValidateCoverage(std::span<const SeasonWindow> windows) {
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= kMonthDays[month]; ++day) {
      const auto month_day = static_cast<uint16_t>(month * 100 + day);
      int covered = 0;
      for (const SeasonWindow& window : windows) covered += window.Contains(month_day) ? 1 : 0;
      if (covered != 1) {
        return absl::InvalidArgumentError(absl::StrFormat(
            "%02d-%02d lies in %d seasons; the seasons must cover each day of the year once", month,
            day, covered));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ValidateExpression(const ExpressionView& view) {
  if (view.terms.size() > kMaxExpressionTerms || view.ops.size() > kMaxExpressionOps) {
    return absl::InvalidArgumentError("too long");
  }
  if (view.windows.empty()) return ValidateProgram(view.ops, view.terms.size());
  for (const SeasonWindow& window : view.windows) {
    if (!IsMonthDay(window.from) || !IsMonthDay(window.to)) {
      return absl::InvalidArgumentError("season with a day that does not exist");
    }
    if (window.first_op > view.ops.size() || window.op_count > view.ops.size() - window.first_op) {
      return absl::InvalidArgumentError("season program out of range");
    }
    absl::Status program =
        ValidateProgram(view.ops.subspan(window.first_op, window.op_count), view.terms.size());
    if (!program.ok()) return program;
  }
  return ValidateCoverage(view.windows);
}

bool IsFree(const ExpressionView& view) {
  return view.windows.empty() && view.ops.size() == 1 && view.ops[0].code == OpCode::kPush &&
         view.terms.size() == 1 && view.terms[0].kind == TermKind::kAdValorem &&
         view.terms[0].basis == ValueBasis::kCustomsValue && view.terms[0].amount.IsZero();
}

}  // namespace landfall
