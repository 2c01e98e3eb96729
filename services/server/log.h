#pragma once

#include <initializer_list>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "common/time/clock.h"

namespace landfall::server {

// Writes one JSON object a line. Thread-safe. Never given an order's own text.
class Log {
 public:
  using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

  Log(std::ostream& out, const Clock& clock) : out_(out), clock_(clock) {}

  // Lines that are written already, each with its end.
  void Write(std::string_view lines);

  void Say(std::string_view level, Fields fields);

 private:
  std::ostream& out_;
  const Clock& clock_;
  std::mutex mutex_;
};

}  // namespace landfall::server
