#include "common/goods/hs_code.h"

#include "absl/status/status.h"

namespace landfall {
namespace {

absl::Status Refuse(std::string_view text) {
  return absl::InvalidArgumentError("'" + std::string(text.substr(0, 40)) +
                                    "' is not a tariff code of 2 to 12 digits");
}

}  // namespace

absl::StatusOr<HsCode> HsCode::Parse(std::string_view text) {
  uint64_t value = 0;
  int digits = 0;
  for (char c : text) {
    if (c == '.' || c == ' ') continue;
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return Refuse(text);
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  if (digits < kMinDigits) return Refuse(text);
  value *= kPowers[digits];
  // Chapter 77 is reserved in the Harmonized System.
  if (value < kPowers[2] || value / kPowers[2] == 77) return Refuse(text);
  return HsCode(value, digits);
}

std::string HsCode::ToString() const {
  std::string text;
  text.reserve(static_cast<size_t>(digits_));
  for (int i = 1; i <= digits_; ++i) {
    text.push_back(static_cast<char>('0' + value_ / kPowers[i] % 10));
  }
  return text;
}

}  // namespace landfall
