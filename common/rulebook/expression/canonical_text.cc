#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/expression/grammar.h"

namespace landfall {

absl::StatusOr<Expression> ParseDutyText(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  Cursor cursor(normal);
  return ParseWholeText(cursor, {.dollars = CurrencyCode::FromLiteral("USD")});
}

absl::StatusOr<Expression> ParseUkTariffText(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  Cursor cursor(normal);
  return ParseWholeText(cursor, {.dollars = CurrencyCode()});
}

}  // namespace landfall
