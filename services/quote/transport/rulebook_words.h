#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "common/edge/wire/order_lookup.h"
#include "common/rulebook/rulebook.h"

namespace landfall::quote {

// What requests may name, read once from a rulebook. Immutable, thread-safe.
class RulebookWords : public OrderLookup {
 public:
  explicit RulebookWords(std::shared_ptr<const Rulebook> book);

  bool IsTerritory(Code code) const override;
  bool IsSubdivision(Code country, Code subdivision) const override;
  bool IsPossiblePostalCode(Code country, std::string_view postal_code) const override;
  bool IsCurrency(CurrencyCode currency) const override;
  bool IsKnownWord(WordKind kind, std::string_view word) const override;
  bool IsDutyExpression(std::string_view text) const override;
  Instant EarliestRule(Code country) const override;

 private:
  static constexpr size_t kKinds = 6;

  std::vector<uint64_t>& WordsOf(WordKind kind) { return words_[static_cast<size_t>(kind)]; }
  void CollectTests();
  void CollectRates();
  void CollectFreight();
  void CollectPostalCodes();

  std::shared_ptr<const Rulebook> book_;
  std::array<std::vector<uint64_t>, kKinds> words_;  // TextKeys, sorted
  std::map<Code, size_t> postal_digits_;  // of countries whose postal codes all have so many digits
};

}  // namespace landfall::quote
