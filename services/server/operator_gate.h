#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/edge/signing/signing.h"
#include "google/rpc/status.pb.h"

namespace landfall::server {

// The token operators must bring: the first line of the file, else `token`, else none (empty).
// NotFound when the file cannot be read, InvalidArgument when a token has fewer than 16 bytes.
absl::StatusOr<std::string> ReadOperatorToken(const std::string& file, const std::string& token);

// Lets operators through. Holds a digest of the token, not the token.
class OperatorGate {
 public:
  // An empty token lets nobody through.
  explicit OperatorGate(std::string_view token);

  // OK for "Bearer <token>". FAILED_PRECONDITION (OPERATORS_OFF) when there is no token,
  // PERMISSION_DENIED (NOT_AN_OPERATOR) for another or none. Takes the same time for each.
  google::rpc::Status Admit(std::string_view authorization) const;

 private:
  std::optional<Sha256> token_;
};

}  // namespace landfall::server
