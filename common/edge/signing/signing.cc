#include "common/edge/signing/signing.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>

namespace landfall {

Sha256 DigestOf(std::string_view bytes) {
  // Looked up once: a look-up costs as much as hashing some hundred bytes.
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Sha256 digest;
  unsigned int length = 0;
  // Fails only when OpenSSL has no SHA-256, and then nothing of ours may go on.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, kSha256, nullptr) != 1) {
    std::abort();
  }
  return digest;
}

bool SameMac(const Sha256& a, const Sha256& b) {
  return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
    std::abort();
  }
  return bytes;
}

}  // namespace landfall
