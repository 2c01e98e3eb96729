#include "common/money/currency.h"

#include "absl/status/status.h"

namespace landfall {

absl::StatusOr<CurrencyCode> CurrencyCode::Parse(std::string_view text) {
  CurrencyCode code = FromLiteral(text);
  if (code.IsNone()) {
    return absl::InvalidArgumentError("'" + std::string(text.substr(0, 20)) +
                                      "' is not a currency: three upper-case letters");
  }
  return code;
}

std::string CurrencyCode::ToString() const {
  if (IsNone()) return "";
  return {static_cast<char>(packed_ >> 16 & 0xff), static_cast<char>(packed_ >> 8 & 0xff),
          static_cast<char>(packed_ & 0xff)};
}

}  // namespace landfall
