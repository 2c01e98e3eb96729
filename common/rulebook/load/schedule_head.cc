#include "common/rulebook/load/schedule_head.h"

#include <algorithm>

namespace landfall {

ScheduleHead ReadScheduleHead(std::string_view text) {
  ScheduleHead head;
  while (text.starts_with("# ")) {
    std::string_view line = text.substr(2, text.find('\n') - 2);
    text.remove_prefix(std::min(text.size(), line.size() + 3));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t colon = line.find(": ");
    if (colon == line.npos) continue;
    const std::string_view name = line.substr(0, colon);
    const std::string value(line.substr(colon + 2));
    if (name == "title") head.title = value;
    if (name == "source") head.source = value;
    if (name == "as-of") head.as_of = value;
    if (name == "read_on") head.read_on = value;
  }
  return head;
}

}  // namespace landfall
