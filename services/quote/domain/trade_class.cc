#include "services/quote/domain/trade_class.h"

#include <algorithm>

namespace landfall::quote {
namespace {

// A registration that names no territory is one whose scheme says it.
bool IsValidAt(const Registration& registration, const Place& place) {
  Code code = registration.territory;
  return code.IsNone() || (code == place.territory || code == place.country ||
                           code == place.customs || code == place.vat);
}

}  // namespace

TradeClass ClassifyTrade(const Order& order, const Place& destination) {
  bool private_seller =
      std::any_of(order.sellers.begin(), order.sellers.end(),
                  [](const Seller& seller) { return seller.kind == SellerKind::kPrivatePerson; });
  if (private_seller) return TradeClass::kC2c;
  if (order.buyer.kind != BuyerKind::kBusiness) return TradeClass::kB2c;
  bool registered = std::any_of(
      order.buyer.registrations.begin(), order.buyer.registrations.end(),
      [&](const Registration& registration) { return IsValidAt(registration, destination); });
  return registered ? TradeClass::kB2b : TradeClass::kSmallBusiness;
}

}  // namespace landfall::quote
