#pragma once

#include <string>

#include "absl/status/status.h"
#include "landfall/cases/v1/case.pb.h"

namespace landfall::server {

// Sets the field at a path ("order.order.lines[0].unit_price") to a value in text format. A
// repeated field without an index is replaced by the one value. InvalidArgument says where the path
// or the value goes wrong.
absl::Status SetField(const std::string& path, const std::string& value,
                      google::protobuf::Message& message);

}  // namespace landfall::server
