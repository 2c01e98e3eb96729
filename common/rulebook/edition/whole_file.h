#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace landfall {

// Writes `folder`/`name` so that it is seen whole or not at all, whatever happens to the machine:
// beside it under another name, then fsync, rename and fsync of the folder, which is created.
absl::Status WriteWholeFile(const std::string& folder, const std::string& name,
                            std::string_view bytes);

}  // namespace landfall
