#include "common/money/decimal.h"

#include <algorithm>

#include "absl/status/status.h"

namespace landfall {
namespace {

using Unsigned = unsigned __int128;

constexpr size_t kQuotedBytes = 60;

// "12.345" becomes 12345 and 3 digits after the point.
struct Digits {
  Unsigned value = 0;
  int fraction_digits = 0;
};

absl::Status Refuse(std::string_view text, std::string_view why) {
  std::string message = "'" + std::string(text.substr(0, kQuotedBytes));
  message += text.size() > kQuotedBytes ? "...' " : "' ";
  return absl::InvalidArgumentError(message + std::string(why));
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Append(Unsigned& value, unsigned digit) {
  return !__builtin_mul_overflow(value, Unsigned{10}, &value) &&
         !__builtin_add_overflow(value, Unsigned{digit}, &value);
}

absl::StatusOr<Digits> ReadDigits(std::string_view number, std::string_view text) {
  Digits digits;
  size_t point = number.find('.');
  size_t whole = std::min(point, number.size());
  if (whole == 0 || point + 1 == number.size()) return Refuse(text, "is not a decimal number");
  for (size_t i = 0; i < number.size(); ++i) {
    if (i == point) continue;
    if (!IsDigit(number[i])) return Refuse(text, "is not a decimal number");
    if (i > whole && ++digits.fraction_digits > Decimal::kFractionDigits) {
      return Refuse(text, "has more than 12 digits after the point");
    }
    if (!Append(digits.value, static_cast<unsigned>(number[i] - '0'))) {
      return Refuse(text, "is too large");
    }
  }
  return digits;
}

}  // namespace

absl::StatusOr<Decimal> Decimal::Parse(std::string_view text) {
  std::string_view number = text;
  bool negative = number.starts_with('-');
  if (negative || number.starts_with('+')) number.remove_prefix(1);
  absl::StatusOr<Digits> digits = ReadDigits(number, text);
  if (!digits.ok()) return digits.status();
  Unsigned scaled = digits->value;
  for (int i = digits->fraction_digits; i < kFractionDigits; ++i) {
    if (!Append(scaled, 0)) return Refuse(text, "is too large");
  }
  if (scaled >> 127 != 0) return Refuse(text, "is too large");
  auto magnitude = static_cast<__int128>(scaled);
  return FromScaled(negative ? -magnitude : magnitude);
}

std::string Decimal::ToString() const {
  if (IsOverflow()) return "overflow";
  auto magnitude = static_cast<Unsigned>(scaled_ < 0 ? -scaled_ : scaled_);
  Unsigned whole = magnitude / static_cast<Unsigned>(kScale);
  auto fraction = static_cast<uint64_t>(magnitude % static_cast<Unsigned>(kScale));

  char buffer[48];
  char* end = buffer + sizeof(buffer);
  char* start = end;
  for (int i = 0; i < kFractionDigits; ++i, fraction /= 10) {
    *--start = static_cast<char>('0' + fraction % 10);
  }
  *--start = '.';
  do {
    *--start = static_cast<char>('0' + static_cast<int>(whole % 10));
    whole /= 10;
  } while (whole != 0);
  if (scaled_ < 0) *--start = '-';
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  return std::string(start, end);
}

}  // namespace landfall
