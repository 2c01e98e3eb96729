#include "services/currency/transport/currency_handler.h"

#include <utility>

#include "common/edge/wire/rpc_status.h"
#include "common/rulebook/lookup/place_lookup.h"
#include "common/rulebook/tables/place_tables.h"
#include "services/currency/transport/currency_answers.h"
#include "services/currency/transport/currency_requests.h"

namespace landfall::currency {
namespace {

// The policies of one rulebook, which the answers keep alive.
class RulebookPolicies : public RatePolicySource {
 public:
  explicit RulebookPolicies(std::shared_ptr<const Rulebook> book) : book_(std::move(book)) {}

  std::shared_ptr<const RatePolicy> Find(Code territory, ConversionPurpose purpose,
                                         Day day) const override {
    return std::shared_ptr<const RatePolicy>(book_, PolicyOf(territory, purpose, day));
  }

 private:
  const RatePolicy* PolicyOf(Code territory, ConversionPurpose purpose, Day day) const {
    const RatePolicyTable& policies = book_->rate_policies();
    const RatePolicy* own =
        territory.IsNone() ? nullptr : policies.FindOwn(territory, purpose, day);
    if (own != nullptr) return own;
    return policies.Find(CustomsOf(territory, day), purpose, day);
  }

  // The customs territory whose law a territory or a whole country is under; none for none.
  Code CustomsOf(Code territory, Day day) const {
    const Edition& edition = book_->edition();
    uint32_t row = FindTerritory(edition, territory);
    if (row != kNoRow) return edition.Rows<TerritoryRow>()[row].customs;
    std::optional<Place> place = ResolvePlace(edition, territory, Code(), "", day);
    return place.has_value() ? place->customs : Code();
  }

  std::shared_ptr<const Rulebook> book_;
};

}  // namespace

CurrencyHandler::CurrencyHandler(RulesInUse rules, const RateBook& rates, const Clock& clock)
    : rules_(std::move(rules)), rates_(rates), clock_(clock) {}

google::rpc::Status CurrencyHandler::ConvertMoney(
    const currency::v1::ConvertMoneyRequest& request, Arena& scratch,
    currency::v1::ConvertMoneyResponse& response) const {
  CurrencyRules rules = rules_();
  Violations violations;
  ConversionRequest question =
      ReadConvertMoney({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  RulebookPolicies policies(rules.book);
  absl::StatusOr<Conversion> conversion = NewCurrencyService(rates_, policies)->Convert(question);
  if (!conversion.ok()) return ToRpcStatus(conversion.status());
  WriteConversion(*conversion, response);
  return google::rpc::Status();
}

google::rpc::Status CurrencyHandler::ListExchangeRates(
    const currency::v1::ListExchangeRatesRequest& request, Arena& scratch,
    currency::v1::ListExchangeRatesResponse& response) const {
  CurrencyRules rules = rules_();
  Violations violations;
  RateListRequest question =
      ReadListExchangeRates({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  RulebookPolicies policies(rules.book);
  absl::StatusOr<RateListing> listing = NewCurrencyService(rates_, policies)->ListRates(question);
  if (!listing.ok()) return ToRpcStatus(listing.status());
  WriteRateListing(*listing, response);
  return google::rpc::Status();
}

}  // namespace landfall::currency
