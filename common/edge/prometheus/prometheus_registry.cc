#include "common/edge/prometheus/prometheus_registry.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>

namespace landfall {
namespace {

std::map<std::string, std::string> LabelMap(const MetricLabels& labels) {
  return {labels.begin(), labels.end()};
}

class PrometheusCounter : public MetricCounter {
 public:
  explicit PrometheusCounter(prometheus::Counter& counter) : counter_(counter) {}
  void Add(uint64_t count) override { counter_.Increment(static_cast<double>(count)); }

 private:
  prometheus::Counter& counter_;
};

class PrometheusGauge : public MetricGauge {
 public:
  explicit PrometheusGauge(prometheus::Gauge& gauge) : gauge_(gauge) {}
  void Set(int64_t value) override { gauge_.Set(static_cast<double>(value)); }

 private:
  prometheus::Gauge& gauge_;
};

class PrometheusTiming : public MetricTiming {
 public:
  explicit PrometheusTiming(prometheus::Histogram& histogram) : histogram_(histogram) {}
  void Observe(int64_t micros) override { histogram_.Observe(static_cast<double>(micros) / 1e6); }

 private:
  prometheus::Histogram& histogram_;
};

const prometheus::Histogram::BucketBoundaries& CallBuckets() {
  static const auto* buckets = new prometheus::Histogram::BucketBoundaries{
      0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025,
      0.005,   0.01,     0.025,   0.05,   0.1,     0.5,    1,     10};
  return *buckets;
}

}  // namespace

PrometheusRegistry::PrometheusRegistry() : registry_(std::make_shared<prometheus::Registry>()) {}
PrometheusRegistry::~PrometheusRegistry() = default;

MetricCounter& PrometheusRegistry::MakeCounter(const MetricName& name, const MetricLabels& labels) {
  std::lock_guard lock(mutex_);
  auto& family = prometheus::BuildCounter().Name(name.name).Help(name.help).Register(*registry_);
  counters_.push_back(std::make_unique<PrometheusCounter>(family.Add(LabelMap(labels))));
  return *counters_.back();
}

MetricGauge& PrometheusRegistry::MakeGauge(const MetricName& name, const MetricLabels& labels) {
  std::lock_guard lock(mutex_);
  auto& family = prometheus::BuildGauge().Name(name.name).Help(name.help).Register(*registry_);
  gauges_.push_back(std::make_unique<PrometheusGauge>(family.Add(LabelMap(labels))));
  return *gauges_.back();
}

MetricTiming& PrometheusRegistry::MakeTiming(const MetricName& name, const MetricLabels& labels) {
  std::lock_guard lock(mutex_);
  auto& family = prometheus::BuildHistogram().Name(name.name).Help(name.help).Register(*registry_);
  timings_.push_back(
      std::make_unique<PrometheusTiming>(family.Add(LabelMap(labels), CallBuckets())));
  return *timings_.back();
}

std::string PrometheusRegistry::Text() const {
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

}  // namespace landfall
