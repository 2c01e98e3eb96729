#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace landfall {

// One log line as a JSON object, fields in the order given, "time" and "level" first.
std::string LogLine(std::string_view time, std::string_view level,
                    std::initializer_list<std::pair<std::string_view, std::string>> fields);

}  // namespace landfall
