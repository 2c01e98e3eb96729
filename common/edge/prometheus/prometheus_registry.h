#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/metrics/metrics.h"

namespace prometheus {
class Registry;
}

namespace landfall {

// Metrics kept by prometheus-cpp. Thread-safe.
class PrometheusRegistry : public MetricRegistry {
 public:
  PrometheusRegistry();
  ~PrometheusRegistry() override;

  MetricCounter& MakeCounter(const MetricName& name, const MetricLabels& labels) override;
  MetricGauge& MakeGauge(const MetricName& name, const MetricLabels& labels) override;
  MetricTiming& MakeTiming(const MetricName& name, const MetricLabels& labels) override;

  // Everything, in the Prometheus text format.
  std::string Text() const;

 private:
  std::shared_ptr<prometheus::Registry> registry_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<MetricCounter>> counters_;
  std::vector<std::unique_ptr<MetricGauge>> gauges_;
  std::vector<std::unique_ptr<MetricTiming>> timings_;
};

}  // namespace landfall
