#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"

namespace landfall {

// A parsed document. Read it with the functions below, which do not throw; numbers of a document
// are not exact decimals, so amounts must come as text.
using Json = nlohmann::json;

// InvalidArgument names the byte and what is wrong there. Nesting beyond 64 is refused.
absl::StatusOr<Json> ParseJson(std::string_view bytes);

// Text of a member; the empty view when it is absent, null, or not text.
std::string_view JsonText(const Json& object, std::string_view key);

// A member; null when it is absent or `object` is not an object.
const Json& JsonMember(const Json& object, std::string_view key);

}  // namespace landfall
