#include "common/edge/wire/scalar_readers.h"

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"

namespace landfall {
namespace {

constexpr int32_t kMaxNanos = 999'999'999;
constexpr int64_t kNanosPerUnit = 1'000'000'000;
constexpr int64_t kEndOfYear9999 = 253'402'300'800;
constexpr __int128 kScaledPerNano = Decimal::kScale / kNanosPerUnit;

bool HasControlCharacter(std::string_view text) {
  for (char c : text) {
    unsigned char byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return true;
  }
  return false;
}

Decimal ReadMoneyValue(const ReadContext& context, const FieldPath& path,
                       const google::type::Money& money) {
  int64_t units = money.units();
  int32_t nanos = money.nanos();
  bool nanos_fit = nanos >= -kMaxNanos && nanos <= kMaxNanos;
  if (!nanos_fit) {
    context.Fail(FieldPath(path, "nanos"), "expected -999,999,999 to 999,999,999");
  } else if ((units > 0 && nanos < 0) || (units < 0 && nanos > 0)) {
    context.Fail(FieldPath(path, "nanos"), "expected the sign of units");
    return Decimal();
  }
  __int128 scaled = static_cast<__int128>(units) * Decimal::kScale +
                    static_cast<__int128>(nanos) * kScaledPerNano;
  constexpr __int128 kLimit = static_cast<__int128>(kMaxMoneyUnits) * Decimal::kScale;
  if (scaled > kLimit || scaled < -kLimit) {
    context.Fail(FieldPath(path, "units"), "expected an amount of at most 1,000,000,000,000");
    return Decimal();
  }
  return nanos_fit ? Decimal::FromScaled(scaled) : Decimal();
}

}  // namespace

std::string_view ReadText(const ReadContext& context, const FieldPath& path,
                          const std::string& text, size_t max_bytes) {
  if (text.size() > max_bytes) {
    context.Fail(path, absl::StrFormat("expected at most %d bytes", max_bytes));
    return {};
  }
  if (HasControlCharacter(text)) {
    context.Fail(path, "expected text without control characters");
    return {};
  }
  return text;
}

std::string_view ReadRequiredText(const ReadContext& context, const FieldPath& path,
                                  const std::string& text, size_t max_bytes) {
  if (text.empty()) context.Fail(path, "required");
  return ReadText(context, path, text, max_bytes);
}

std::string_view ReadWord(const ReadContext& context, const FieldPath& path,
                          const std::string& text, WordKind kind) {
  std::string_view word = ReadText(context, path, text, kMaxIdBytes);
  if (word.empty() || context.lookup.IsKnownWord(kind, word)) return word;
  context.Fail(path, "expected a word of the rule data");
  return {};
}

Code ReadTerritory(const ReadContext& context, const FieldPath& path, const std::string& text) {
  if (text.empty()) return Code();
  std::optional<Code> code = Code::Parse(text);
  if (code.has_value() && context.lookup.IsTerritory(*code)) return *code;
  context.Fail(path, "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook");
  return Code();
}

CurrencyCode ReadCurrency(const ReadContext& context, const FieldPath& path,
                          const std::string& text) {
  CurrencyCode currency = CurrencyCode::FromLiteral(text);
  if (text.empty() || (!currency.IsNone() && context.lookup.IsCurrency(currency))) return currency;
  context.Fail(path, currency.IsNone() ? "expected an ISO 4217 code: three letters A to Z"
                                       : "expected a currency the rulebook knows");
  return CurrencyCode();
}

HsCode ReadHsCode(const ReadContext& context, const FieldPath& path, const std::string& text) {
  if (text.empty()) return HsCode();
  absl::StatusOr<HsCode> code = HsCode::Parse(text);
  if (code.ok()) return *code;
  context.Fail(path, "expected 2 to 12 digits, the first two a chapter from 01");
  return HsCode();
}

Day ReadDay(const ReadContext& context, const FieldPath& path, const std::string& text) {
  absl::StatusOr<Day> day = Day::Parse(text);
  if (day.ok()) return *day;
  context.Fail(path, "expected a civil day as in 2026-07-01");
  return Day::Min();
}

Decimal ReadDecimal(const ReadContext& context, const FieldPath& path, const std::string& text,
                    const DecimalBounds& bounds) {
  absl::StatusOr<Decimal> value = Decimal::Parse(text);
  bool fits = value.ok() && !value->IsOverflow() && *value <= bounds.high &&
              (bounds.low_excluded ? *value > bounds.low : *value >= bounds.low);
  if (fits) return *value;
  context.Fail(path, bounds.expected);
  return Decimal();
}

Amount ReadSignedMoney(const ReadContext& context, const FieldPath& path,
                       const google::type::Money& money) {
  if (money.currency_code().empty()) context.Fail(FieldPath(path, "currency_code"), "required");
  return {ReadMoneyValue(context, path, money),
          ReadCurrency(context, FieldPath(path, "currency_code"), money.currency_code())};
}

Amount ReadMoney(const ReadContext& context, const FieldPath& path,
                 const google::type::Money& money) {
  Amount amount = ReadSignedMoney(context, path, money);
  if (!amount.value.IsNegative()) return amount;
  context.Fail(path, "expected an amount that is not negative");
  return {Decimal(), amount.currency};
}

Instant ReadInstant(const ReadContext& context, const FieldPath& path,
                    const google::protobuf::Timestamp& timestamp) {
  if (timestamp.seconds() < 0 || timestamp.seconds() >= kEndOfYear9999) {
    context.Fail(path, "expected an instant from 1970-01-01 to 9999-12-31");
    return context.now;
  }
  if (timestamp.nanos() < 0 || timestamp.nanos() > kMaxNanos) {
    context.Fail(FieldPath(path, "nanos"), "expected 0 to 999,999,999");
    return context.now;
  }
  return Instant::FromMicros(timestamp.seconds() * 1'000'000 + timestamp.nanos() / 1'000);
}

int64_t ReadInteger(const ReadContext& context, const FieldPath& path, int64_t value, int64_t low,
                    int64_t high, std::string_view expected) {
  if (value >= low && value <= high) return value;
  context.Fail(path, expected);
  return low;
}

int ReadCount(const ReadContext& context, const FieldPath& path, int count, int limit) {
  if (count <= limit) return count;
  context.Fail(path, absl::StrFormat("expected at most %d", limit));
  return limit;
}

}  // namespace landfall
