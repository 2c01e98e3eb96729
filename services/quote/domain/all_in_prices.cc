#include "services/quote/domain/all_in_prices.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace landfall::quote {
namespace {

bool IsGoods(const OrderLine& line) { return line.item_type == ItemType::kGoods; }

}  // namespace

bool AreAllIn(const Order& order) {
  return std::any_of(order.lines.begin(), order.lines.end(), [](const OrderLine& line) {
    return IsGoods(line) && line.price_basis == PriceBasis::kAllIn;
  });
}

absl::Status CheckAllIn(const Order& order) {
  if (!AreAllIn(order)) return absl::OkStatus();
  for (size_t i = 0; i < order.lines.size(); ++i) {
    if (!IsGoods(order.lines[i]) || order.lines[i].price_basis == PriceBasis::kAllIn) continue;
    return absl::InvalidArgumentError(absl::StrFormat(
        "lines[%d].price_basis: expected ALL_IN on every line of goods or on none", i));
  }
  if (!order.has_shipping_charged) return absl::OkStatus();
  return absl::InvalidArgumentError(
      "shipping_charged_to_buyer: expected no sum beside ALL_IN prices, which contain it");
}

}  // namespace landfall::quote
