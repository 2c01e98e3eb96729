#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "common/rulebook/edition/edition_builder.h"

namespace landfall {

class DataFolder;
class RuleSet;

// Adds the rows of a part of the data that has its own reader (freight), and returns every defect
// as "file:line: what". Called once, after the rules, whether or not those had defects.
using ExtraSection = std::function<std::vector<std::string>(std::span<const std::string> folders,
                                                            EditionBuilder& builder)>;

struct CompileOptions {
  std::vector<std::string> folders{};  // a later one adds to or replaces an earlier one
  std::vector<ExtraSection> extra_sections{};
};

// What a rulebook was found to be.
struct CompileReport {
  std::vector<std::string> defects{};  // "file:line: what", in order of reading
  std::vector<std::string> summary{};  // what it holds, line by line; empty with defects
};

// Reads, checks and compiles. `builder` holds the whole edition when the report has no defects, and
// must be thrown away when it has any.
CompileReport CompileRulebook(const CompileOptions& options, EditionBuilder& builder);

// The same for folders already open; the names of `folders` are handed to the extra sections.
CompileReport CompileFolders(std::span<const DataFolder> folders,
                             std::span<const ExtraSection> extra_sections, EditionBuilder& builder);

}  // namespace landfall
