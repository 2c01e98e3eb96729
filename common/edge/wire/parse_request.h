#pragma once

#include <string_view>

#include "common/edge/wire/violations.h"
#include "google/protobuf/message.h"

namespace landfall {

// Parses the bytes of a request. False when they are no such message; the violation then names the
// text that is not UTF-8, or the request itself when the bytes are cut or malformed.
bool ParseRequest(std::string_view bytes, google::protobuf::Message& message,
                  Violations& violations);

}  // namespace landfall
