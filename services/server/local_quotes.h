#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/arena.h"
#include "common/rates/rate_book.h"
#include "common/time/system_clock.h"
#include "landfall/quote/v1/quote.pb.h"
#include "services/quote/transport/quote_handler.h"
#include "services/server/settings.h"

namespace landfall::server {

// Quotes made in this process from the rules the settings name.
class LocalQuotes {
 public:
  // InvalidArgument lists every defect of the rules.
  static absl::StatusOr<std::unique_ptr<LocalQuotes>> Open(const Settings& settings);

  // A refused request names every field at fault.
  absl::Status Ask(const quote::v1::CreateQuoteRequest& request,
                   quote::v1::CreateQuoteResponse& response);

 private:
  LocalQuotes(const Settings& settings, std::shared_ptr<const quote::ServedRules> rules,
              std::shared_ptr<const RateSet> rates, std::unique_ptr<quote::QuoteSigner> signer);

  SystemClock clock_;
  SnapshotHolder<quote::ServedRules> rules_;
  RateBook rates_;
  std::unique_ptr<quote::QuoteSigner> signer_;
  quote::QuoteHandler handler_;
  Arena scratch_;
};

}  // namespace landfall::server
