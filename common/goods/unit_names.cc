#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/goods/unit.h"

namespace landfall {
namespace {

struct UnitName {
  std::string_view name;
  Unit unit;
};

// Spellings met in official files beyond the codes, as Plain() leaves them. Left out on purpose:
// "cm" and "gt", which one customs reads as a length and a weight and another as a volume and a
// ship's tonnage, and every spelling that says what is weighed ("Cu kg", "kg TSS").
constexpr auto kNames = std::to_array<UnitName>({
    {"kg", Unit::kKilogram},
    {"kgs", Unit::kKilogram},
    {"kilogram", Unit::kKilogram},
    {"kilograms", Unit::kKilogram},
    {"g", Unit::kGram},
    {"gr", Unit::kGram},
    {"gram", Unit::kGram},
    {"grams", Unit::kGram},
    {"mg", Unit::kMilligram},
    {"t", Unit::kTonne},
    {"mt", Unit::kTonne},
    {"tonne", Unit::kTonne},
    {"tonnes", Unit::kTonne},
    {"metric ton", Unit::kTonne},
    {"metric tons", Unit::kTonne},
    {"100 kg", Unit::kHundredKilograms},
    {"100kg", Unit::kHundredKilograms},
    {"lb", Unit::kPound},
    {"lbs", Unit::kPound},
    {"lb.", Unit::kPound},
    {"lbs.", Unit::kPound},
    {"oz", Unit::kOunce},
    {"oz.", Unit::kOunce},
    {"troy oz", Unit::kTroyOunce},
    {"troy oz.", Unit::kTroyOunce},
    {"carat", Unit::kCarat},
    {"carats", Unit::kCarat},
    {"ct", Unit::kCarat},
    {"mc", Unit::kCarat},
    {"short ton", Unit::kShortTon},
    {"long ton", Unit::kLongTon},
    {"l", Unit::kLitre},
    {"liter", Unit::kLitre},
    {"liters", Unit::kLitre},
    {"litre", Unit::kLitre},
    {"litres", Unit::kLitre},
    {"ml", Unit::kMillilitre},
    {"cl", Unit::kCentilitre},
    {"hl", Unit::kHectolitre},
    {"100 l", Unit::kHectolitre},
    {"kl", Unit::kKilolitre},
    {"k6", Unit::kKilolitre},
    {"1000 l", Unit::kKilolitre},
    {"m3", Unit::kCubicMetre},
    {"m^3", Unit::kCubicMetre},
    {"cu", Unit::kCubicMetre},
    {"cm3", Unit::kCubicCentimetre},
    {"bbl", Unit::kBarrel},
    {"barrel", Unit::kBarrel},
    {"gal", Unit::kGallonUs},
    {"thousand m3", Unit::kThousandCubicMetres},
    {"1000 m3", Unit::kThousandCubicMetres},
    {"lal", Unit::kLitreAlcohol},
    {"l al", Unit::kLitreAlcohol},
    {"l alc. 100%", Unit::kLitreAlcohol},
    {"l alc. 100 %", Unit::kLitreAlcohol},
    {"l pure alc.", Unit::kLitreAlcohol},
    {"hl pure alc.", Unit::kHectolitreAlcohol},
    {"pf.liter", Unit::kProofLitre},
    {"pf.liters", Unit::kProofLitre},
    {"pf. liter", Unit::kProofLitre},
    {"pf. liters", Unit::kProofLitre},
    {"proof liter", Unit::kProofLitre},
    {"proof liters", Unit::kProofLitre},
    {"proof gallon", Unit::kProofGallon},
    {"no", Unit::kItem},
    {"no.", Unit::kItem},
    {"each", Unit::kItem},
    {"item", Unit::kItem},
    {"items", Unit::kItem},
    {"piece", Unit::kItem},
    {"pieces", Unit::kItem},
    {"pcs", Unit::kItem},
    {"pcs.", Unit::kItem},
    {"p/st", Unit::kItem},
    {"unit", Unit::kItem},
    {"units", Unit::kItem},
    {"u", Unit::kItem},
    {"head", Unit::kItem},
    {"c62", Unit::kItem},
    {"\xE9\xA0\xAD", Unit::kItem},  // 頭, head
    {"\xE6\x9C\xAC", Unit::kItem},  // 本, long things
    {"\xE6\x9E\x9A", Unit::kItem},  // 枚, sheets
    {"\xE5\x80\x8B", Unit::kItem},  // 個, things
    {"\xE5\x8F\xB0", Unit::kItem},  // 台, machines
    {"\xE7\xBE\xBD", Unit::kItem},  // 羽, birds
    {"100 items", Unit::kHundred},
    {"100 p/st", Unit::kHundred},
    {"hundred", Unit::kHundred},
    {"hundreds", Unit::kHundred},
    {"1000 items", Unit::kThousand},
    {"1000 p/st", Unit::kThousand},
    {"1,000 items", Unit::kThousand},
    {"thousand", Unit::kThousand},
    {"thousands", Unit::kThousand},
    {"th", Unit::kThousand},
    {"doz.", Unit::kDozen},
    {"doz", Unit::kDozen},
    {"dozen", Unit::kDozen},
    {"dz", Unit::kDozen},
    {"dz pcs", Unit::kDozen},
    {"doz. pcs", Unit::kDozen},
    {"gross", Unit::kGross},
    {"great gross", Unit::kGreatGross},
    {"pr.", Unit::kPair},
    {"prs", Unit::kPair},
    {"prs.", Unit::kPair},
    {"pair", Unit::kPair},
    {"pairs", Unit::kPair},
    {"npr", Unit::kPair},
    {"pa", Unit::kPair},
    {"\xE8\xB6\xB3", Unit::kPair},  // 足, pair
    {"doz. prs.", Unit::kDozenPairs},
    {"doz. prs", Unit::kDozenPairs},
    {"doz.prs.", Unit::kDozenPairs},
    {"dozen pairs", Unit::kDozenPairs},
    {"m", Unit::kMetre},
    {"lin. m", Unit::kMetre},
    {"metre", Unit::kMetre},
    {"metres", Unit::kMetre},
    {"meter", Unit::kMetre},
    {"meters", Unit::kMetre},
    {"mm", Unit::kMillimetre},
    {"km", Unit::kKilometre},
    {"thousand m", Unit::kKilometre},
    {"in", Unit::kInch},
    {"inch", Unit::kInch},
    {"ft", Unit::kFoot},
    {"yd", Unit::kYard},
    {"yard", Unit::kYard},
    {"m2", Unit::kSquareMetre},
    {"m^2", Unit::kSquareMetre},
    {"sm", Unit::kSquareMetre},
    {"\xE3\x8E\xA1", Unit::kSquareMetre},  // ㎡
    {"cm2", Unit::kSquareCentimetre},
    {"sq ft", Unit::kSquareFoot},
    {"square", Unit::kRoofingSquare},
    {"1000 kwh", Unit::kMegawattHour},
    {"gj", Unit::kGigajoule},
    {"mj", Unit::kMegajoule},
    {"tj", Unit::kTerajoule},
    {"tjo", Unit::kTerajoule},
    {"w", Unit::kWatt},
    {"kw", Unit::kKilowatt},
    {"jewel", Unit::kJewel},
    {"jewels", Unit::kJewel},
    {"jwls.", Unit::kJewel},
    {"st", Unit::kSet},
    {"sr", Unit::kSet},
    {"sets", Unit::kSet},
    {"pack", Unit::kPack},
    {"packs", Unit::kPack},
    {"pk", Unit::kPack},
    {"roll", Unit::kRoll},
    {"rolls", Unit::kRoll},
    {"dose", Unit::kDose},
    {"doses", Unit::kDose},
    {"gr.lines", Unit::kGrossLines},
    {"iu", Unit::kInternationalUnit},
    {"ce/el", Unit::kCell},
});

struct Spelling {
  std::string_view from;
  std::string_view to;
};

constexpr auto kSpellings = std::to_array<Spelling>({
    {"\xC2\xB2", "2"},       // ²
    {"\xC2\xB3", "3"},       // ³
    {"\xC2\xA0", " "},       // no-break space
    {"\xE3\x80\x80", " "},   // ideographic space
    {"\xE2\x80\x8B", ""},    // zero-width space
    {"\xE3\x8E\x8F", "kg"},  // ㎏
    {"\xE3\x8E\xA5", "m3"},  // ㎥
    {"\xE3\x8E\x98", "kl"},  // ㎘
    {"\n", " "},
    {"\t", " "},
});

// Longest text that can be a name; anything longer is not looked at.
constexpr size_t kLongest = 40;

// Lower case, marks written plainly, single blanks, none at the ends.
std::string Plain(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const auto* spelling = std::ranges::find_if(
        kSpellings, [&](const Spelling& known) { return text.starts_with(known.from); });
    std::string_view piece = spelling == kSpellings.end() ? text.substr(0, 1) : spelling->to;
    for (char c : piece) {
      if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
      plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    text.remove_prefix(spelling == kSpellings.end() ? 1 : spelling->from.size());
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

std::string Upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::optional<Unit> FindUnitByName(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  std::string plain = Plain(text);
  const auto* found = std::ranges::find(kNames, plain, &UnitName::name);
  if (found != kNames.end()) return found->unit;
  return FindUnit(Upper(std::move(plain)));
}

}  // namespace landfall
