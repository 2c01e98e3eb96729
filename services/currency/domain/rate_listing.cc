#include "services/currency/domain/rate_listing.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/currency/domain/presentation.h"

namespace landfall::currency {
namespace {

constexpr size_t kMaxLimit = 1000;

ListedRate Listed(const RateSource& source, CurrencyCode quote, const RateRow& row) {
  PresentedRate shown = Present(row.rate, Decimal::FromInteger(1), source.presentation);
  return {.source = source.id,
          .base = source.base,
          .quote = quote,
          .row = row,
          .shown = shown.quote_per_base,
          .shown_inverse = shown.base_per_quote};
}

}  // namespace

absl::Status CheckListing(const RateListRequest& request) {
  std::vector<std::string> wrong;
  if (request.limit < 1 || request.limit > kMaxLimit) {
    wrong.push_back(absl::StrCat("limit: must be 1 to ", kMaxLimit));
  }
  if (request.last < request.first) wrong.push_back("last: is before first");
  if (wrong.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(wrong, "; "));
}

absl::StatusOr<RateListing> ListFrom(const RateSet& rates, const RateListRequest& request) {
  if (!request.source.empty() && rates.FindSource(request.source) == nullptr) {
    return absl::NotFoundError(absl::StrCat("source: no rates of '", request.source, "'"));
  }
  RateListing listing{.rate_set = rates.name().id};
  size_t index = 0;
  for (const RateSource& source : rates.sources()) {
    if (!request.source.empty() && source.id != request.source) continue;
    for (CurrencyCode quote : rates.Quotes(source)) {
      if (!request.quote.IsNone() && quote != request.quote) continue;
      for (const RateRow& row : rates.Series(source, quote)) {
        if (row.valid_to < request.first || row.valid_from > request.last) continue;
        if (index++ < request.start) continue;
        if (listing.rates.size() == request.limit) {
          listing.next_start = index - 1;
          return listing;
        }
        listing.rates.push_back(Listed(source, quote, row));
      }
    }
  }
  return listing;
}

}  // namespace landfall::currency
