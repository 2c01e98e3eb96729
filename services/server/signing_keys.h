#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/quote/transport/quote_signer.h"

namespace landfall::server {

// Keys from a file of lines "number base64"; the first signs, all verify. An empty path gives a key
// made now, which no other process has. InvalidArgument names the line at fault.
absl::StatusOr<std::unique_ptr<quote::QuoteSigner>> MakeSigner(const std::string& path);

}  // namespace landfall::server
