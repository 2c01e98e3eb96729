#include "services/server/signing_keys.h"

#include <fstream>
#include <map>
#include <sstream>

#include "absl/strings/escaping.h"
#include "common/edge/signing/signing.h"

namespace landfall::server {
namespace {

constexpr size_t kKeyBytes = 32;

}  // namespace

absl::StatusOr<std::unique_ptr<quote::QuoteSigner>> MakeSigner(const std::string& path) {
  if (path.empty()) {
    return std::make_unique<quote::QuoteSigner>(
        std::map<uint32_t, std::string>{{1, RandomBytes(kKeyBytes)}}, 1);
  }
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(path + ": cannot be read");
  std::map<uint32_t, std::string> keys;
  uint32_t current = 0;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    uint32_t key = 0;
    std::string base64;
    std::string bytes;
    bool read = static_cast<bool>(words >> key >> base64) && key != 0;
    if (!read || !absl::Base64Unescape(base64, &bytes) || bytes.size() < kKeyBytes) {
      return absl::InvalidArgumentError(path + ":" + std::to_string(number) +
                                        ": expected a number and at least 32 bytes in base64");
    }
    if (keys.empty()) current = key;
    keys[key] = bytes;
  }
  if (keys.empty()) return absl::InvalidArgumentError(path + ": holds no key");
  return std::make_unique<quote::QuoteSigner>(keys, current);
}

}  // namespace landfall::server
