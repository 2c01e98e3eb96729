#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/rulebook/freight/defects.h"
#include "common/rulebook/load/rule_messages.h"

namespace landfall {

// Rule files as parsed, and where each message and field of them stands. Messages live as long as
// this object and never move.
class RuleFiles {
 public:
  RuleFiles();
  ~RuleFiles();
  RuleFiles(const RuleFiles&) = delete;
  RuleFiles& operator=(const RuleFiles&) = delete;

  // Parses the text of one file, shown as `name` in messages. Null, with every defect, when it is
  // not a Rulebook in protobuf text format, names an unknown field, or is not UTF-8.
  const grammar::Rulebook* Parse(const std::string& name, std::string_view text, Defects& defects);

  // Where a field of a message stands; where the message itself begins when `field` is empty or was
  // not written. `index` counts the values of a repeated field from 0.
  FileLine At(const google::protobuf::Message& message, std::string_view field = {},
              int index = -1) const;

 private:
  struct File;
  struct Index;
  std::vector<std::unique_ptr<File>> files_;
  std::unique_ptr<Index> index_;
};

}  // namespace landfall
