#include "common/time/day.h"

#include <optional>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "common/time/digits.h"

namespace landfall {

absl::StatusOr<Day> Day::Parse(std::string_view text) {
  std::optional<int> year = ReadDigits(text, 0, 4);
  std::optional<int> month = ReadDigits(text, 5, 2);
  std::optional<int> day = ReadDigits(text, 8, 2);
  bool shaped = text.size() == 10 && year && month && day && text[4] == '-' && text[7] == '-';
  if (!shaped || !IsCivil(*year, *month, *day)) {
    return absl::InvalidArgumentError("'" + std::string(text.substr(0, 40)) +
                                      "' is not a day such as 2026-07-01");
  }
  return FromCivil(*year, *month, *day);
}

std::string Day::ToString() const {
  if (*this == Min() || *this == Max()) return "";
  Civil civil = ToCivil();
  if (civil.year < 0 || civil.year > 9999) {
    return absl::StrFormat("%04d-%02d-%02d", civil.year, civil.month, civil.day);
  }
  std::string text = "0000-00-00";
  auto write = [&text](size_t end, int number) {
    for (; number != 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  write(4, civil.year);
  write(7, civil.month);
  write(10, civil.day);
  return text;
}

}  // namespace landfall
