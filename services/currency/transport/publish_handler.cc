#include "services/currency/transport/publish_handler.h"

#include <utility>

#include "common/edge/wire/rpc_status.h"
#include "services/currency/transport/currency_requests.h"

namespace landfall::currency {
namespace {

void Note(const std::vector<PublicationFault>& faults, Violations& violations) {
  FieldPath root;
  for (const PublicationFault& fault : faults) {
    if (!fault.rate.has_value()) {
      violations.Add(FieldPath(root, fault.field), fault.why);
      continue;
    }
    FieldPath rate(root, "exchange_rates", static_cast<int>(*fault.rate));
    violations.Add(FieldPath(rate, fault.field), fault.why);
  }
}

void Write(const PublicationOutcome& outcome,
           currency::v1::PublishExchangeRatesResponse& response) {
  response.set_rate_set_id(outcome.set.id);
  response.mutable_effective_at()->set_seconds(outcome.set.effective.unix_seconds());
  response.mutable_effective_at()->set_nanos(outcome.set.effective.nanos());
  response.set_changed(outcome.changed);
  response.set_sequence(outcome.set.sequence);
  response.set_repeated(outcome.repeated);
}

}  // namespace

PublishHandler::PublishHandler(CurrencyHandler::RulesInUse rules, RatePublisher& publisher,
                               const Clock& clock)
    : rules_(std::move(rules)), publisher_(publisher), clock_(clock) {}

google::rpc::Status PublishHandler::PublishExchangeRates(
    const currency::v1::PublishExchangeRatesRequest& request, Arena& scratch,
    currency::v1::PublishExchangeRatesResponse& response) const {
  CurrencyRules rules = rules_();
  Violations violations;
  Instant now = clock_.Now();
  Publication publication =
      ReadPublishExchangeRates({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  absl::StatusOr<PublicationOutcome> outcome = publisher_.Publish(publication, now);
  if (absl::IsAlreadyExists(outcome.status())) {
    return ToRpcStatus(outcome.status(), "REQUEST_ID_REUSED");
  }
  if (!outcome.ok()) return ToRpcStatus(outcome.status());
  Note(outcome->faults, violations);
  if (!violations.empty()) return ToRpcStatus(violations);
  Write(*outcome, response);
  return google::rpc::Status();
}

}  // namespace landfall::currency
