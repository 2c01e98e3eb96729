#pragma once

#include <zlib.h>

#include <string>
#include <string_view>

namespace landfall {

// An archive that holds one file, stored as it is.
inline std::string StoredZip(std::string_view name, std::string_view content) {
  auto number = [](uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return out;
  };
  const auto size = static_cast<uint32_t>(content.size());
  const auto crc =
      static_cast<uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), size));
  const std::string common = number(10, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                             number(crc, 4) + number(size, 4) + number(size, 4) +
                             number(static_cast<uint32_t>(name.size()), 2) + number(0, 2);
  std::string out = "PK\3\4" + common + std::string(name) + std::string(content);
  const auto directory = static_cast<uint32_t>(out.size());
  out += "PK\1\2" + number(10, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) +
         number(0, 4) + number(0, 4) + std::string(name);
  const auto end = static_cast<uint32_t>(out.size());
  return out + "PK\5\6" + number(0, 2) + number(0, 2) + number(1, 2) + number(1, 2) +
         number(end - directory, 4) + number(directory, 4) + number(0, 2);
}

}  // namespace landfall
