#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/edge/wire/field_path.h"

namespace landfall {

struct Violation {
  std::string field;        // as FieldPath spells it
  std::string description;  // what was expected; never what was given, which may be personal data
};

// Everything that is wrong with one request, in the order it was found. Details of a gRPC status
// travel in a trailer of at most 8 KiB, so what would not fit is counted instead of kept.
class Violations {
 public:
  static constexpr size_t kMaxBytes = 4 * 1024;

  void Add(const FieldPath& path, std::string_view description);

  bool empty() const { return kept_.empty(); }
  size_t count() const { return kept_.size() + left_out_; }
  const std::vector<Violation>& kept() const { return kept_; }
  size_t left_out() const { return left_out_; }

 private:
  std::vector<Violation> kept_;
  size_t bytes_ = 0;
  size_t left_out_ = 0;
};

}  // namespace landfall
