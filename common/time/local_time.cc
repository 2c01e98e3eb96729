#include "common/time/local_time.h"

#include <cstdio>
#include <optional>

#include "absl/status/status.h"
#include "common/time/digits.h"

namespace landfall {
namespace {

constexpr size_t kDayLength = 10;

absl::Status Refuse(std::string_view text) {
  return absl::InvalidArgumentError("'" + std::string(text.substr(0, 40)) +
                                    "' is not a local time such as 2026-07-24T00:01");
}

}  // namespace

absl::StatusOr<LocalTime> LocalTime::Parse(std::string_view text) {
  absl::StatusOr<Day> day = Day::Parse(text.substr(0, kDayLength));
  if (!day.ok()) return Refuse(text);
  if (text.size() == kDayLength) return FromDay(*day);
  std::optional<int> hour = ReadDigits(text, 11, 2);
  std::optional<int> minute = ReadDigits(text, 14, 2);
  std::optional<int> second = text.size() == 16 ? 0 : ReadDigits(text, 17, 2);
  bool shaped = (text.size() == 16 || (text.size() == 19 && text[16] == ':')) && hour && minute &&
                second && text[10] == 'T' && text[13] == ':';
  if (!shaped || *hour > 23 || *minute > 59 || *second > 59) return Refuse(text);
  return FromSeconds(FromDay(*day).seconds() + *hour * 3600 + *minute * 60 + *second);
}

std::string LocalTime::ToString() const {
  int32_t second = second_of_day();
  std::string text = day().ToString();
  if (second == 0) return text;
  char buffer[16];
  int length =
      std::snprintf(buffer, sizeof(buffer), "T%02d:%02d", second / 3600 % 24, second / 60 % 60);
  text.append(buffer, static_cast<size_t>(length));
  if (second % 60 == 0) return text;
  length = std::snprintf(buffer, sizeof(buffer), ":%02d", second % 60);
  return text.append(buffer, static_cast<size_t>(length));
}

}  // namespace landfall
