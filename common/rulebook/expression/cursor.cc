#include "common/rulebook/expression/cursor.h"

#include <array>

#include "absl/strings/ascii.h"

namespace landfall {
namespace {

struct Spelling {
  std::string_view from;
  std::string_view to;
};

constexpr std::array<Spelling, 20> kSpellings = {{
    {"\xC2\xA2", " cent-sign "},  // cent sign
    {"\xE2\x82\xAC", " eur "},    // euro sign
    {"\xC2\xA3", " gbp "},        // pound sign
    {"\xC2\xB2", "2"},            // superscript two
    {"\xC2\xB3", "3"},            // superscript three
    {"\xE3\x8E\xA1", "m2"},       // square metre sign
    {"\xC2\xA0", " "},            // no-break space
    {"\xE3\x80\x80", " "},        // ideographic space
    {"\xE2\x80\x89", " "},        // thin space
    {"\xE2\x80\x8B", ""},         // zero-width space
    {"\xEF\xBB\xBF", ""},         // byte order mark
    {"\xE2\x80\x93", "-"},        // en dash
    {"\xE2\x88\x92", "-"},        // minus sign
    {"\xE2\x80\x91", "-"},        // no-break hyphen
    {"\xC3\x97", "*"},            // multiplication sign
    {"\xE2\x80\x99", "'"},        // right single quote
    {"\t", " "},
    {"\r", " "},
    {"\n", " "},
    {"|", " "},
}};

// Full-width ASCII (U+FF01..U+FF5E) is its plain form shifted by a constant.
char PlainFullWidth(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xEF') return '\0';
  const int high = static_cast<unsigned char>(text[1]);
  const int low = static_cast<unsigned char>(text[2]);
  if (high != 0xBC && high != 0xBD) return '\0';
  if (low < 0x80 || low > 0xBF) return '\0';
  const int code = 0x20 + (high - 0xBC) * 0x40 + (low - 0x80);
  return code > 0x20 && code < 0x7F ? static_cast<char>(code) : '\0';
}

// Blanks run together; "abc- def" joins when both sides are letters.
void AppendByte(std::string& out, char byte) {
  const char c = absl::ascii_tolower(static_cast<unsigned char>(byte));
  if (c == ' ' && (out.empty() || out.back() == ' ')) return;
  const size_t n = out.size();
  if (n >= 3 && absl::ascii_isalpha(static_cast<unsigned char>(c)) && out[n - 1] == ' ' &&
      out[n - 2] == '-' && absl::ascii_isalpha(static_cast<unsigned char>(out[n - 3]))) {
    out.resize(n - 2);
  }
  out.push_back(c);
}

bool IsWordByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }

}  // namespace

std::string NormalizeDutyText(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    bool replaced = false;
    for (const Spelling& spelling : kSpellings) {
      if (text.substr(0, spelling.from.size()) != spelling.from) continue;
      for (char c : spelling.to) AppendByte(out, c);
      text.remove_prefix(spelling.from.size());
      replaced = true;
      break;
    }
    if (replaced) continue;
    const char plain = PlainFullWidth(text);
    AppendByte(out, plain != '\0' ? plain : text[0]);
    text.remove_prefix(plain != '\0' ? 3 : 1);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void Cursor::SkipBlanks() {
  while (!text_.empty() && text_[0] == ' ') text_.remove_prefix(1);
}

void Cursor::Skip(size_t bytes) {
  text_.remove_prefix(bytes < text_.size() ? bytes : text_.size());
  SkipBlanks();
}

bool Cursor::TakeSymbol(std::string_view symbol) {
  if (text_.substr(0, symbol.size()) != symbol) return false;
  Skip(symbol.size());
  return true;
}

size_t Cursor::MatchPhrase(std::string_view phrase) const {
  size_t at = 0;
  for (char c : phrase) {
    if (c == ' ') {
      while (at < text_.size() && text_[at] == ' ') ++at;
      continue;
    }
    if (at >= text_.size() || text_[at] != c) return 0;
    ++at;
  }
  const bool inside_word =
      at > 0 && IsWordByte(text_[at - 1]) && at < text_.size() && IsWordByte(text_[at]);
  return inside_word ? 0 : at;
}

bool Cursor::TakePhrase(std::string_view phrase) {
  const size_t bytes = MatchPhrase(phrase);
  if (bytes == 0) return false;
  Skip(bytes);
  return true;
}

std::string_view Cursor::PeekWord() const {
  size_t end = 0;
  while (end < text_.size() && absl::ascii_isalpha(static_cast<unsigned char>(text_[end]))) ++end;
  return text_.substr(0, end);
}

namespace {

// Bytes of a number at the start of text; its digits without thousands commas go to `plain`.
size_t ScanNumber(std::string_view text, std::string& plain) {
  size_t at = 0;
  bool dot = false;
  auto digit = [&](size_t i) {
    return i < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[i]));
  };
  if (!digit(0) && !(text.substr(0, 1) == "." && digit(1))) return 0;
  while (at < text.size()) {
    const char c = text[at];
    if (digit(at)) {
      plain.push_back(c);
    } else if (c == '.' && !dot && digit(at + 1)) {
      if (plain.empty()) plain.push_back('0');
      dot = true;
      plain.push_back(c);
    } else if (c == ',' && !dot && digit(at + 1) && digit(at + 2) && digit(at + 3) &&
               !digit(at + 4)) {
      // thousands separator
    } else {
      break;
    }
    ++at;
  }
  return at;
}

}  // namespace

std::optional<Decimal> Cursor::TakeNumber() {
  std::string plain;
  const size_t bytes = ScanNumber(text_, plain);
  if (bytes == 0 || plain.size() > 20) return std::nullopt;
  absl::StatusOr<Decimal> number = Decimal::Parse(plain);
  if (!number.ok()) return std::nullopt;
  Skip(bytes);
  return *number;
}

bool Cursor::TakeSmallFraction(int& top, int& bottom) {
  auto digit = [&](size_t i) {
    return i < text_.size() && text_[i] >= '0' && text_[i] <= '9' ? text_[i] - '0' : -1;
  };
  if (digit(0) < 1 || digit(1) >= 0 || text_.substr(1, 1) != "/") return false;
  if (digit(2) < 2 || digit(3) >= 0) return false;
  top = digit(0);
  bottom = digit(2);
  Skip(3);
  return true;
}

std::string Quoted(std::string_view text) {
  size_t end = text.size() < 40 ? text.size() : 40;
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return "'" + std::string(text.substr(0, end)) + (end < text.size() ? "...'" : "'");
}

}  // namespace landfall
