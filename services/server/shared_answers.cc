#include "services/server/shared_answers.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

constexpr char kPurpose[] = "landfall answers in a shared cache";

absl::StatusOr<std::string> ReadPassword(const Settings& settings) {
  if (settings.redis_password_file.empty()) return settings.redis_password;
  absl::StatusOr<std::string> text = ReadWholeFile(settings.redis_password_file);
  if (!text.ok()) return text.status();
  return text->substr(0, text->find_first_of("\r\n"));
}

}  // namespace

absl::StatusOr<std::unique_ptr<RedisCache>> OpenSharedAnswers(const Settings& settings, Cache& near,
                                                              const quote::QuoteSigner& signer,
                                                              const Clock& clock,
                                                              MetricRegistry& metrics) {
  if (settings.redis_address.empty()) return nullptr;
  absl::StatusOr<RedisAddress> address = ParseRedisAddress(settings.redis_address);
  if (!address.ok()) {
    return absl::InvalidArgumentError(absl::StrCat("redis-address: ", address.status().message()));
  }
  if (settings.signing_keys_file.empty()) {
    return absl::InvalidArgumentError(
        "redis-address: expected signing-keys-file, too: replicas share a key to trust what they "
        "read");
  }
  absl::StatusOr<std::string> password = ReadPassword(settings);
  if (!password.ok()) return password.status();
  address->user = settings.redis_user;
  address->password = *std::move(password);
  RedisCacheSettings redis{.address = *std::move(address),
                           .limits = {.operation_micros = settings.redis_deadline_us},
                           .prefix = settings.redis_prefix,
                           .factor = settings.redis_factor};
  auto key = std::make_shared<const MacKey>(signer.KeyFor(kPurpose));
  return std::make_unique<RedisCache>(
      near, redis, [key](std::string_view bytes) { return key->MacOf(bytes); }, clock, metrics);
}

}  // namespace landfall::server
