#include "common/importing/tariff/unit_spelling.h"

#include <array>

#include "common/goods/unit.h"

namespace landfall {
namespace {

struct Spelling {
  std::string_view text;
  Unit unit;
};

// "KG\n(I.I.)" is weighed with its inner packing, which is not a plain quantity of the goods.
constexpr auto kJp = std::to_array<Spelling>({
    {"KG", Unit::kKilogram},
    {"NO", Unit::kItem},
    {"SM", Unit::kSquareMetre},
    {"MT", Unit::kTonne},
    {"CM", Unit::kCubicMetre},
    {"L", Unit::kLitre},
    {"PR", Unit::kPair},
    {"KL", Unit::kKilolitre},
    {"DZ", Unit::kDozen},
    {"GR", Unit::kGram},
    {"TH", Unit::kThousand},
    {"M", Unit::kMetre},
    {"CT", Unit::kCarat},
});

}  // namespace

std::string_view UsUnitCode(std::string_view spelling) {
  const std::optional<Unit> unit = FindUnitByName(spelling);
  return unit ? UnitCode(*unit) : std::string_view();
}

std::string_view JpUnitCode(std::string_view spelling) {
  for (const Spelling& known : kJp) {
    if (known.text == spelling) return UnitCode(known.unit);
  }
  return {};
}

}  // namespace landfall
