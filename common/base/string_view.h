#pragma once

#include <string_view>

#include "absl/strings/string_view.h"

namespace landfall {

// Where Abseil is built with a view type of its own, std::string_view does not convert to it. These
// two cross over at no cost, and are the identity where both are one type.
inline absl::string_view AbslView(std::string_view text) {
  return absl::string_view(text.data(), text.size());
}

inline std::string_view StdView(absl::string_view text) {
  return std::string_view(text.data(), text.size());
}

}  // namespace landfall
