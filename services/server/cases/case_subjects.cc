#include "services/server/cases/case_subjects.h"

#include <array>
#include <optional>

#include "common/money/apportion.h"
#include "common/money/fraction.h"
#include "services/routing/weighing.h"

namespace landfall::server {
namespace {

using cases::v1::Case;
using cases::v1::Expect;

constexpr int64_t kMicrogramsPerKilogram = 1'000'000'000;
constexpr int64_t kMicrogramsPerPound = 453'592'370;
constexpr int64_t kMicrometresPerCentimetre = 10'000;
constexpr int64_t kMicrometresPerInch = 25'400;

Decimal Number(const std::string& text, const char* otherwise = "0") {
  absl::StatusOr<Decimal> number = Decimal::Parse(text.empty() ? otherwise : text);
  return number.ok() ? *number : Decimal::Overflow();
}

Rounding RoundingOf(const rulebook::v1::RoundingRule& rule) {
  // The schema counts from 1; unset is half up.
  int mode = rule.mode() == 0 ? 0 : static_cast<int>(rule.mode()) - 1;
  return {static_cast<RoundingMode>(mode), Number(rule.step())};
}

void Compare(const Expect& expect, Decimal got, std::vector<std::string>& differences) {
  if (got == Number(expect.amount())) return;
  differences.push_back(expect.leaf() +
                        (expect.line() > 0 ? "[" + std::to_string(expect.line()) + "]" : "") +
                        ": expected " + expect.amount() + ", got " + got.ToString());
}

void CompareShares(const Case& item, std::vector<std::string>& differences) {
  std::vector<Decimal> keys;
  for (const std::string& key : item.apportion().keys()) keys.push_back(Number(key));
  std::vector<Decimal> shares(keys.size());
  absl::Status status = Apportion(Number(item.apportion().total()), keys,
                                  Number(item.apportion().increment(), "0.01"), shares);
  for (const Expect& expect : item.expect()) {
    if (expect.leaf() == "error") {
      if (status.message() != expect.text()) {
        differences.push_back("error: expected " + expect.text() + ", got " +
                              std::string(status.message()));
      }
      continue;
    }
    size_t index = static_cast<size_t>(expect.line()) - 1;
    if (!status.ok() || index >= shares.size()) {
      differences.push_back("share: " + std::string(status.message()));
    } else {
      Compare(expect, shares[index], differences);
    }
  }
}

// A decimal number of units as a whole number of micro-units.
int64_t Micro(Decimal value, int64_t per_unit) {
  return static_cast<int64_t>(
      Fraction(value).Times(Decimal::FromInteger(per_unit)).Value().scaled() / Decimal::kScale);
}

routing::Weighing WeighingOf(const cases::v1::Weighing& weigh) {
  bool inches = weigh.length_unit() == "IN";
  bool pounds = weigh.weight_unit() == "LB";
  int64_t length = inches ? kMicrometresPerInch : kMicrometresPerCentimetre;
  int64_t weight = pounds ? kMicrogramsPerPound : kMicrogramsPerKilogram;
  routing::Weighing rule;
  rule.rule = weigh.rule() == "ACTUAL"                ? WeighingRule::kActual
              : weigh.rule() == "VOLUME_IF_TWICE"     ? WeighingRule::kVolumeIfTwice
              : weigh.rule() == "VOLUME_IF_LONG_SIDE" ? WeighingRule::kVolumeIfLongSide
                                                      : WeighingRule::kGreater;
  rule.side_rounding = weigh.side_rounding() == "UP"        ? SideRounding::kUp
                       : weigh.side_rounding() == "NEAREST" ? SideRounding::kNearest
                                                            : SideRounding::kExact;
  rule.side_step = Micro(Number(weigh.side_step()), length);
  rule.long_side = Micro(Number(weigh.long_side()), length);
  rule.divisor = Micro(Number(weigh.divisor(), "1"), 1);
  rule.volume_unit = length * length * length;
  rule.volume_weight = weight;
  rule.weight_step = Micro(Number(weigh.step()), weight);
  return rule;
}

void CompareWeight(const Case& item, std::vector<std::string>& differences) {
  const cases::v1::Weighing& weigh = item.weigh();
  bool inches = weigh.length_unit() == "IN";
  bool pounds = weigh.weight_unit() == "LB";
  int64_t length = inches ? kMicrometresPerInch : kMicrometresPerCentimetre;
  int64_t weight = pounds ? kMicrogramsPerPound : kMicrogramsPerKilogram;
  routing::Piece piece =
      routing::PieceOf(Micro(Number(weigh.weight()), weight),
                       {Micro(Number(weigh.length()), length), Micro(Number(weigh.width()), length),
                        Micro(Number(weigh.height()), length)});
  int64_t charged = routing::ChargeableWeight(piece, WeighingOf(weigh));
  Decimal units =
      Fraction(Decimal::FromInteger(charged)).Over(Decimal::FromInteger(weight)).Value();
  for (const Expect& expect : item.expect()) Compare(expect, units, differences);
}

void CompareRate(const Case& item, std::vector<std::string>& differences) {
  const cases::v1::Conversion& convert = item.convert();
  Decimal sum;
  for (const std::string& rate : convert.rates()) sum = sum + Number(rate);
  Decimal count = Decimal::FromInteger(convert.rates_size());
  Fraction result(Number(convert.amount(), "1"));
  if (convert.inverse()) {
    result.Times(count).Over(sum);
  } else {
    result.Times(sum).Over(count);
  }
  Decimal value =
      convert.has_rounding() ? result.Value(RoundingOf(convert.rounding())) : result.Value();
  for (const Expect& expect : item.expect()) Compare(expect, value, differences);
}

}  // namespace

std::vector<std::string> CompareArithmetic(const Case& item) {
  std::vector<std::string> differences;
  switch (item.subject_case()) {
    case Case::kApportion:
      CompareShares(item, differences);
      break;
    case Case::kWeigh:
      CompareWeight(item, differences);
      break;
    case Case::kConvert:
      CompareRate(item, differences);
      break;
    case Case::kRound: {
      Decimal value = Round(Number(item.round().value()), RoundingOf(item.round().rounding()));
      for (const Expect& expect : item.expect()) Compare(expect, value, differences);
      break;
    }
    default:
      differences.push_back("the case has no subject");
  }
  return differences;
}

}  // namespace landfall::server
