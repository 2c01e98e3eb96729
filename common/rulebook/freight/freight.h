#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/rulebook/edition/edition_builder.h"

namespace landfall {

// Reads the freight tables of several data folders (each with its own freight/ below it; a later
// one adds or replaces by id) and adds their rows to an edition. Returns every defect as
// "file:line: what", in which case nothing was added; empty when all is well.
std::vector<std::string> LoadFreight(std::span<const std::string> data_folders,
                                     EditionBuilder& builder);

}  // namespace landfall
