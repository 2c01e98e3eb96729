#include <zlib.h>

#include <array>

#include "common/edge/zip/zip.h"

namespace landfall {
namespace {

struct Inflater {
  z_stream raw{};
  bool ready = false;
  Inflater() { ready = inflateInit2(&raw, 16 + MAX_WBITS) == Z_OK; }
  ~Inflater() {
    if (ready) inflateEnd(&raw);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

}  // namespace

absl::StatusOr<std::string> Gunzip(std::string_view bytes, size_t limit_bytes) {
  if (bytes.substr(0, 2) != "\x1F\x8B") return std::string(bytes);
  Inflater inflater;
  if (!inflater.ready || bytes.size() > 0xFFFFFFFFu) {
    return absl::ResourceExhaustedError("too large");
  }
  inflater.raw.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  inflater.raw.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1 << 16> buffer;
  int result = Z_OK;
  while (result == Z_OK) {
    inflater.raw.next_out = reinterpret_cast<Bytef*>(buffer.data());
    inflater.raw.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&inflater.raw, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - inflater.raw.avail_out);
    if (out.size() > limit_bytes) return absl::ResourceExhaustedError("too large");
  }
  if (result != Z_STREAM_END) return absl::InvalidArgumentError("damaged gzip file");
  return out;
}

}  // namespace landfall
