#pragma once

#include <string>
#include <vector>

#include "common/rulebook/load/rule_messages.h"

namespace landfall {

// One line for each field in which two messages of one kind differ: `percent: "20" -> "21"`.
// Messages in a list that have a `from` are matched by it, others by their place.
std::vector<std::string> DiffFields(const google::protobuf::Message& before,
                                    const google::protobuf::Message& after);

}  // namespace landfall
