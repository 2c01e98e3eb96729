#include "common/edge/json/log_line.h"

#include <nlohmann/json.hpp>

namespace landfall {

std::string LogLine(std::string_view time, std::string_view level,
                    std::initializer_list<std::pair<std::string_view, std::string>> fields) {
  nlohmann::ordered_json line;
  line["time"] = time;
  line["level"] = level;
  for (const auto& [name, value] : fields) line[std::string(name)] = value;
  // Bytes that are not UTF-8 are replaced: a log line must never fail.
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace landfall
