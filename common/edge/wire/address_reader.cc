#include "common/edge/wire/address_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

constexpr size_t kMaxPostalCodeBytes = 16;
constexpr size_t kMaxCityBytes = 96;
constexpr size_t kMaxSubdivisionPart = 3;

bool IsLetterOrDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// "CA-ON" or "ON" of CA, as CA-ON.
std::optional<Code> SubdivisionOf(const std::string& country, std::string_view text) {
  std::string_view part = text;
  if (part.size() > country.size() && part.starts_with(country) && part[country.size()] == '-') {
    part.remove_prefix(country.size() + 1);
  }
  if (part.empty() || part.size() > kMaxSubdivisionPart) return std::nullopt;
  std::array<char, 8> whole{};
  size_t size = country.size() + 1 + part.size();
  if (size > whole.size()) return std::nullopt;
  std::copy(country.begin(), country.end(), whole.begin());
  whole[country.size()] = '-';
  for (size_t i = 0; i < part.size(); ++i) {
    if (!IsLetterOrDigit(part[i]) || (part[i] >= 'a' && part[i] <= 'z')) return std::nullopt;
    whole[country.size() + 1 + i] = part[i];
  }
  return Code::Parse(std::string_view(whole.data(), size));
}

Code ReadSubdivision(const ReadContext& context, const FieldPath& path, Code country,
                     const type::v1::Address& message) {
  if (message.subdivision().empty() || country.IsNone()) return Code();
  std::optional<Code> code = SubdivisionOf(message.country(), message.subdivision());
  if (code.has_value() && context.lookup.IsSubdivision(country, *code)) return *code;
  context.Fail(path, "expected an ISO 3166-2 code of the country, as in CA-ON or ON");
  return Code();
}

bool IsPostalCodeText(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsLetterOrDigit) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == ' ' || c == '-'; });
}

std::string_view ReadPostalCode(const ReadContext& context, const FieldPath& path, Code country,
                                const std::string& text) {
  if (text.empty()) return {};
  if (text.size() > kMaxPostalCodeBytes || !IsPostalCodeText(text)) {
    context.Fail(path, "expected at most 16 letters, digits, blanks and hyphens");
    return {};
  }
  if (country.IsNone() || context.lookup.IsPossiblePostalCode(country, text)) return text;
  context.Fail(path, "expected a postal code the country can have");
  return {};
}

}  // namespace

Address ReadAddress(const ReadContext& context, const FieldPath& path,
                    const type::v1::Address& message) {
  FieldPath country_path(path, "country");
  if (message.country().empty()) context.Fail(country_path, "required");
  Address address;
  address.country = ReadTerritory(context, country_path, message.country());
  address.subdivision =
      ReadSubdivision(context, FieldPath(path, "subdivision"), address.country, message);
  address.postal_code = ReadPostalCode(context, FieldPath(path, "postal_code"), address.country,
                                       message.postal_code());
  address.city = ReadText(context, FieldPath(path, "city"), message.city(), kMaxCityBytes);
  return address;
}

}  // namespace landfall
