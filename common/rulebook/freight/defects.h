#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace landfall {

// Where a datum stands: the path as people know it (below the data folder) and the line, from 1.
struct FileLine {
  std::string file;
  int line = 0;
};

// Everything that is wrong with the data, gathered so that one run names it all.
class Defects {
 public:
  void Add(const FileLine& where, std::string_view what) {
    messages_.push_back(where.file + ":" + std::to_string(where.line) + ": " + std::string(what));
  }

  bool empty() const { return messages_.empty(); }
  std::vector<std::string> Take() { return std::move(messages_); }

 private:
  std::vector<std::string> messages_;
};

}  // namespace landfall
