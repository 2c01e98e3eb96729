#include "services/server/log.h"

#include "common/edge/json/log_line.h"

namespace landfall::server {

void Log::Say(std::string_view level, Fields fields) {
  std::string line = LogLine(clock_.Now().ToString(), level, fields);
  std::lock_guard lock(mutex_);
  out_ << line << std::endl;
}

}  // namespace landfall::server
