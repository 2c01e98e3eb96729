#include "services/quote/domain/discounts.h"

#include <string>

#include "absl/strings/str_format.h"
#include "common/money/apportion.h"
#include "common/money/percent.h"

namespace landfall::quote {
namespace {

bool ReducesValue(const Discount& discount) {
  return discount.known_at_sale && discount.funded_by == FundedBy::kSeller;
}

std::span<const uint32_t> ScopeOf(const Discount& discount, size_t line_count, Arena& arena) {
  if (!discount.lines.empty()) return discount.lines;
  std::span<uint32_t> all = arena.AllocateArray<uint32_t>(line_count);
  for (uint32_t i = 0; i < line_count; ++i) all[i] = i;
  return all;
}

absl::Status TakeAmount(Decimal amount, std::span<const uint32_t> scope, std::span<Decimal> prices,
                        Arena& arena) {
  std::span<Decimal> keys = arena.AllocateArray<Decimal>(scope.size());
  std::span<Decimal> shares = arena.AllocateArray<Decimal>(scope.size());
  Decimal total;
  for (size_t i = 0; i < scope.size(); ++i) {
    keys[i] = prices[scope[i]];
    total = total + keys[i];
  }
  if (amount > total) return absl::InvalidArgumentError("larger than the prices it is taken from");
  if (amount.IsZero()) return absl::OkStatus();
  absl::Status status = Apportion(amount, keys, Decimal::FromScaled(1), shares);
  if (!status.ok()) return status;
  for (size_t i = 0; i < scope.size(); ++i) prices[scope[i]] = prices[scope[i]] - shares[i];
  return absl::OkStatus();
}

absl::Status Take(const Discount& discount, std::span<const uint32_t> scope,
                  std::span<Decimal> prices, Arena& arena) {
  if (!discount.is_percent) return TakeAmount(discount.amount, scope, prices, arena);
  for (uint32_t line : scope) {
    prices[line] = prices[line] - Of(Percent{discount.percent}, prices[line]);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status TakeDiscounts(const Order& order, const LinePrices& prices, Arena& arena) {
  for (size_t i = 0; i < order.discounts.size(); ++i) {
    const Discount& discount = order.discounts[i];
    std::span<const uint32_t> scope = ScopeOf(discount, prices.paid.size(), arena);
    absl::Status status = Take(discount, scope, prices.paid, arena);
    if (status.ok() && ReducesValue(discount)) status = Take(discount, scope, prices.value, arena);
    if (!status.ok()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("discounts[%d].amount: %s", i, std::string(status.message())));
    }
  }
  return absl::OkStatus();
}

}  // namespace landfall::quote
