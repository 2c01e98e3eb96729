#include "common/rulebook/expression/phrases.h"

#include <array>
#include <span>

namespace landfall {
namespace {

template <typename T>
struct Phrase {
  std::string_view phrase;
  T value;
};

// The first phrase of each value is its canonical word.
constexpr auto kQualifiers = std::to_array<Phrase<Qualifier>>({
    {"net", Qualifier::kNone},
    {"gross", Qualifier::kGross},
    {"br", Qualifier::kGross},
    {"drained", Qualifier::kDrained},
    {"net drained wt", Qualifier::kDrained},
    {"net drained", Qualifier::kDrained},
    {"on drained weight", Qualifier::kDrained},
    {"eda", Qualifier::kDrained},
    {"dry matter", Qualifier::kDryMatter},
    {"net dry", Qualifier::kDryMatter},
    {"mas", Qualifier::kDryMatter},
    {"lactic matter", Qualifier::kLacticMatter},
    {"dry lactic matter", Qualifier::kDryLacticMatter},
    {"total sugars", Qualifier::kTotalSugars},
    {"of total sugars", Qualifier::kTotalSugars},
    {"clean", Qualifier::kClean},
    {"std quality", Qualifier::kStandardQuality},
    {"std qual", Qualifier::kStandardQuality},
    {"total alcohol", Qualifier::kTotalAlcohol},
    {"tot alc", Qualifier::kTotalAlcohol},
    {"contents and container", Qualifier::kContentsAndContainer},
    {"on contents and container", Qualifier::kContentsAndContainer},
    {", including weight of container", Qualifier::kContentsAndContainer},
    {"entire contents", Qualifier::kEntireContents},
    {"on entire contents of container", Qualifier::kEntireContents},
    {"lead content", Qualifier::kLead},
    {"on lead content", Qualifier::kLead},
    {"copper content", Qualifier::kCopper},
    {"on copper content", Qualifier::kCopper},
    {"zinc content", Qualifier::kZinc},
    {"on zinc content", Qualifier::kZinc},
    {"molybdenum content", Qualifier::kMolybdenum},
    {"on molybdenum content", Qualifier::kMolybdenum},
    {"tungsten content", Qualifier::kTungsten},
    {"on tungsten content", Qualifier::kTungsten},
    {"manganese content", Qualifier::kManganese},
    {"on manganese content", Qualifier::kManganese},
    {"magnesium content", Qualifier::kMagnesium},
    {"on magnesium content", Qualifier::kMagnesium},
    {"silicon content", Qualifier::kSilicon},
    {"on silicon content", Qualifier::kSilicon},
    {"anhydrous morphine", Qualifier::kAnhydrousMorphine},
    {"of anhydrous morphine content", Qualifier::kAnhydrousMorphine},
    {"recording surface", Qualifier::kRecordingSurface},
    {"of recording surface", Qualifier::kRecordingSurface},
    {"immediate containers", Qualifier::kImmediateContainers},
    {"of immediate containers", Qualifier::kImmediateContainers},
    {"tobacco content", Qualifier::kTobacco},
    {"of tobacco content", Qualifier::kTobacco},
});

constexpr auto kMeasures = std::to_array<Phrase<Measure>>({
    {"% vol", Measure::kAlcoholPercent},
    {"% vol.", Measure::kAlcoholPercent},
    {"% sacchar.", Measure::kSucrosePercent},
    {"% sacchar", Measure::kSucrosePercent},
    {"% sucrose", Measure::kSucrosePercent},
    {"degree", Measure::kPolarityDegrees},
});

constexpr auto kBases = std::to_array<Phrase<ValueBasis>>({
    {"of customs value", ValueBasis::kCustomsValue},
    {"on the entire set", ValueBasis::kCustomsValue},
    {"on the full value of the imported article", ValueBasis::kCustomsValue},
    {"of case", ValueBasis::kCase},
    {"on the case", ValueBasis::kCase},
    {"of strap", ValueBasis::kStrap},
    {"on the strap, band or bracelet", ValueBasis::kStrap},
    {"of battery", ValueBasis::kBattery},
    {"on the battery", ValueBasis::kBattery},
    {"of movement", ValueBasis::kMovement},
    {"on the movement", ValueBasis::kMovement},
    {"of movement and case", ValueBasis::kMovementAndCase},
    {"on the movement and case", ValueBasis::kMovementAndCase},
    {"of case and strap", ValueBasis::kCaseAndStrap},
    {"on the case and strap, band or bracelet", ValueBasis::kCaseAndStrap},
    {"on case and strap, band or bracelet", ValueBasis::kCaseAndStrap},
    {"of apparatus", ValueBasis::kApparatus},
    {"on the apparatus", ValueBasis::kApparatus},
    {"of lead content", ValueBasis::kLeadContent},
    {"on the value of the lead content", ValueBasis::kLeadContent},
    {"of rifle", ValueBasis::kRifle},
    {"on the value of the rifle", ValueBasis::kRifle},
    {"of telescopic sight", ValueBasis::kTelescopicSight},
    {"on the value of the telescopic sight, if any", ValueBasis::kTelescopicSight},
    {"of metal content", ValueBasis::kMetalContent},
    {"on metal content", ValueBasis::kMetalContent},
    {"of foreign content", ValueBasis::kForeignContent},
    {"on foreign content", ValueBasis::kForeignContent},
    {"upon the value of the non-u.s. content", ValueBasis::kForeignContent},
    {"ret", ValueBasis::kRetailPrice},
    {"of the fair retail value", ValueBasis::kRetailPrice},
    {"of repairs", ValueBasis::kRepairs},
    {"of the cost of such goods or repairs", ValueBasis::kRepairs},
    {"of processing", ValueBasis::kProcessing},
});

constexpr auto kMeursingParts = std::to_array<Phrase<MeursingPart>>({
    {"ea", MeursingPart::kAgricultural},
    {"ear", MeursingPart::kAgriculturalReduced},
    {"adsz", MeursingPart::kSugar},
    {"adszr", MeursingPart::kSugarReduced},
    {"adfm", MeursingPart::kFlour},
    {"adfmr", MeursingPart::kFlourReduced},
});

template <typename T>
std::optional<T> TakeLongest(std::span<const Phrase<T>> phrases, Cursor& cursor) {
  size_t longest = 0;
  T value{};
  for (const Phrase<T>& phrase : phrases) {
    const size_t bytes = cursor.MatchPhrase(phrase.phrase);
    if (bytes <= longest) continue;
    longest = bytes;
    value = phrase.value;
  }
  if (longest == 0) return std::nullopt;
  cursor.Skip(longest);
  return value;
}

template <typename T>
std::string_view FirstWord(std::span<const Phrase<T>> phrases, T value) {
  for (const Phrase<T>& phrase : phrases) {
    if (phrase.value == value) return phrase.phrase;
  }
  return {};
}

}  // namespace

std::optional<Qualifier> TakeQualifier(Cursor& cursor) {
  return TakeLongest<Qualifier>(kQualifiers, cursor);
}
std::optional<Measure> TakeMeasure(Cursor& cursor) {
  return TakeLongest<Measure>(kMeasures, cursor);
}
std::optional<ValueBasis> TakeBasis(Cursor& cursor) {
  return TakeLongest<ValueBasis>(kBases, cursor);
}
std::optional<MeursingPart> TakeMeursing(Cursor& cursor) {
  return TakeLongest<MeursingPart>(kMeursingParts, cursor);
}

std::string_view Word(Qualifier qualifier) {
  return qualifier == Qualifier::kNone ? "" : FirstWord<Qualifier>(kQualifiers, qualifier);
}
std::string_view Word(Measure measure) {
  return measure == Measure::kNone ? "" : FirstWord<Measure>(kMeasures, measure);
}
std::string_view Word(ValueBasis basis) {
  if (basis == ValueBasis::kCustomsValue) return "";
  return basis == ValueBasis::kRetailPrice ? "RET" : FirstWord<ValueBasis>(kBases, basis);
}
std::string_view Word(MeursingPart part) {
  constexpr std::array<std::string_view, 7> kWords = {"",      "EA",   "EAR",  "ADSZ",
                                                      "ADSZR", "ADFM", "ADFMR"};
  const auto index = static_cast<size_t>(part);
  return index < kWords.size() ? kWords[index] : "";
}

}  // namespace landfall
