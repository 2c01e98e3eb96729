#include "common/edge/signing/mac_key.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace landfall {
namespace {

constexpr size_t kBlockBytes = 64;  // of SHA-256

struct FreeDigest {
  void operator()(EVP_MD_CTX* digest) const { EVP_MD_CTX_free(digest); }
};
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

// OpenSSL fails only without memory or without SHA-256, and then nothing of ours may go on.
void Require(int done) {
  if (done != 1) std::abort();
}

// A digest that has taken in the key, each byte combined with `pad` (RFC 2104).
Digest Padded(std::array<uint8_t, kBlockBytes> block, uint8_t pad) {
  for (uint8_t& byte : block) byte ^= pad;
  Digest digest(EVP_MD_CTX_new());
  Require(digest != nullptr);
  Require(EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr));
  Require(EVP_DigestUpdate(digest.get(), block.data(), block.size()));
  return digest;
}

Sha256 Finished(const EVP_MD_CTX* begun, const void* bytes, size_t count) {
  thread_local Digest digest(EVP_MD_CTX_new());
  Sha256 finished;
  unsigned int length = 0;
  Require(EVP_MD_CTX_copy_ex(digest.get(), begun));
  Require(EVP_DigestUpdate(digest.get(), bytes, count));
  Require(EVP_DigestFinal_ex(digest.get(), finished.data(), &length));
  return finished;
}

}  // namespace

struct MacKey::Digests {
  Digest inner;
  Digest outer;
};

MacKey::MacKey(std::string_view key) {
  std::array<uint8_t, kBlockBytes> block{};
  if (key.size() > kBlockBytes) {
    Sha256 hashed = DigestOf(key);
    std::copy(hashed.begin(), hashed.end(), block.begin());
  } else {
    std::copy(key.begin(), key.end(), block.begin());
  }
  digests_ = std::make_unique<Digests>(Digests{Padded(block, 0x36), Padded(block, 0x5c)});
}

MacKey::MacKey(MacKey&&) noexcept = default;
MacKey& MacKey::operator=(MacKey&&) noexcept = default;
MacKey::~MacKey() = default;

Sha256 MacKey::MacOf(std::string_view bytes) const {
  Sha256 inner = Finished(digests_->inner.get(), bytes.data(), bytes.size());
  return Finished(digests_->outer.get(), inner.data(), inner.size());
}

}  // namespace landfall
