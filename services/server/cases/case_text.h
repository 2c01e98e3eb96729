#pragma once

#include <google/protobuf/text_format.h>

#include <memory>
#include <string>
#include <vector>

#include "landfall/cases/v1/case.pb.h"

namespace landfall::server {

// Where one case came from, for messages.
struct CasePlace {
  std::string file;
  int line = 1;  // of the case, or of the variation it is
  // Its rules as the file has them, on the lines they have there; empty when a variation changed
  // them.
  std::string rules;

  std::string Text() const { return file + ":" + std::to_string(line); }
};

// One case to run and its place.
struct PlacedCase {
  cases::v1::Case item;
  CasePlace place;
  std::vector<std::string> faults;  // of its settings
};

// The cases of a file, each variation as a case of its own. A case that expects nothing stands only
// for its variations. When the file is no CaseFile the answer is empty and `faults` say where.
std::vector<PlacedCase> ReadCases(const std::string& file, const std::string& text,
                                  std::vector<std::string>& faults);

}  // namespace landfall::server
