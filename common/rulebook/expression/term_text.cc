#include <string>

#include "absl/strings/ascii.h"
#include "common/money/fraction.h"
#include "common/rulebook/expression/grammar.h"
#include "common/rulebook/expression/phrases.h"

namespace landfall {
namespace {

absl::Status Unexpected(std::string_view what, const Cursor& cursor) {
  return absl::InvalidArgumentError(std::string(what) + " at " + Quoted(cursor.rest()));
}

// A three-letter word that is a currency code.
bool TakeCurrency(Cursor& cursor, CurrencyCode& currency) {
  const std::string_view word = cursor.PeekWord();
  if (word.size() != 3) return false;
  absl::StatusOr<CurrencyCode> code = CurrencyCode::Parse(absl::AsciiStrToUpper(std::string(word)));
  if (!code.ok()) return false;
  currency = *code;
  cursor.Skip(3);
  return true;
}

// "under 100 [degrees] [(and fractions of a degree in proportion)]" or "over 10", after a measure.
absl::Status TakeThreshold(Cursor& cursor, DutyTerm& term) {
  const bool under = cursor.TakePhrase("under");
  if (!under && !cursor.TakePhrase("over")) return absl::OkStatus();
  const std::optional<Decimal> number = cursor.TakeNumber();
  const Decimal limit = Decimal::FromInteger(100000);
  if (!number || *number > limit) return Unexpected("no threshold", cursor);
  const Decimal milli = Fraction(*number).Times(Decimal::FromInteger(1000)).Value();
  constexpr __int128 kOne = 1000000000000;
  if (milli.scaled() % kOne != 0) return Unexpected("threshold too fine", cursor);
  term.threshold_milli = static_cast<int32_t>(milli.scaled() / kOne);
  term.side = under ? ThresholdSide::kUnder : ThresholdSide::kOver;
  cursor.TakePhrase("degrees");
  cursor.TakePhrase("(and fractions of a degree in proportion)");
  return absl::OkStatus();
}

// Reads what a specific amount is due for: "/ 100 kg / net", "each", "per litre".
class PerReader {
 public:
  PerReader(Cursor& cursor, DutyTerm& term) : cursor_(cursor), term_(term) {}

  absl::Status Read() {
    bool more = cursor_.TakeSymbol("/") || cursor_.TakePhrase("per");
    if (!more && cursor_.MatchPhrase("each") == 0) return Unexpected("no unit", cursor_);
    do {
      absl::Status status = Part();
      if (!status.ok()) return status;
    } while (cursor_.TakeSymbol("/"));
    if (cursor_.TakePhrase("for each degree")) {
      term_.measure = Measure::kPolarityDegrees;
      absl::Status status = TakeThreshold(cursor_, term_);
      if (!status.ok()) return status;
    }
    return has_unit_ ? absl::OkStatus() : Unexpected("no unit", cursor_);
  }

 private:
  absl::Status Part() {
    std::optional<Decimal> count = cursor_.TakeNumber();
    if (!has_unit_) {
      std::optional<Measure> measure = TakeMeasure(cursor_);
      if (measure) return SetMeasure(*measure, count.has_value());
      std::optional<UnitPhrase> unit = TakeUnit(cursor_);
      if (!unit && count) unit = UnitPhrase{"", Unit::kItem, 1, Qualifier::kNone};
      if (!unit) return Unexpected("unknown unit", cursor_);
      absl::Status status = SetUnit(*unit, count.value_or(Decimal::FromInteger(1)));
      return status.ok() ? Trailing() : status;
    }
    if (count) return Unexpected("second quantity", cursor_);
    if (std::optional<Measure> measure = TakeMeasure(cursor_)) return SetMeasure(*measure, false);
    std::optional<Qualifier> qualifier = TakeQualifier(cursor_);
    return qualifier ? SetQualifier(*qualifier) : Unexpected("unknown qualifier", cursor_);
  }

  // Qualifiers that follow the unit without a slash.
  absl::Status Trailing() {
    while (std::optional<Qualifier> qualifier = TakeQualifier(cursor_)) {
      absl::Status status = SetQualifier(*qualifier);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status SetUnit(const UnitPhrase& phrase, Decimal count) {
    term_.unit = phrase.unit;
    term_.per = Fraction(count).Times(Decimal::FromInteger(phrase.count)).Value();
    if (term_.per.IsOverflow() || term_.per.IsZero()) return Unexpected("no quantity", cursor_);
    has_unit_ = true;
    return SetQualifier(phrase.qualifier);
  }

  absl::Status SetQualifier(Qualifier qualifier) {
    if (qualifier == Qualifier::kNone || qualifier == term_.qualifier) return absl::OkStatus();
    if (term_.qualifier != Qualifier::kNone) return Unexpected("second qualifier", cursor_);
    term_.qualifier = qualifier;
    return absl::OkStatus();
  }

  absl::Status SetMeasure(Measure measure, bool counted) {
    if (counted || term_.measure != Measure::kNone) return Unexpected("second measure", cursor_);
    term_.measure = measure;
    return TakeThreshold(cursor_, term_);
  }

  Cursor& cursor_;
  DutyTerm& term_;
  bool has_unit_ = false;
};

absl::StatusOr<DutyTerm> Specific(Cursor& cursor, DutyTerm term) {
  term.kind = TermKind::kSpecific;
  if (term.currency.IsNone()) return Unexpected("amount without a currency", cursor);
  absl::Status status = PerReader(cursor, term).Read();
  if (!status.ok()) return status;
  if (term.amount.IsOverflow()) return Unexpected("number too large", cursor);
  return term;
}

// After the digits of a percentage: an optional fraction ("33 1/3 %"), the sign, the basis.
bool TakePercent(Cursor& cursor, DutyTerm& term) {
  int top = 0;
  int bottom = 1;
  const Cursor before = cursor;
  const bool fraction = cursor.TakeSmallFraction(top, bottom);
  const bool sign = cursor.MatchPhrase("% vol") == 0 && cursor.MatchPhrase("% sacchar") == 0 &&
                    (cursor.TakeSymbol("%") || cursor.TakePhrase("percent"));
  if (!sign) {
    cursor = before;
    return false;
  }
  const Decimal whole = term.amount;
  term = Percentage(whole);
  if (fraction) {
    term.amount =
        Fraction(whole).Times(Decimal::FromInteger(bottom)).Value() + Decimal::FromInteger(top);
    term.per = Decimal::FromInteger(bottom);
  }
  term.basis = TakeBasis(cursor).value_or(ValueBasis::kCustomsValue);
  return true;
}

// Words that are a whole term.
bool TakeWordTerm(Cursor& cursor, DutyTerm& term) {
  if (cursor.TakePhrase("free")) {
    term = Percentage(Decimal());
    return true;
  }
  if (cursor.TakePhrase("entry price")) {
    term.kind = TermKind::kEntryPrice;
    return true;
  }
  if (cursor.TakePhrase("base")) {
    term.kind = TermKind::kApplicableDuty;
    return true;
  }
  const std::optional<MeursingPart> part = TakeMeursing(cursor);
  if (!part) return false;
  term.kind = TermKind::kMeursing;
  term.meursing = *part;
  return true;
}

}  // namespace

absl::StatusOr<DutyTerm> ParseTerm(Cursor& cursor, const DutyDialect& dialect) {
  DutyTerm term;
  if (TakeWordTerm(cursor, term)) return term;
  const bool dollars = cursor.TakeSymbol("$");
  if (dollars) term.currency = dialect.dollars;
  const bool currency_first = dollars || TakeCurrency(cursor, term.currency);
  const std::optional<Decimal> number = cursor.TakeNumber();
  if (!number) return Unexpected("no rate", cursor);
  term.amount = *number;
  if (currency_first) return Specific(cursor, term);
  if (TakePercent(cursor, term)) {
    return term.amount.IsOverflow() ? Unexpected("number too large", cursor)
                                    : absl::StatusOr<DutyTerm>(term);
  }
  if (cursor.TakePhrase("cent-sign") || cursor.TakePhrase("cents")) {
    term.currency = dialect.dollars;
    term.amount = Fraction(*number).Over(Decimal::FromInteger(100)).Value();
  } else if (!TakeCurrency(cursor, term.currency)) {
    return Unexpected("number without a unit", cursor);
  }
  return Specific(cursor, term);
}

}  // namespace landfall
