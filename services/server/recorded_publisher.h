#pragma once

#include <memory>

#include "common/metrics/metrics.h"
#include "services/currency/publisher.h"
#include "services/server/log.h"

namespace landfall::server {

// The publisher, with every publication in the log and counted by outcome. `log` and `metrics` must
// outlive it.
std::unique_ptr<currency::RatePublisher> RecordPublications(
    std::unique_ptr<currency::RatePublisher> publisher, Log& log, MetricRegistry& metrics);

}  // namespace landfall::server
