#pragma once

#include <cstdint>
#include <string_view>

#include "common/money/currency.h"
#include "common/territory/code.h"
#include "common/time/instant.h"

namespace landfall {

// Words a request and the rule data must spell alike.
enum class WordKind : uint8_t {
  kRegistrationScheme,
  kTaxCategory,
  kStatedCondition,
  kProgramme,
  kService,
  kCarrier,
};

// What the reader of requests asks of the edition in use. Thread-safe; every answer is of constant
// or logarithmic cost, and none allocates.
class OrderLookup {
 public:
  virtual ~OrderLookup() = default;

  // An ISO 3166-1 alpha-2 code or a territory id of the rulebook.
  virtual bool IsTerritory(Code code) const = 0;

  // True where the rulebook lists no subdivisions of the country.
  virtual bool IsSubdivision(Code country, Code subdivision) const = 0;

  // False when no address of the country can have it. `postal_code` is made of letters, digits,
  // blanks and hyphens.
  virtual bool IsPossiblePostalCode(Code country, std::string_view postal_code) const = 0;

  virtual bool IsCurrency(CurrencyCode currency) const = 0;

  virtual bool IsKnownWord(WordKind kind, std::string_view word) const = 0;

  // A duty expression in the canonical notation.
  virtual bool IsDutyExpression(std::string_view text) const = 0;

  // The first moment for which the rulebook holds a rule of the country's customs territory; the
  // country must be a territory.
  virtual Instant EarliestRule(Code country) const = 0;
};

}  // namespace landfall
