#include "common/importing/tariff/taric_components.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/goods/unit.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

// How a duty expression joins what stands before it, and the word it adds instead of an amount.
struct ExpressionWord {
  std::string_view id;
  std::string_view join;
  std::string_view word;  // empty: an amount follows
};

constexpr auto kExpressions = std::to_array<ExpressionWord>({
    {"01", "", ""},
    {"02", " - ", ""},
    {"04", " + ", ""},
    {"12", " + ", "EA"},
    {"14", " + ", "EAR"},
    {"15", " MIN ", ""},
    {"17", " MAX ", ""},
    {"19", " + ", ""},
    {"20", " + ", ""},
    {"21", " + ", "ADSZ"},
    {"25", " + ", "ADSZR"},
    {"27", " + ", "ADFM"},
    {"29", " + ", "ADFMR"},
    {"35", " MAX ", ""},
    {"36", " - ", ""},
});

constexpr std::string_view kSupplementaryUnit = "99";

struct UnitWord {
  std::string_view unit;
  std::string_view qualifier;
  std::string_view text;
};

constexpr auto kUnits = std::to_array<UnitWord>({
    {"DTN", "", "100 KGM"},
    {"DTN", "E", "100 KGM / drained"},
    {"DTN", "G", "100 KGM / gross"},
    {"DTN", "M", "100 KGM / dry matter"},
    {"DTN", "R", "100 KGM / std quality"},
    {"DTN", "Z", "100 KGM / % sacchar."},
    {"KGM", "E", "KGM / drained"},
    {"KGM", "G", "KGM / gross"},
    {"KGM", "P", "KGM / lactic matter"},
    {"TNE", "E", "TNE / drained"},
    {"TNE", "R", "TNE / std quality"},
    {"ASV", "X", "HLT / % vol"},
    {"MIL", "", "1000 NAR"},
    {"CEN", "", "100 NAR"},
    {"NPR", "", "PR"},
});

absl::Status Refuse(std::string_view what, std::string_view word) {
  return absl::InvalidArgumentError(std::string(what) + " \"" + std::string(word) +
                                    "\" is not known");
}

absl::Status Misplaced(const std::string& expression, std::string_view what) {
  return absl::InvalidArgumentError("duty expression " + expression + " " + std::string(what));
}

absl::StatusOr<std::string> UnitText(const TaricComponent& part) {
  for (const UnitWord& word : kUnits) {
    if (word.unit == part.unit && word.qualifier == part.qualifier) return std::string(word.text);
  }
  if (!part.qualifier.empty()) return Refuse("unit", part.unit + part.qualifier);
  const std::optional<Unit> unit = FindUnit(part.unit);
  if (!unit || *unit == Unit::kNone) return Refuse("unit", part.unit);
  return std::string(UnitCode(*unit));
}

absl::StatusOr<std::string> AmountText(const TaricComponent& part) {
  if (part.currency.empty()) {
    if (!part.unit.empty()) {
      return absl::InvalidArgumentError("an amount by " + part.unit + " has no currency");
    }
    return part.amount + " %";
  }
  if (part.unit.empty()) {
    return absl::InvalidArgumentError("an amount in " + part.currency + " has no unit");
  }
  absl::StatusOr<std::string> unit = UnitText(part);
  if (!unit.ok()) return unit.status();
  return part.amount + " " + part.currency + " / " + *unit;
}

}  // namespace

absl::StatusOr<std::string> TaricRateText(std::span<const TaricComponent> components) {
  std::string text;
  for (const TaricComponent& part : components) {
    if (part.expression == kSupplementaryUnit) continue;
    const auto word = std::ranges::find(kExpressions, part.expression, &ExpressionWord::id);
    if (word == kExpressions.end()) return Refuse("duty expression", part.expression);
    const bool begins = word->join.empty() || !word->word.empty();
    if (text.empty() && !begins) return Misplaced(part.expression, "begins the rate");
    if (!text.empty() && word->join.empty()) return Misplaced(part.expression, "comes again");
    if (!text.empty()) text += word->join;
    if (word->word.empty() == part.amount.empty()) {
      return Misplaced(part.expression,
                       part.amount.empty() ? "lacks its amount" : "takes no amount");
    }
    if (!word->word.empty()) {
      text += word->word;
      continue;
    }
    absl::StatusOr<std::string> amount = AmountText(part);
    if (!amount.ok()) return amount.status();
    text += *amount;
  }
  if (text.empty()) return absl::InvalidArgumentError("states no rate");
  return text;
}

absl::StatusOr<Expression> ReadTaricRate(std::span<const TaricComponent> components) {
  absl::StatusOr<std::string> text = TaricRateText(components);
  if (!text.ok()) return text.status();
  return ParseDutyText(*text);
}

std::string TaricSourceText(std::span<const TaricComponent> components) {
  std::string text;
  for (const TaricComponent& part : components) {
    if (!text.empty()) text += "; ";
    text += part.expression;
    for (const std::string* word : {&part.amount, &part.currency, &part.unit, &part.qualifier}) {
      if (!word->empty()) text += " " + *word;
    }
  }
  return text;
}

std::string TaricSupplementaryUnit(std::span<const TaricComponent> components) {
  for (const TaricComponent& part : components) {
    if (part.expression != kSupplementaryUnit || !part.qualifier.empty()) continue;
    const std::optional<Unit> unit = FindUnit(part.unit);
    if (unit && *unit != Unit::kNone) return std::string(UnitCode(*unit));
  }
  return "";
}

}  // namespace landfall
