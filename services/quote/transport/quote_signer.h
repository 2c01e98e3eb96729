#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/edge/signing/mac_key.h"
#include "landfall/token/v1/token.pb.h"

namespace landfall::quote {

// Makes and reads quote ids: signed, self-contained promises any replica that holds the key can
// verify without a store. Immutable, thread-safe.
class QuoteSigner {
 public:
  // `keys` by number, each of at least 32 bytes; `current` signs, the others still verify.
  QuoteSigner(const std::map<uint32_t, std::string>& keys, uint32_t current);

  // Base64url of the token and its HMAC. Sets format and key.
  std::string Sign(token::v1::QuoteToken& token) const;

  // Nullopt when the id is not one of ours: malformed, altered, or of a key we do not hold.
  std::optional<token::v1::QuoteToken> Read(std::string_view quote_id) const;

  // A key for another purpose, made from the one that signs: replicas with the same keys have the
  // same.
  MacKey KeyFor(std::string_view purpose) const;

 private:
  std::map<uint32_t, MacKey> keys_;
  uint32_t current_;
};

// First 16 bytes of the SHA-256 of a request's canonical bytes.
std::string RequestDigest(std::string_view canonical_request);

}  // namespace landfall::quote
