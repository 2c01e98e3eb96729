#include "common/importing/rates/official_day.h"

#include <array>
#include <string>

#include "absl/strings/str_cat.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// 1 to 12 for a full name or its first three letters.
std::optional<int> MonthNumber(std::string_view name) {
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (name == kMonths[i] || name == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Day> ParseOfficialDay(std::string_view text) {
  text = Trim(text);
  if (auto iso = Day::Parse(text); iso.ok()) return *iso;
  char separator = text.find('/') != std::string_view::npos ? '/' : ' ';
  size_t first = text.find(separator);
  size_t second = text.rfind(separator);
  if (first == std::string_view::npos || first == second) return std::nullopt;
  std::optional<int> month = MonthNumber(text.substr(first + 1, second - first - 1));
  if (!month) return std::nullopt;
  std::string day(text.substr(0, first));
  if (day.size() == 1) day.insert(0, "0");
  std::string iso = absl::StrCat(std::string(text.substr(second + 1)), *month < 10 ? "-0" : "-",
                                 *month, "-", day);
  auto parsed = Day::Parse(iso);
  if (!parsed.ok()) return std::nullopt;
  return *parsed;
}

std::optional<RateDays> ParseOfficialPeriod(std::string_view text) {
  constexpr std::string_view kTo = " to ";
  size_t to = text.find(kTo);
  if (to == std::string_view::npos) return std::nullopt;
  std::optional<Day> first = ParseOfficialDay(text.substr(0, to));
  std::optional<Day> last = ParseOfficialDay(text.substr(to + kTo.size()));
  if (!first || !last || *last < *first) return std::nullopt;
  return RateDays{.first = *first, .last = *last};
}

}  // namespace landfall
