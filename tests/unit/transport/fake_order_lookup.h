#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "common/edge/wire/order_lookup.h"

namespace landfall {

// An invented edition: territories QM, QN, QP (and two real ones for examples), rules since 2020.
class FakeOrderLookup : public OrderLookup {
 public:
  bool IsTerritory(Code code) const override {
    constexpr std::array kPlaces = {Code::Of("QM"), Code::Of("QN"), Code::Of("QP"),
                                    Code::Of("CN"), Code::Of("DE"), Code::Of("QM-ISLE")};
    return std::find(kPlaces.begin(), kPlaces.end(), code) != kPlaces.end();
  }

  bool IsSubdivision(Code country, Code subdivision) const override {
    return country != Code::Of("QM") || subdivision == Code::Of("QM-ON");
  }

  // Those of QM have five digits.
  bool IsPossiblePostalCode(Code country, std::string_view postal_code) const override {
    if (country != Code::Of("QM")) return true;
    return postal_code.size() == 5 && std::all_of(postal_code.begin(), postal_code.end(),
                                                  [](char c) { return c >= '0' && c <= '9'; });
  }

  bool IsCurrency(CurrencyCode currency) const override {
    constexpr std::array kCurrencies = {
        CurrencyCode::FromLiteral("XTS"), CurrencyCode::FromLiteral("EUR"),
        CurrencyCode::FromLiteral("USD"), CurrencyCode::FromLiteral("JPY")};
    return std::find(kCurrencies.begin(), kCurrencies.end(), currency) != kCurrencies.end();
  }

  bool IsKnownWord(WordKind kind, std::string_view word) const override {
    switch (kind) {
      case WordKind::kRegistrationScheme:
        return word == "IOSS" || word == "QM-VAT";
      case WordKind::kTaxCategory:
        return word == "standard" || word == "reduced";
      case WordKind::kStatedCondition:
        return word == "child_size" || word == "isbn_book";
      case WordKind::kProgramme:
        return word == "QFTA";
      case WordKind::kService:
        return word == "QPOST.PARCEL";
      case WordKind::kCarrier:
        return word == "QPOST";
    }
    return false;
  }

  bool IsDutyExpression(std::string_view text) const override {
    return text.find('%') != std::string_view::npos;
  }

  Instant EarliestRule(Code /*country*/) const override {
    return Instant::FromUnix(1'577'836'800);  // 2020-01-01
  }
};

}  // namespace landfall
