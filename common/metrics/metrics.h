#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace landfall {

// A number that only grows.
class MetricCounter {
 public:
  virtual ~MetricCounter() = default;
  virtual void Add(uint64_t count) = 0;
};

// A number that goes up and down.
class MetricGauge {
 public:
  virtual ~MetricGauge() = default;
  virtual void Set(int64_t value) = 0;
};

// How long something took.
class MetricTiming {
 public:
  virtual ~MetricTiming() = default;
  virtual void Observe(int64_t micros) = 0;
};

// Label values must come from closed sets: never an order's own text.
using MetricLabels = std::vector<std::pair<std::string, std::string>>;

// What a metric is called and means. Names end in their unit.
struct MetricName {
  std::string name;
  std::string help;
};

// Where metrics are made, at start. The references live as long as the registry; keep them, a
// look-up by label is too dear for a call.
class MetricRegistry {
 public:
  virtual ~MetricRegistry() = default;
  virtual MetricCounter& MakeCounter(const MetricName& name, const MetricLabels& labels) = 0;
  virtual MetricGauge& MakeGauge(const MetricName& name, const MetricLabels& labels) = 0;
  // Buckets suit calls from 10 microseconds to 10 seconds; exposed in seconds.
  virtual MetricTiming& MakeTiming(const MetricName& name, const MetricLabels& labels) = 0;
};

}  // namespace landfall
