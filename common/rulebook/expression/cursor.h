#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/money/decimal.h"

namespace landfall {

// Lower-cases ASCII, makes every kind of space one blank, drops zero-width characters, joins words
// hyphenated at a line end ("thou- sand"), and spells signs of other alphabets in ASCII: "€" eur,
// "£" gbp, "²" 2, "³" 3, "–" and "−" minus, full-width letters their plain form. "¢" stays as the
// word "cent-sign". Any bytes are accepted; the result is never longer than eight times the text.
std::string NormalizeDutyText(std::string_view text);

// Reads a normalized text from left to right. A Take function that does not match moves nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) { SkipBlanks(); }

  bool AtEnd() const { return text_.empty(); }
  std::string_view rest() const { return text_; }

  // One symbol ("+", "/", "("), with the blanks around it.
  bool TakeSymbol(std::string_view symbol);
  // A phrase of words; each blank in it stands for any number of blanks, or none. It must not end
  // inside a word.
  bool TakePhrase(std::string_view phrase);
  // Bytes of `text_` that TakePhrase would take; 0 when it does not match.
  size_t MatchPhrase(std::string_view phrase) const;
  void Skip(size_t bytes);
  // "1,000.5", "12", ".5". Refuses more than 12 decimals or 20 characters.
  std::optional<Decimal> TakeNumber();
  // "1/3": one digit over one digit from 2 to 9.
  bool TakeSmallFraction(int& top, int& bottom);
  // The letters at the start, not taken.
  std::string_view PeekWord() const;

 private:
  void SkipBlanks();
  std::string_view text_;
};

// A short quotation of text for an error message: at most 40 bytes, broken between characters.
std::string Quoted(std::string_view text);

}  // namespace landfall
