#include "common/time/instant.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "absl/status/status.h"
#include "common/time/digits.h"
#include "common/time/local_time.h"

namespace landfall {
namespace {

constexpr size_t kSecondsLength = 19;  // 2026-07-01T09:30:00
constexpr size_t kOffsetLength = 6;    // +02:00

absl::Status Refuse(std::string_view text) {
  return absl::InvalidArgumentError("'" + std::string(text.substr(0, 40)) +
                                    "' is not a time such as 2026-07-01T09:30:00Z");
}

// Takes ".25" off the front of `text` and gives 250,000; nothing there is 0.
std::optional<int> TakeMicros(std::string_view& text) {
  if (!text.starts_with('.')) return 0;
  text.remove_prefix(1);
  size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 9) return std::nullopt;
  int micros = 0;
  for (size_t i = 0; i < 6; ++i) micros = micros * 10 + (i < digits ? text[i] - '0' : 0);
  text.remove_prefix(digits);
  return micros;
}

// "Z", "+02:00", "-05:30" in seconds east of UTC.
std::optional<int> ReadOffset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != kOffsetLength || text[3] != ':') return std::nullopt;
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  std::optional<int> hours = ReadDigits(text, 1, 2);
  std::optional<int> minutes = ReadDigits(text, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  int seconds = *hours * 3600 + *minutes * 60;
  return text[0] == '-' ? -seconds : seconds;
}

}  // namespace

absl::StatusOr<Instant> Instant::Parse(std::string_view text) {
  if (text.size() <= kSecondsLength) return Refuse(text);
  absl::StatusOr<LocalTime> wall = LocalTime::Parse(text.substr(0, kSecondsLength));
  if (!wall.ok()) return Refuse(text);
  std::string_view rest = text.substr(kSecondsLength);
  std::optional<int> micros = TakeMicros(rest);
  std::optional<int> offset = ReadOffset(rest);
  if (!micros || !offset) return Refuse(text);
  return FromUnix(wall->seconds() - *offset).PlusMicros(*micros);
}

std::string Instant::ToString() const {
  auto wall = LocalTime::FromSeconds(unix_seconds());
  Day::Civil civil = wall.day().ToCivil();
  int32_t second = wall.second_of_day();
  int micros = nanos() / 1000;
  char buffer[64];
  int length = std::snprintf(buffer, sizeof(buffer), "%04d-%02d-%02dT%02d:%02d:%02d", civil.year,
                             civil.month, civil.day, second / 3600, second / 60 % 60, second % 60);
  std::string text(buffer, static_cast<size_t>(length));
  if (micros != 0) {
    bool millis = micros % 1000 == 0;
    length = std::snprintf(buffer, sizeof(buffer), millis ? ".%03d" : ".%06d",
                           millis ? micros / 1000 : micros);
    text.append(buffer, static_cast<size_t>(length));
  }
  return text + "Z";
}

}  // namespace landfall
