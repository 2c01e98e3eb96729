#include "services/quote/answer/band_text.h"

#include "common/rulebook/tables/law_tables.h"

namespace landfall::quote {

bool IsOfBand(const Edition& edition, const landed_cost::Charge& charge) {
  if (charge.version == kNoRow || charge.rate_row == kNoRow) return false;
  if (edition.Rows<LevyVersionRow>()[charge.version].kind != RateKind::kBrackets) return false;
  const BracketRow& band = edition.Rows<BracketRow>()[charge.rate_row];
  return !(band.fixed - band.deduction).IsZero();
}

std::string BandText(const Edition& edition, const landed_cost::Charge& charge) {
  const std::string percent = charge.percent.ToString() + " %";
  if (!IsOfBand(edition, charge)) return percent;
  const BracketRow& band = edition.Rows<BracketRow>()[charge.rate_row];
  const Decimal sum = band.fixed - band.deduction;
  const CurrencyCode currency = edition.Rows<LevyVersionRow>()[charge.version].flat_currency;
  std::string amount = (sum.IsNegative() ? -sum : sum).ToString() + " " + currency.ToString();
  if (charge.percent.IsZero()) return sum.IsNegative() ? "-" + amount : amount;
  return percent + (sum.IsNegative() ? " - " : " + ") + amount;
}

}  // namespace landfall::quote
