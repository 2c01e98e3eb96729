#include <array>

#include "common/rulebook/expression/grammar.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kLongMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

// 1..31, or 0 when there is none.
int TakeDayNumber(Cursor& cursor) {
  std::string_view rest = cursor.rest();
  int value = 0;
  size_t digits = 0;
  while (digits < rest.size() && digits < 3 && rest[digits] >= '0' && rest[digits] <= '9') {
    value = value * 10 + (rest[digits] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 2 || value < 1 || value > 31) return 0;
  cursor.Skip(digits);
  return value;
}

int TakeMonth(Cursor& cursor) {
  for (int i = 0; i < 12; ++i) {
    if (cursor.TakePhrase(kMonths[i]) || cursor.TakePhrase(kLongMonths[i])) return i + 1;
  }
  return 0;
}

uint16_t MonthDay(int month, int day) { return static_cast<uint16_t>(month * 100 + day); }

// "01-01..05-31", after its first number.
bool TakeIsoWindow(Cursor& cursor, int month, SeasonWindow& window) {
  const int day = TakeDayNumber(cursor);
  if (day == 0 || !cursor.TakeSymbol("..")) return false;
  const int to_month = TakeDayNumber(cursor);
  if (to_month == 0 || !cursor.TakeSymbol("-")) return false;
  const int to_day = TakeDayNumber(cursor);
  window.from = MonthDay(month, day);
  window.to = MonthDay(to_month, to_day);
  return to_day != 0;
}

// "01 JAN-14 FEB", "01-31 DEC" or "01-01..05-31". A tariff that ends a season on 28 February means
// the end of the month.
bool TakeWindow(Cursor& cursor, SeasonWindow& window) {
  const int first = TakeDayNumber(cursor);
  if (first == 0) return false;
  const int from_month = TakeMonth(cursor);
  if (!cursor.TakeSymbol("-")) return false;
  if (from_month == 0) {
    Cursor before = cursor;
    if (TakeIsoWindow(cursor, first, window)) return true;
    cursor = before;
  }
  int last = TakeDayNumber(cursor);
  const int to_month = TakeMonth(cursor);
  if (last == 0 || to_month == 0) return false;
  if (to_month == 2 && last == 28) last = 29;
  window.from = MonthDay(from_month != 0 ? from_month : to_month, first);
  window.to = MonthDay(to_month, last);
  return true;
}

}  // namespace

absl::Status ParseWindows(Cursor& cursor, uint16_t first_op, uint16_t op_count, Expression& out) {
  do {
    SeasonWindow window;
    if (out.windows.size() >= 24 || !TakeWindow(cursor, window)) {
      return absl::InvalidArgumentError("not a season: " + Quoted(cursor.rest()));
    }
    window.first_op = first_op;
    window.op_count = op_count;
    out.windows.push_back(window);
  } while (cursor.TakeSymbol(","));
  if (!cursor.TakeSymbol(")")) {
    return absl::InvalidArgumentError("not a season: " + Quoted(cursor.rest()));
  }
  return absl::OkStatus();
}

}  // namespace landfall
