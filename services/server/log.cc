#include "services/server/log.h"

#include "common/edge/json/log_line.h"

namespace landfall::server {

void Log::Say(std::string_view level, Fields fields) {
  std::string line = LogLine(clock_.Now().ToString(), level, fields);
  std::lock_guard lock(mutex_);
  out_ << line << std::endl;
}

void Log::Write(std::string_view lines) {
  std::lock_guard lock(mutex_);
  out_.write(lines.data(), static_cast<std::streamsize>(lines.size())).flush();
}

}  // namespace landfall::server
