#include <string>

#include "common/edge/grpc/unary_method.h"

namespace landfall {

std::string_view WholeBytes(const grpc::ByteBuffer& buffer, std::vector<grpc::Slice>& slices,
                            std::string& copy) {
  if (!buffer.Dump(&slices).ok() || slices.empty()) return {};
  auto text = [](const grpc::Slice& slice) {
    return std::string_view(reinterpret_cast<const char*>(slice.begin()), slice.size());
  };
  if (slices.size() == 1) return text(slices[0]);
  copy.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) copy.append(text(slice));
  return copy;
}

}  // namespace landfall
