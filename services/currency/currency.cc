#include "services/currency/currency.h"

#include "services/currency/domain/conversion.h"
#include "services/currency/domain/rate_listing.h"

namespace landfall::currency {
namespace {

class BookedCurrencyService : public CurrencyService {
 public:
  BookedCurrencyService(const RateBook& book, const RatePolicySource& policies)
      : book_(book), policies_(policies) {}

  absl::StatusOr<Conversion> Convert(const ConversionRequest& request) const override {
    if (absl::Status status = CheckConversion(request); !status.ok()) return status;
    std::shared_ptr<const RateSet> rates = book_.Current(request.at);
    std::shared_ptr<const RatePolicy> policy =
        policies_.Find(request.territory, request.purpose, request.day);
    return ConvertBy(*rates, policy == nullptr ? RatePolicy{} : *policy, request);
  }

  absl::StatusOr<RateListing> ListRates(const RateListRequest& request) const override {
    if (absl::Status status = CheckListing(request); !status.ok()) return status;
    return ListFrom(*book_.Current(request.at), request);
  }

 private:
  const RateBook& book_;
  const RatePolicySource& policies_;
};

}  // namespace

std::unique_ptr<CurrencyService> NewCurrencyService(const RateBook& book,
                                                    const RatePolicySource& policies) {
  return std::make_unique<BookedCurrencyService>(book, policies);
}

}  // namespace landfall::currency
