#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/base/arena.h"
#include "common/edge/wire/read_context.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "landfall/quote/v1/quote.pb.h"
#include "services/quote/transport/quote_requests.h"
#include "tests/unit/transport/fake_order_lookup.h"

namespace landfall {

inline constexpr int64_t kNowSeconds = 1'780'000'000;  // 2026-05-28

// Reads requests against the invented edition.
struct RequestReader {
  FakeOrderLookup lookup;
  Arena arena;
  Violations violations;

  ReadContext Context() { return {lookup, arena, violations, Instant::FromUnix(kNowSeconds)}; }
};

// An order of two lines without a fault, and without anything that may be left out.
inline constexpr char kPlainQuote[] = R"pb(
  order {
    buyer { kind: BUYER_KIND_CONSUMER }
    sellers { territory: "CN" }
    destination { country: "QM" postal_code: "12345" }
    dispatch { address { country: "CN" } }
    lines {
      line_id: "shirt"
      hs_code: "6109.10"
      origin: "CN"
      quantity: 2
      unit_price { currency_code: "XTS" units: 12 nanos: 500000000 }
      price_basis: PRICE_BASIS_TAX_EXCLUSIVE
      net_weight_grams: 200
    }
    lines {
      line_id: "watch"
      hs_code: "9102"
      quantity: 1
      unit_price { currency_code: "XTS" units: 40 }
      price_basis: PRICE_BASIS_TAX_INCLUSIVE
    }
  }
)pb";

inline quote::v1::CreateQuoteRequest PlainQuote() {
  quote::v1::CreateQuoteRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kPlainQuote, &request));
  return request;
}

inline void PrintTo(const Violation& violation, std::ostream* out) {
  *out << violation.field << ": " << violation.description;
}

inline bool operator==(const Violation& a, const Violation& b) {
  return a.field == b.field && a.description == b.description;
}

// A fault put into the plain request, and all that is to be said of it.
struct BadCase {
  std::string name;
  std::function<void(quote::v1::CreateQuoteRequest&)> spoil;
  std::vector<Violation> expected;
};

inline std::vector<Violation> ViolationsOf(const quote::v1::CreateQuoteRequest& request) {
  RequestReader reader;
  quote::ReadCreateQuote(reader.Context(), request);
  return reader.violations.kept();
}

inline void ExpectViolations(const BadCase& bad) {
  SCOPED_TRACE(bad.name);
  quote::v1::CreateQuoteRequest request = PlainQuote();
  bad.spoil(request);
  EXPECT_EQ(ViolationsOf(request), bad.expected);
}

}  // namespace landfall
