#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "common/edge/redis/redis_cache.h"
#include "services/quote/transport/quote_signer.h"
#include "services/server/settings.h"

namespace landfall::server {

// The cache in Redis the settings name, behind `near`; null when they name none. InvalidArgument
// names the setting at fault. A Redis that does not answer is no error: it is tried again. All must
// outlive the cache.
absl::StatusOr<std::unique_ptr<RedisCache>> OpenSharedAnswers(const Settings& settings, Cache& near,
                                                              const quote::QuoteSigner& signer,
                                                              const Clock& clock,
                                                              MetricRegistry& metrics);

}  // namespace landfall::server
