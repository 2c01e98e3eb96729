#include "common/rulebook/expression/grammar.h"

#include <utility>

namespace landfall {
namespace {

constexpr int kMaxNesting = 4;

absl::Status Unexpected(std::string_view what, const Cursor& cursor) {
  return absl::InvalidArgumentError(std::string(what) + " at " + Quoted(cursor.rest()));
}

bool TakePlus(Cursor& cursor) { return cursor.TakeSymbol("+") || cursor.TakePhrase("plus"); }

bool TakeMinus(Cursor& cursor) {
  return cursor.TakeSymbol("-") || cursor.TakePhrase("less") || cursor.TakePhrase("minus");
}

bool TakeBound(Cursor& cursor, OpCode& code) {
  if (cursor.TakePhrase("min") || cursor.TakePhrase("but not less than") ||
      cursor.TakePhrase("but not less")) {
    code = OpCode::kGreater;
    return true;
  }
  if (cursor.TakePhrase("max")) {
    code = OpCode::kLesser;
    return true;
  }
  return false;
}

class Descent {
 public:
  Descent(Cursor& cursor, const DutyDialect& dialect, Expression& out)
      : cursor_(cursor), dialect_(dialect), out_(out) {}

  absl::Status Bounded(int nesting) {
    absl::Status status = Sum(nesting);
    OpCode code{};
    while (status.ok() && TakeBound(cursor_, code)) {
      const OpCode bound = code;
      status = Sum(nesting);
      if (status.ok()) status = ApplyOp(bound, out_);
    }
    return status;
  }

 private:
  absl::Status Sum(int nesting) {
    absl::Status status = Factor(nesting);
    while (status.ok()) {
      const bool plus = TakePlus(cursor_);
      if (!plus && !TakeMinus(cursor_)) break;
      status = Factor(nesting);
      if (status.ok()) status = ApplyOp(plus ? OpCode::kAdd : OpCode::kSubtract, out_);
    }
    return status;
  }

  absl::Status Factor(int nesting) {
    if (cursor_.TakeSymbol("(")) {
      if (nesting >= kMaxNesting) return absl::InvalidArgumentError("nested too deeply");
      absl::Status status = Bounded(nesting + 1);
      if (status.ok() && !cursor_.TakeSymbol(")")) return Unexpected("no closing bracket", cursor_);
      return status;
    }
    absl::StatusOr<DutyTerm> term = ParseTerm(cursor_, dialect_);
    return term.ok() ? PushTerm(*term, out_) : term.status();
  }

  Cursor& cursor_;
  const DutyDialect& dialect_;
  Expression& out_;
};

}  // namespace

absl::Status PushTerm(const DutyTerm& term, Expression& out) {
  if (out.terms.size() >= kMaxExpressionTerms || out.ops.size() >= kMaxExpressionOps) {
    return absl::InvalidArgumentError("too many terms");
  }
  out.ops.push_back({OpCode::kPush, static_cast<uint16_t>(out.terms.size())});
  out.terms.push_back(term);
  return absl::OkStatus();
}

absl::Status ApplyOp(OpCode code, Expression& out) {
  if (out.ops.size() >= kMaxExpressionOps) return absl::InvalidArgumentError("too many terms");
  out.ops.push_back({code, 0});
  return absl::OkStatus();
}

DutyTerm Percentage(Decimal percent, ValueBasis basis) {
  DutyTerm term;
  term.kind = TermKind::kAdValorem;
  term.amount = percent;
  term.per = Decimal::FromInteger(1);
  term.basis = basis;
  return term;
}

absl::Status ParseBounded(Cursor& cursor, const DutyDialect& dialect, Expression& out) {
  return Descent(cursor, dialect, out).Bounded(0);
}

absl::StatusOr<Expression> ParseWholeText(Cursor& cursor, const DutyDialect& dialect) {
  Expression out;
  if (cursor.AtEnd()) return absl::InvalidArgumentError("empty text");
  while (true) {
    const auto first_op = static_cast<uint16_t>(out.ops.size());
    absl::Status status = ParseBounded(cursor, dialect, out);
    if (!status.ok()) return status;
    const bool seasonal = cursor.TakeSymbol("(");
    if (seasonal) {
      const auto op_count = static_cast<uint16_t>(out.ops.size() - first_op);
      status = ParseWindows(cursor, first_op, op_count, out);
      if (!status.ok()) return status;
    }
    if (cursor.AtEnd()) {
      if (first_op != 0 && !seasonal) return absl::InvalidArgumentError("rate without a season");
      break;
    }
    if (!seasonal || !(cursor.TakeSymbol(",") || cursor.TakeSymbol(";"))) {
      return Unexpected("not understood", cursor);
    }
  }
  absl::Status valid = ValidateExpression(out.View());
  if (!valid.ok()) return valid;
  return out;
}

}  // namespace landfall
