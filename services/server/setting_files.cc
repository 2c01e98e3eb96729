#include "services/server/setting_files.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace landfall::server {
namespace {

constexpr std::string_view kConfigVariable = "LANDFALL_CONFIG=";

std::vector<std::string> Environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    variables.emplace_back(*variable);
  }
  return variables;
}

}  // namespace

absl::StatusOr<std::string> ReadWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(path + ": cannot be read");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

absl::StatusOr<Settings> GatherSettings(const CommonOptions& options) {
  SettingSources sources{.environment = Environment(), .flags = options.flags};
  std::string path = options.config;
  for (const std::string& variable : sources.environment) {
    if (path.empty() && variable.rfind(kConfigVariable, 0) == 0) {
      path = variable.substr(kConfigVariable.size());
    }
  }
  if (!path.empty()) {
    absl::StatusOr<std::string> file = ReadWholeFile(path);
    if (!file.ok()) return file.status();
    sources.file = *std::move(file);
    sources.file_name = path;
  }
  return ReadSettings(sources);
}

}  // namespace landfall::server
