#include "common/rulebook/check/field_check.h"

#include <google/protobuf/message.h>

#include <utility>

#include "common/goods/hs_code.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

using google::protobuf::FieldDescriptor;

const FieldDescriptor& FieldOf(const google::protobuf::Message& message, std::string_view name) {
  return *message.GetDescriptor()->FindFieldByName(std::string(name));
}

std::string WithIndex(std::string_view field, int index) {
  std::string name(field);
  if (index >= 0) name += "[" + std::to_string(index) + "]";
  return name;
}

}  // namespace

std::string InQuotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

FieldCheck FieldCheck::Part(const google::protobuf::Message& part, std::string_view field,
                            int index) const {
  FieldCheck check(rules_, part, subject_, defects_);
  check.path_ = path_ + WithIndex(field, index) + ".";
  return check;
}

void FieldCheck::Complain(std::string_view field, std::string_view what, int index) const {
  std::string name = path_ + WithIndex(field, index);
  if (name.ends_with(".")) name.pop_back();
  defects_.Add(rules_.At(message_, field, index),
               subject_ + (name.empty() ? "" : ": " + name) + ": " + std::string(what));
}

bool FieldCheck::Has(std::string_view field) const {
  const FieldDescriptor& descriptor = FieldOf(message_, field);
  const auto& reflection = *message_.GetReflection();
  if (descriptor.is_repeated()) return reflection.FieldSize(message_, &descriptor) > 0;
  if (descriptor.cpp_type() == FieldDescriptor::CPPTYPE_STRING) return !Text(field).empty();
  return reflection.HasField(message_, &descriptor);
}

bool FieldCheck::Require(std::string_view field) const {
  if (Has(field)) return true;
  Complain(field, "is required");
  return false;
}

void FieldCheck::Forbid(std::string_view field, std::string_view why) const {
  if (Has(field)) Complain(field, why);
}

std::string FieldCheck::Text(std::string_view field, int index) const {
  const FieldDescriptor& descriptor = FieldOf(message_, field);
  const auto& reflection = *message_.GetReflection();
  return descriptor.is_repeated() ? reflection.GetRepeatedString(message_, &descriptor, index)
                                  : reflection.GetString(message_, &descriptor);
}

int FieldCheck::Count(std::string_view field) const {
  return message_.GetReflection()->FieldSize(message_, &FieldOf(message_, field));
}

std::optional<Decimal> FieldCheck::Number(std::string_view field) const {
  const std::string text = Text(field);
  if (text.empty()) return std::nullopt;
  absl::StatusOr<Decimal> number = Decimal::Parse(text);
  if (number.ok()) return *number;
  Complain(field, InQuotes(text) + " is not a decimal number");
  return std::nullopt;
}

std::optional<Decimal> FieldCheck::PositiveNumber(std::string_view field) const {
  std::optional<Decimal> number = Number(field);
  if (number && !number->IsPositive()) Complain(field, "must be above zero");
  return number;
}

std::optional<Decimal> FieldCheck::Percentage(std::string_view field) const {
  std::optional<Decimal> number = Number(field);
  if (number && number->IsNegative()) Complain(field, "a percentage may not be negative");
  return number;
}

std::optional<Day> FieldCheck::Date(std::string_view field) const {
  const std::string text = Text(field);
  if (text.empty()) return std::nullopt;
  absl::StatusOr<Day> day = Day::Parse(text);
  if (day.ok()) return *day;
  Complain(field, InQuotes(text) + " is not a day");
  return std::nullopt;
}

std::optional<LocalTime> FieldCheck::Time(std::string_view field) const {
  const std::string text = Text(field);
  if (text.empty()) return std::nullopt;
  absl::StatusOr<LocalTime> time = LocalTime::Parse(text);
  if (time.ok()) return *time;
  Complain(field, InQuotes(text) + " is not a day or local time");
  return std::nullopt;
}

std::optional<CurrencyCode> FieldCheck::Currency(std::string_view field) const {
  const std::string text = Text(field);
  if (text.empty()) return std::nullopt;
  absl::StatusOr<CurrencyCode> code = CurrencyCode::Parse(text);
  if (!code.ok()) {
    Complain(field, InQuotes(text) + " is not a currency code");
    return std::nullopt;
  }
  if (!rules_.currencies.contains(text))
    Complain(field, "currency " + InQuotes(text) + " is not known");
  return *code;
}

std::optional<Code> FieldCheck::ShortCode(std::string_view field) const {
  const std::string text = Text(field);
  if (text.empty()) return std::nullopt;
  std::optional<Code> code = Code::Parse(text);
  if (!code) Complain(field, InQuotes(text) + " is not a code of 1 to 8 letters, digits or signs");
  return code;
}

void FieldCheck::RefersToTerritory(std::string_view field, int index) const {
  const std::string id = Text(field, index);
  if (id.empty() || rules_.territories.contains(id)) return;
  Complain(field, "territory " + InQuotes(id) + " is not known", index);
}

void FieldCheck::RefersToPlace(std::string_view field, int index) const {
  const std::string id = Text(field, index);
  if (id.empty() || rules_.territories.contains(id) || rules_.groups.contains(id)) return;
  Complain(field, "neither a territory nor a group: " + InQuotes(id), index);
}

void FieldCheck::RefersToLevy(std::string_view field, int index) const {
  const std::string id = Text(field, index);
  if (id.empty() || rules_.levies.contains(id)) return;
  Complain(field, "levy " + InQuotes(id) + " is not known", index);
}

void FieldCheck::RefersToRegime(std::string_view field, int index) const {
  const std::string id = Text(field, index);
  if (id.empty() || rules_.regimes.contains(id)) return;
  Complain(field, "regime " + InQuotes(id) + " is not known", index);
}

void FieldCheck::RefersToGoods(std::string_view field, int index) const {
  const std::string text = Text(field, index);
  if (text.starts_with("@")) {
    if (rules_.goods_lists.contains(text.substr(1))) return;
    Complain(field, "goods list " + InQuotes(text.substr(1)) + " is not known", index);
  } else if (!HsCode::Parse(text).ok()) {
    Complain(field, InQuotes(text) + " is not an HS code", index);
  }
}

void FieldCheck::Cites() const {
  const std::string id = Text("source");
  const FieldDescriptor& cite = FieldOf(message_, "cite");
  const bool in_place = message_.GetReflection()->HasField(message_, &cite);
  if (!id.empty()) {
    if (!rules_.sources.contains(id))
      Complain("source", "source " + InQuotes(id) + " is not known");
    if (in_place) Complain("cite", "given beside source");
    return;
  }
  if (!in_place) return Complain("source", "a citation is required");
  FieldCheck part = Part(message_.GetReflection()->GetMessage(message_, &cite), "cite");
  part.Forbid("id", "a citation in place has no id");
  part.Require("title");
  part.Date("published");
  if (part.Require("read_on")) part.Date("read_on");
}

void CheckAscending(const std::vector<FieldCheck>& parts) {
  std::optional<LocalTime> before;
  for (const FieldCheck& part : parts) {
    if (!part.Require("from")) continue;
    std::optional<LocalTime> from = part.Time("from");
    if (from && before && *from <= *before) {
      part.Complain("from", "must lie after the version before");
    }
    if (from) before = from;
  }
}

}  // namespace landfall
