#include "services/server/local_quotes.h"

#include <utility>

#include "services/server/quote_printer.h"
#include "services/server/rules_source.h"
#include "services/server/signing_keys.h"

namespace landfall::server {

LocalQuotes::LocalQuotes(const Settings& settings, std::shared_ptr<const quote::ServedRules> rules,
                         std::shared_ptr<const RateSet> rates,
                         std::unique_ptr<quote::QuoteSigner> signer)
    : rules_(std::move(rules), 0),
      rates_(std::move(rates)),
      signer_(std::move(signer)),
      handler_(rules_, rates_, clock_, *signer_,
               {.options = {.announced = settings.announced, .unverified = settings.unverified},
                .quote_life_seconds = settings.quote_life_seconds}) {}

absl::StatusOr<std::unique_ptr<LocalQuotes>> LocalQuotes::Open(const Settings& settings) {
  RulesSource source(settings);
  auto rules = source.Load(false);
  if (!rules.ok()) return rules.status();
  auto rates = source.LoadRates();
  if (!rates.ok()) return rates.status();
  auto signer = MakeSigner(settings.signing_keys_file);
  if (!signer.ok()) return signer.status();
  return std::unique_ptr<LocalQuotes>(
      new LocalQuotes(settings, *std::move(rules), *std::move(rates), *std::move(signer)));
}

absl::Status LocalQuotes::Ask(const quote::v1::CreateQuoteRequest& request,
                              quote::v1::CreateQuoteResponse& response) {
  google::rpc::Status status = handler_.CreateQuote(request, scratch_, response);
  scratch_.Reset();
  if (status.code() == 0) return absl::OkStatus();
  return absl::Status(static_cast<absl::StatusCode>(status.code()), DescribeFaults(status));
}

}  // namespace landfall::server
