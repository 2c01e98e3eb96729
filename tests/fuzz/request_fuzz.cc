#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/edge/wire/parse_request.h"
#include "common/edge/wire/rpc_status.h"
#include "services/quote/transport/quote_requests.h"
#include "tests/unit/transport/fake_order_lookup.h"

// Any bytes are a request: it is read or refused with violations, and an order that is read keeps
// what its header promises.

namespace {

void Require(bool holds) {
  if (!holds) __builtin_trap();
}

void CheckOrder(const landfall::Order& order) {
  Require(!order.lines.empty() && order.lines.size() <= landfall::kMaxLines);
  Require(!order.sellers.empty() && !order.currency.IsNone());
  for (const landfall::OrderLine& line : order.lines) {
    Require(line.seller < order.sellers.size());
    Require(line.quantity >= 1 && line.quantity <= landfall::kMaxQuantity);
    Require(!line.unit_price.IsNegative() && !line.unit_price.IsOverflow());
    Require(!line.unit_price.IsZero() || line.has_customs_value);
    Require(line.price_basis != landfall::PriceBasis::kUnset);
  }
  for (const landfall::Discount& discount : order.discounts) {
    for (uint32_t line : discount.lines) Require(line < order.lines.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const landfall::FakeOrderLookup lookup;
  static landfall::Arena arena;
  arena.Reset();
  landfall::Violations violations;
  landfall::quote::v1::CreateQuoteRequest request;
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!landfall::ParseRequest(bytes, request, violations)) {
    Require(!violations.empty());
    return 0;
  }
  landfall::ReadContext context{lookup, arena, violations,
                                landfall::Instant::FromUnix(1'780'000'000)};
  landfall::quote::QuoteAsk ask = landfall::quote::ReadCreateQuote(context, request);
  if (violations.empty()) {
    CheckOrder(ask.order);
  } else {
    Require(landfall::ToRpcStatus(violations).ByteSizeLong() < 6'000);
  }
  return 0;
}
