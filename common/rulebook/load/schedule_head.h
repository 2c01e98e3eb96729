#pragma once

#include <string>
#include <string_view>

namespace landfall {

// What the comment lines above a schedule file's rows say, each "# name: value". Empty: not said.
struct ScheduleHead {
  std::string title;
  std::string source;   // publisher and work
  std::string as_of;    // day the source shows, YYYY-MM-DD
  std::string read_on;  // day it was read, YYYY-MM-DD
};

ScheduleHead ReadScheduleHead(std::string_view text);

}  // namespace landfall
