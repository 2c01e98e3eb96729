#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rulebook/expression/expression.h"

namespace landfall {

// One reader for each notation duties are written in. All take any bytes. What cannot be read in
// full is InvalidArgument with the reason and the place, never a zero.

// Our own notation (data files, callers' line rates, cases), which also takes the spelling of the
// UK and EU tariffs:
//   "20 %", "5 % + 84.51 AUD / LPA", "13.8 % MIN 13 GBP / 100 KGM MAX 15 GBP / 100 KGM",
//   "0.5 GBP / % vol / HLT", "16.5 % RET", "0.43 cents / kg", "(170 JPY / KGM - 100 %) MIN Free",
//   "8 % (01-01..05-31, 11-01..12-31); 12 % (06-01..10-31)".
// Seasons must cover the year. "$" and "cents" are US dollars.
absl::StatusOr<Expression> ParseDutyText(std::string_view text);

// The same rate in canonical text: ParseDutyText(FormatDutyText(e)) == e. `view` must be valid.
std::string FormatDutyText(const ExpressionView& view);

// UK Global Tariff and EU third-country duties ("9.60% MIN 1.1 EUR/100 kg/net (01 JAN-30 APR,
// ...").
absl::StatusOr<Expression> ParseUkTariffText(std::string_view text);

// US HTS, columns general and other, all chapters ("44¢ each + 6% on the case"); chapter 99's "The
// duty provided in the applicable subheading + 25%" becomes "BASE + 25 %".
absl::StatusOr<Expression> ParseUsHtsText(std::string_view text);

// True for texts that send the reader to another heading or note instead of stating a rate.
bool IsUsReference(std::string_view text);

// One rate of the US special column and the programmes that get it.
struct ProgrammeRate {
  std::string text;
  std::vector<std::string> programmes;    // as printed: "A+", "AU", "S"
  absl::StatusOr<Expression> expression;  // the error when `text` is not a rate
};

// "Free (A,AU) 3.2% (JP)". An empty column is an empty list: no preference. Unbalanced brackets are
// an error for the whole column.
absl::StatusOr<std::vector<ProgrammeRate>> ParseUsSpecialText(std::string_view text);

// A cell of the Japanese schedule.
struct JpRate {
  Expression expression;
  bool in_brackets = false;  // stated, but not applied: another column's rate is not higher
};
absl::StatusOr<JpRate> ParseJpTariffText(std::string_view text);

// The short forms of data/facts: "Free", "12%", "20% or INR 45 per piece, whichever is higher".
absl::StatusOr<Expression> ParseFactsText(std::string_view text);

}  // namespace landfall
