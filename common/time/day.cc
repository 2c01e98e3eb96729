#include "common/time/day.h"

#include <cstdio>
#include <optional>

#include "absl/status/status.h"
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
  char buffer[40];
  int length =
      std::snprintf(buffer, sizeof(buffer), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return std::string(buffer, static_cast<size_t>(length));
}

}  // namespace landfall
