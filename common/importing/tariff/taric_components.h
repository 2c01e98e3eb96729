#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/rulebook/expression/expression.h"

namespace landfall {

// One part of the rate of a measure, as TARIC and the UK tariff hold it: "01", "12.8", "", "" is
// 12.8 %; "04", "176.8", "EUR", "DTN" adds 176.80 EUR for 100 kg.
struct TaricComponent {
  std::string expression{};  // id of the duty expression, two digits
  std::string amount{};      // empty for parts without one (agricultural component)
  std::string currency{};    // empty: the amount is a percentage
  std::string unit{};
  std::string qualifier{};
};

// The parts in our notation: "12.8 % + 176.8 EUR / 100 KGM". InvalidArgument for an expression,
// unit or qualifier that is not known, or an amount where none belongs.
absl::StatusOr<std::string> TaricRateText(std::span<const TaricComponent> components);

// The same as an expression. No parts at all is an error, never a zero.
absl::StatusOr<Expression> ReadTaricRate(std::span<const TaricComponent> components);

// The parts as the source has them: "01 12.8; 04 176.8 EUR DTN".
std::string TaricSourceText(std::span<const TaricComponent> components);

// UN/ECE code of a supplementary unit (expression 99); empty for one that is no plain unit.
std::string TaricSupplementaryUnit(std::span<const TaricComponent> components);

}  // namespace landfall
