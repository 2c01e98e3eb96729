#include "services/server/operator_gate.h"

#include <utility>

#include "common/edge/wire/rpc_status.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

constexpr size_t kShortestToken = 16;
constexpr std::string_view kScheme = "Bearer ";

}  // namespace

absl::StatusOr<std::string> ReadOperatorToken(const std::string& file, const std::string& token) {
  if (file.empty() && token.empty()) return std::string();
  std::string text = token;
  if (!file.empty()) {
    absl::StatusOr<std::string> bytes = ReadWholeFile(file);
    if (!bytes.ok()) return bytes.status();
    text = bytes->substr(0, bytes->find_first_of("\r\n"));
  }
  if (text.size() < kShortestToken) {
    return absl::InvalidArgumentError("the operator token has fewer than 16 bytes");
  }
  return text;
}

OperatorGate::OperatorGate(std::string_view token) {
  if (!token.empty()) token_ = DigestOf(token);
}

google::rpc::Status OperatorGate::Admit(std::string_view authorization) const {
  if (!token_.has_value()) {
    return ToRpcStatus(absl::FailedPreconditionError(
                           "this replica was given no operator token: nobody may publish"),
                       "OPERATORS_OFF");
  }
  bool bearer = authorization.substr(0, kScheme.size()) == kScheme;
  Sha256 given = DigestOf(bearer ? authorization.substr(kScheme.size()) : std::string_view());
  if (SameMac(given, *token_) && bearer) return google::rpc::Status();
  return ToRpcStatus(absl::PermissionDeniedError("only operators may publish exchange rates"),
                     "NOT_AN_OPERATOR");
}

}  // namespace landfall::server
