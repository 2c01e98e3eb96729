#include "services/quote/transport/quote_signer.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "common/base/string_view.h"
#include "common/edge/signing/signing.h"

namespace landfall::quote {
namespace {

constexpr size_t kMacBytes = 16;
constexpr size_t kDigestBytes = 16;
constexpr uint32_t kFormat = 1;

std::string_view AsText(const Sha256& bytes, size_t count) {
  return {reinterpret_cast<const char*>(bytes.data()), count};
}

}  // namespace

QuoteSigner::QuoteSigner(const std::map<uint32_t, std::string>& keys, uint32_t current)
    : current_(current) {
  for (const auto& [number, key] : keys) keys_.emplace(number, key);
}

std::string QuoteSigner::Sign(token::v1::QuoteToken& token) const {
  token.set_format(kFormat);
  token.set_key(current_);
  std::string bytes = token.SerializeAsString();
  Sha256 mac = keys_.at(current_).MacOf(bytes);
  bytes.append(AsText(mac, kMacBytes));
  return absl::WebSafeBase64Escape(bytes);
}

std::optional<token::v1::QuoteToken> QuoteSigner::Read(std::string_view quote_id) const {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(AbslView(quote_id), &bytes)) return std::nullopt;
  if (bytes.size() <= kMacBytes) return std::nullopt;
  std::string body = bytes.substr(0, bytes.size() - kMacBytes);
  token::v1::QuoteToken token;
  if (!token.ParseFromString(body) || token.format() != kFormat) return std::nullopt;
  auto key = keys_.find(token.key());
  if (key == keys_.end()) return std::nullopt;
  Sha256 expected = key->second.MacOf(body);
  Sha256 given{};
  std::copy(bytes.end() - kMacBytes, bytes.end(), given.begin());
  std::fill(expected.begin() + kMacBytes, expected.end(), 0);
  if (!SameMac(expected, given)) return std::nullopt;
  return token;
}

MacKey QuoteSigner::KeyFor(std::string_view purpose) const {
  Sha256 mac = keys_.at(current_).MacOf(purpose);
  return MacKey(AsText(mac, mac.size()));
}

std::string RequestDigest(std::string_view canonical_request) {
  return std::string(AsText(DigestOf(canonical_request), kDigestBytes));
}

}  // namespace landfall::quote
