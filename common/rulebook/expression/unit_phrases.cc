#include <array>
#include <string>

#include "absl/strings/ascii.h"
#include "common/rulebook/expression/phrases.h"

namespace landfall {
namespace {

constexpr Qualifier kPlain = Qualifier::kNone;

// As the official files and our own text spell units, lower case. A blank stands for any number of
// blanks, or none.
constexpr auto kUnits = std::to_array<UnitPhrase>({
    {"kg", Unit::kKilogram, 1, kPlain},
    {"kgm", Unit::kKilogram, 1, kPlain},
    {"kilogram", Unit::kKilogram, 1, kPlain},
    {"clean kg", Unit::kKilogram, 1, Qualifier::kClean},
    {"dtn", Unit::kKilogram, 100, kPlain},
    {"g", Unit::kGram, 1, kPlain},
    {"gram", Unit::kGram, 1, kPlain},
    {"grm", Unit::kGram, 1, kPlain},
    {"t", Unit::kTonne, 1, kPlain},
    {"tne", Unit::kTonne, 1, kPlain},
    {"tonne", Unit::kTonne, 1, kPlain},
    {"l", Unit::kLitre, 1, kPlain},
    {"ltr", Unit::kLitre, 1, kPlain},
    {"liter", Unit::kLitre, 1, kPlain},
    {"liters", Unit::kLitre, 1, kPlain},
    {"litre", Unit::kLitre, 1, kPlain},
    {"litres", Unit::kLitre, 1, kPlain},
    {"hl", Unit::kHectolitre, 1, kPlain},
    {"hlt", Unit::kHectolitre, 1, kPlain},
    {"kl", Unit::kKilolitre, 1, kPlain},
    {"klt", Unit::kKilolitre, 1, kPlain},
    {"lpa", Unit::kLitreAlcohol, 1, kPlain},
    {"l alc. 100%", Unit::kLitreAlcohol, 1, kPlain},
    {"l alcohol", Unit::kLitreAlcohol, 1, kPlain},
    {"l of alcohol", Unit::kLitreAlcohol, 1, kPlain},
    {"pf. liter", Unit::kProofLitre, 1, kPlain},
    {"pf.liter", Unit::kProofLitre, 1, kPlain},
    {"pf. liter on ethyl alcohol content", Unit::kProofLitre, 1, kPlain},
    {"each", Unit::kItem, 1, kPlain},
    {"nar", Unit::kItem, 1, kPlain},
    {"item", Unit::kItem, 1, kPlain},
    {"items", Unit::kItem, 1, kPlain},
    {"piece", Unit::kItem, 1, kPlain},
    {"pieces", Unit::kItem, 1, kPlain},
    {"unit", Unit::kItem, 1, kPlain},
    {"article", Unit::kItem, 1, kPlain},
    {"head", Unit::kItem, 1, kPlain},
    {"pins", Unit::kItem, 1, kPlain},
    {"p/st", Unit::kItem, 1, kPlain},
    {"cen", Unit::kItem, 100, kPlain},
    {"mil", Unit::kItem, 1000, kPlain},
    {"thousand", Unit::kItem, 1000, kPlain},
    {"dzn", Unit::kDozen, 1, kPlain},
    {"doz.", Unit::kDozen, 1, kPlain},
    {"gro", Unit::kGross, 1, kPlain},
    {"gross", Unit::kGross, 1, kPlain},
    {"gross of immediate containers", Unit::kGross, 1, Qualifier::kImmediateContainers},
    {"pr", Unit::kPair, 1, kPlain},
    {"pr.", Unit::kPair, 1, kPlain},
    {"pair", Unit::kPair, 1, kPlain},
    {"pairs", Unit::kPair, 1, kPlain},
    {"doz. prs.", Unit::kDozenPairs, 1, kPlain},
    {"line/ gross", Unit::kGrossLines, 1, kPlain},
    {"pack", Unit::kPack, 1, kPlain},
    {"jewel", Unit::kJewel, 1, kPlain},
    {"jwl", Unit::kJewel, 1, kPlain},
    {"m", Unit::kMetre, 1, kPlain},
    {"mtr", Unit::kMetre, 1, kPlain},
    {"lin. m", Unit::kMetre, 1, kPlain},
    {"m2", Unit::kSquareMetre, 1, kPlain},
    {"mtk", Unit::kSquareMetre, 1, kPlain},
    {"m2 of recording surface", Unit::kSquareMetre, 1, Qualifier::kRecordingSurface},
    {"m3", Unit::kCubicMetre, 1, kPlain},
    {"mtq", Unit::kCubicMetre, 1, kPlain},
    {"ctm", Unit::kCarat, 1, kPlain},
    {"carat", Unit::kCarat, 1, kPlain},
    {"bbl", Unit::kBarrel, 1, kPlain},
    {"bll", Unit::kBarrel, 1, kPlain},
    {"mwh", Unit::kMegawattHour, 1, kPlain},
});

}  // namespace

std::optional<UnitPhrase> TakeUnit(Cursor& cursor) {
  size_t longest = 0;
  std::optional<UnitPhrase> found;
  for (const UnitPhrase& unit : kUnits) {
    const size_t bytes = cursor.MatchPhrase(unit.phrase);
    if (bytes <= longest) continue;
    longest = bytes;
    found = unit;
  }
  if (found) {
    cursor.Skip(longest);
    return found;
  }
  // Any other code of the table of units, as canonical text prints it, or name of one.
  size_t end = 0;
  while (end < cursor.rest().size() &&
         absl::ascii_isalnum(static_cast<unsigned char>(cursor.rest()[end]))) {
    ++end;
  }
  const std::string_view word = cursor.rest().substr(0, end);
  std::optional<Unit> unit = FindUnit(absl::AsciiStrToUpper(std::string(word)));
  if (!unit) unit = FindUnitByName(word);
  if (!unit || *unit == Unit::kNone) return std::nullopt;
  cursor.Skip(end);
  return UnitPhrase{"", *unit, 1, kPlain};
}

}  // namespace landfall
