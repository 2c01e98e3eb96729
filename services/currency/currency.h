#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rates/rate_book.h"
#include "common/rates/rate_policy.h"
#include "common/rates/rate_resolver.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "common/time/instant.h"

namespace landfall::currency {

struct ConversionRequest {
  Decimal amount{};
  CurrencyCode from{};
  CurrencyCode to{};
  Day day{};     // the day the law reads
  Instant at{};  // now: decides which rate set is current
  ConversionPurpose purpose = ConversionPurpose::kMarket;
  Code territory{};  // whose law; none for the world's policy
  std::span<const CallerRate> caller_rates{};
};

// `amount` is the request's amount times rate_num over rate_den, divided once and not yet rounded
// to a currency's minor unit. With status kNotFound there is no amount: it is not computed, never
// zero.
struct Conversion {
  std::optional<Decimal> amount{};
  Decimal rate_num{};
  Decimal rate_den{};
  RateStatus status = RateStatus::kNotFound;
  int32_t age_days = 0;
  std::string source{};
  Day day{};
  Day holds_until{};
  std::string rate_set{};  // id of the set that answered
};

struct RateListRequest {
  Instant at{};
  std::string source{};  // empty: all
  CurrencyCode quote{};  // none: all
  Day first = Day::Min();
  Day last = Day::Max();
  size_t start = 0;  // index of the first rate wanted
  size_t limit = 0;  // most rates wanted, 1 to 1,000
};

struct ListedRate {
  std::string source{};
  CurrencyCode base{};
  CurrencyCode quote{};
  RateRow row{};
  // As the source shows them: units of quote per base, and units of base per quote.
  Decimal shown{};
  Decimal shown_inverse{};
};

struct RateListing {
  std::string rate_set{};
  std::vector<ListedRate> rates{};  // by source, quote, day
  std::optional<size_t> next_start{};
};

// Exchange rates for callers: customs, threshold, supply, market and payment conversions are kept
// apart by their policies. Thread-safe.
class CurrencyService {
 public:
  virtual ~CurrencyService() = default;

  // InvalidArgument names every field at fault. A missing rate or policy is an answer (kNotFound).
  virtual absl::StatusOr<Conversion> Convert(const ConversionRequest& request) const = 0;

  // InvalidArgument as above; NotFound when the set has no such source.
  virtual absl::StatusOr<RateListing> ListRates(const RateListRequest& request) const = 0;
};

// The policies in force; the rulebook in use supplies them.
class RatePolicySource {
 public:
  virtual ~RatePolicySource() = default;

  // The policy of the territory's law, else of the law it is under (a union), else of the world.
  // Null when none says anything of the purpose on the day.
  virtual std::shared_ptr<const RatePolicy> Find(Code territory, ConversionPurpose purpose,
                                                 Day day) const = 0;
};

// `book` and `policies` must outlive the service.
std::unique_ptr<CurrencyService> NewCurrencyService(const RateBook& book,
                                                    const RatePolicySource& policies);

}  // namespace landfall::currency
