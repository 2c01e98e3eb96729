#pragma once

#include <memory>
#include <string_view>

#include "common/edge/signing/signing.h"

namespace landfall {

// A key of HMAC-SHA-256, hashed once: a MAC under it costs only what its bytes do. Immutable,
// thread-safe.
class MacKey {
 public:
  // A key of any length.
  explicit MacKey(std::string_view key);
  MacKey(MacKey&&) noexcept;
  MacKey& operator=(MacKey&&) noexcept;
  ~MacKey();

  Sha256 MacOf(std::string_view bytes) const;

 private:
  struct Digests;

  std::unique_ptr<const Digests> digests_;
};

}  // namespace landfall
