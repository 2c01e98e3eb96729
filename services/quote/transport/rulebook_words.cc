#include "services/quote/transport/rulebook_words.h"

#include <algorithm>
#include <utility>

#include "common/rulebook/expression/duty_text.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "common/rulebook/text_key.h"

namespace landfall::quote {
namespace {

bool IsDigits(Code code) {
  std::string text = code.ToString();
  return std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

// The number of digits every postal code of the country has, as far as the rulebook's own postal
// ranges show it; 0 when they do not.
size_t PostalDigits(const Edition& edition, Code country) {
  size_t digits = 0;
  for (const AreaRow& area : edition.Rows<AreaRow>()) {
    if (area.country != country || area.first.IsNone()) continue;
    if (!IsDigits(area.first)) return 0;
    digits = std::max(digits, area.first.ToString().size());
  }
  return digits >= 4 ? digits : 0;
}

}  // namespace

RulebookWords::RulebookWords(std::shared_ptr<const Rulebook> book) : book_(std::move(book)) {
  CollectTests();
  CollectRates();
  CollectFreight();
  CollectPostalCodes();
  for (std::vector<uint64_t>& words : words_) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
}

void RulebookWords::CollectPostalCodes() {
  for (const AreaRow& area : book_->edition().Rows<AreaRow>()) {
    if (area.first.IsNone() || postal_digits_.contains(area.country)) continue;
    size_t digits = PostalDigits(book_->edition(), area.country);
    if (digits != 0) postal_digits_.emplace(area.country, digits);
  }
}

void RulebookWords::CollectTests() {
  const Edition& edition = book_->edition();
  auto collect = [&](const TestRow& test, WordKind kind) {
    for (const TestValueRow& value : edition.Rows<TestValueRow>(test.values)) {
      WordsOf(kind).push_back(value.key);
    }
  };
  for (const TestRow& test : edition.Rows<TestRow>()) {
    switch (test.subject) {
      case Subject::kRegistration:
      case Subject::kBuyerRegistration:
        collect(test, WordKind::kRegistrationScheme);
        break;
      case Subject::kTaxCategory:
        collect(test, WordKind::kTaxCategory);
        break;
      case Subject::kStated:
        collect(test, WordKind::kStatedCondition);
        break;
      default:
        break;
    }
  }
}

void RulebookWords::CollectRates() {
  const Edition& edition = book_->edition();
  for (const TableRateRow& row : edition.Rows<TableRateRow>()) {
    if (row.category != 0) WordsOf(WordKind::kTaxCategory).push_back(row.category);
    if (row.condition != 0) WordsOf(WordKind::kStatedCondition).push_back(row.condition);
  }
  for (const ProgrammeRow& row : edition.Rows<ProgrammeRow>()) {
    WordsOf(WordKind::kProgramme).push_back(TextKey(row.programme.ToString()));
  }
  for (const AgreementRow& row : edition.Rows<AgreementRow>()) {
    WordsOf(WordKind::kProgramme).push_back(TextKey(row.programme.ToString()));
    WordsOf(WordKind::kProgramme).push_back(TextKey(edition.Text(row.id)));
  }
}

void RulebookWords::CollectFreight() {
  const Edition& edition = book_->edition();
  for (const ServiceRow& row : edition.Rows<ServiceRow>()) {
    WordsOf(WordKind::kService).push_back(row.key);
  }
  for (const CarrierRow& row : edition.Rows<CarrierRow>()) {
    WordsOf(WordKind::kCarrier).push_back(row.key);
  }
}

bool RulebookWords::IsTerritory(Code code) const {
  return ResolvePlace(book_->edition(), code, Code(), "", Day()).has_value() ||
         FindTerritory(book_->edition(), code) != kNoRow;
}

bool RulebookWords::IsSubdivision(Code country, Code subdivision) const {
  const Edition& edition = book_->edition();
  if (subdivision.ToString().rfind(country.ToString() + "-", 0) != 0) return false;
  uint32_t territory = FindTerritory(edition, country);
  if (territory == kNoRow || !edition.Rows<TerritoryRow>()[territory].needs_subdivision)
    return true;
  for (const AreaRow& area : edition.Rows<AreaRow>()) {
    if (area.country == country && area.subdivision == subdivision) return true;
  }
  return false;
}

bool RulebookWords::IsPossiblePostalCode(Code country, std::string_view postal_code) const {
  auto known = postal_digits_.find(country);
  if (known == postal_digits_.end()) return true;
  size_t count = 0;
  for (char c : postal_code) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9') return false;
    ++count;
  }
  return count == known->second;
}

bool RulebookWords::IsCurrency(CurrencyCode currency) const {
  return FindMinorDigits(book_->edition(), currency, Day::FromNumber(20'000)).has_value();
}

bool RulebookWords::IsKnownWord(WordKind kind, std::string_view word) const {
  const std::vector<uint64_t>& words = words_[static_cast<size_t>(kind)];
  return std::binary_search(words.begin(), words.end(), TextKey(word));
}

bool RulebookWords::IsDutyExpression(std::string_view text) const {
  return ParseDutyText(text).ok();
}

Instant RulebookWords::EarliestRule(Code country) const {
  std::optional<Place> place = ResolvePlace(book_->edition(), country, Code(), "", Day());
  if (!place.has_value()) return Instant();
  LocalTime earliest = LocalTime::Max();
  for (const ValuationRow& row : book_->edition().Rows<ValuationRow>()) {
    if (row.territory == place->customs || row.territory == place->territory) {
      earliest = std::min(earliest, row.from);
    }
  }
  if (earliest == LocalTime::Max()) return Instant();
  return book_->ZoneOf(place->row).ToInstant(earliest);
}

}  // namespace landfall::quote
