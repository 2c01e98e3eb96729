#pragma once

#include "absl/status/statusor.h"
#include "services/server/commands.h"
#include "services/server/settings.h"

namespace landfall::server {

// Settings from the file a command names (or LANDFALL_CONFIG), this process's environment and the
// flags given. Errors as ReadSettings; NotFound for a file that cannot be read.
absl::StatusOr<Settings> GatherSettings(const CommonOptions& options);

// Whole content of a file.
absl::StatusOr<std::string> ReadWholeFile(const std::string& path);

}  // namespace landfall::server
