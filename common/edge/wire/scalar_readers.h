#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/edge/wire/read_context.h"
#include "common/goods/hs_code.h"
#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/amount.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "common/time/instant.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/money.pb.h"

// Readers of single fields. What is wrong is noted in the context under `path`, and a default comes
// back. Texts that come back point into the message.

namespace landfall {

inline constexpr size_t kMaxIdBytes = 64;

// Largest amount of money in a request, in whole units of its currency: with a billion items a line
// and a thousand lines every sum stays in the range of Decimal.
inline constexpr int64_t kMaxMoneyUnits = 1'000'000'000'000;

// Text without control characters. Empty is allowed.
std::string_view ReadText(const ReadContext& context, const FieldPath& path,
                          const std::string& text, size_t max_bytes);

// The same; empty is a violation.
std::string_view ReadRequiredText(const ReadContext& context, const FieldPath& path,
                                  const std::string& text, size_t max_bytes);

// A word of the rule data; none when empty.
std::string_view ReadWord(const ReadContext& context, const FieldPath& path,
                          const std::string& text, WordKind kind);

// A territory; none when empty.
Code ReadTerritory(const ReadContext& context, const FieldPath& path, const std::string& text);

// A known currency; none when empty.
CurrencyCode ReadCurrency(const ReadContext& context, const FieldPath& path,
                          const std::string& text);

// 2 to 12 digits; none when empty.
HsCode ReadHsCode(const ReadContext& context, const FieldPath& path, const std::string& text);

// A civil day "2026-07-01" that is not empty; Day::Min() when it is none.
Day ReadDay(const ReadContext& context, const FieldPath& path, const std::string& text);

struct DecimalBounds {
  Decimal low;
  Decimal high;
  bool low_excluded = false;
  std::string_view expected;  // "a decimal above 0 and at most 100"
};

// A decimal that is not empty; zero when it is none or out of bounds.
Decimal ReadDecimal(const ReadContext& context, const FieldPath& path, const std::string& text,
                    const DecimalBounds& bounds);

// Percentages.
inline constexpr DecimalBounds kShareBounds = {Decimal(), Decimal::FromInteger(100), false,
                                               "expected a decimal from 0 to 100"};
inline constexpr DecimalBounds kReductionBounds = {Decimal(), Decimal::FromInteger(100), true,
                                                   "expected a decimal above 0 and at most 100"};

// Money of a known currency, at most kMaxMoneyUnits to either side of zero.
Amount ReadSignedMoney(const ReadContext& context, const FieldPath& path,
                       const google::type::Money& money);

// The same, not negative.
Amount ReadMoney(const ReadContext& context, const FieldPath& path,
                 const google::type::Money& money);

// Between 1970-01-01 and the end of 9999.
Instant ReadInstant(const ReadContext& context, const FieldPath& path,
                    const google::protobuf::Timestamp& timestamp);

// `expected` says the range. `low` when out of it.
int64_t ReadInteger(const ReadContext& context, const FieldPath& path, int64_t value, int64_t low,
                    int64_t high, std::string_view expected);

// Notes a list longer than `limit` and says how many of its elements are read.
int ReadCount(const ReadContext& context, const FieldPath& path, int count, int limit);

// A number the enumeration has, or its 0 with a violation. `is_valid` is the generated function.
template <typename Ours, typename Theirs>
Ours ReadEnum(const ReadContext& context, const FieldPath& path, Theirs value,
              bool (*is_valid)(int)) {
  if (is_valid(static_cast<int>(value))) return static_cast<Ours>(value);
  context.Fail(path, "expected a value of the enumeration");
  return Ours{};
}

// The same, and 0 is a violation, too.
template <typename Ours, typename Theirs>
Ours ReadRequiredEnum(const ReadContext& context, const FieldPath& path, Theirs value,
                      bool (*is_valid)(int)) {
  if (static_cast<int>(value) == 0) {
    context.Fail(path, "required");
    return Ours{};
  }
  return ReadEnum<Ours>(context, path, value, is_valid);
}

// The same, and 0 is `fallback`.
template <typename Ours, typename Theirs>
Ours ReadEnumOr(const ReadContext& context, const FieldPath& path, Theirs value,
                bool (*is_valid)(int), Ours fallback) {
  Ours ours = ReadEnum<Ours>(context, path, value, is_valid);
  return ours == Ours{} ? fallback : ours;
}

}  // namespace landfall
