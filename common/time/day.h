#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace landfall {

// A civil day of the proleptic Gregorian calendar, in no time zone. Default: 1970-01-01.
class Day {
 public:
  constexpr Day() = default;

  // Days since 1970-01-01, within Min() to Max().
  static constexpr Day FromNumber(int32_t number) { return Day(number); }

  // Of a date that exists (IsCivil), years 1 to 9999.
  static constexpr Day FromCivil(int year, int month, int day);
  static constexpr bool IsCivil(int year, int month, int day);

  // "2026-07-01", years 0001 to 9999.
  static absl::StatusOr<Day> Parse(std::string_view text);

  // Before and after every day a rule can name: "since ever" and "without end".
  static constexpr Day Min() { return Day(-1'000'000); }
  static constexpr Day Max() { return Day(10'000'000); }

  constexpr int32_t number() const { return number_; }

  struct Civil {
    int year;
    int month;  // 1 to 12
    int day;    // 1 to 31
  };
  constexpr Civil ToCivil() const;
  constexpr int year() const { return ToCivil().year; }
  constexpr int month() const { return ToCivil().month; }
  constexpr int day() const { return ToCivil().day; }

  // 1 Monday to 7 Sunday. 1970-01-01 was a Thursday.
  constexpr int weekday() const { return (number_ % 7 + 10) % 7 + 1; }

  // As Parse reads it; empty for Min() and Max().
  std::string ToString() const;

  // Min() and Max() stay what they are, and nothing goes beyond them.
  friend constexpr Day operator+(Day day, int32_t days) { return day.Plus(days); }
  friend constexpr Day operator-(Day day, int32_t days) {
    return day.Plus(-static_cast<int64_t>(days));
  }
  // Days from `b` to `a`.
  friend constexpr int32_t operator-(Day a, Day b) { return a.number_ - b.number_; }

  friend constexpr auto operator<=>(Day, Day) = default;

  template <typename H>
  friend H AbslHashValue(H hash, Day day) {
    return H::combine(std::move(hash), day.number_);
  }

 private:
  explicit constexpr Day(int32_t number) : number_(number) {}

  constexpr Day Plus(int64_t days) const {
    if (*this == Min() || *this == Max()) return *this;
    return Day(
        static_cast<int32_t>(std::clamp<int64_t>(number_ + days, Min().number_, Max().number_)));
  }

  int32_t number_ = 0;
};

// The calendar repeats every 400 years of 146,097 days; years are counted from March, so that the
// leap day comes last.
constexpr Day Day::FromCivil(int year, int month, int day) {
  int march_year = month <= 2 ? year - 1 : year;
  int era = (march_year >= 0 ? march_year : march_year - 399) / 400;
  int year_of_era = march_year - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Day(era * 146'097 + day_of_era - 719'468);
}

constexpr bool Day::IsCivil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

constexpr Day::Civil Day::ToCivil() const {
  int shifted = number_ + 719'468;
  int era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  int day_of_era = shifted - era * 146'097;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * day_of_year + 2) / 153;
  int month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {.year = year_of_era + era * 400 + (month <= 2 ? 1 : 0),
          .month = month,
          .day = day_of_year - (153 * from_march + 2) / 5 + 1};
}

}  // namespace landfall
