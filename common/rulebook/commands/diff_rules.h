#pragma once

#include <ostream>
#include <span>
#include <string>

#include "common/rulebook/load/data_folder.h"

namespace landfall {

// How many rules and rows differ.
struct DiffCount {
  size_t added = 0;
  size_t changed = 0;
  size_t removed = 0;
  size_t ended = 0;  // newly repealed, or given a last day

  size_t total() const { return added + changed + removed + ended; }
};

// Prints what `after` has otherwise than `before`, each a list of data folders laid over one
// another, in order of kind and id:
//
//   added levy qm.toll
//   changed levy qm.vat: versions[2026-07-01].percent: "20" -> "21"
//   ended levy qm.extra from 2028-01-01
//   removed relief qm.small
//   added row vat: QM 6109 child_size from 2026-07-01: 0 %
//
// Versions are told apart by their `from`. Defects do not matter: what cannot be read is left out
// and printed as "unreadable ...".
DiffCount DiffRules(std::span<const DataFolder> before, std::span<const DataFolder> after,
                    std::ostream& out);

// The same for paths, each a comma-separated list of folders. Returns the exit code: 0 when nothing
// differs, 1 when something does, 2 when a folder cannot be read.
int RunDiff(const std::string& before, const std::string& after, std::ostream& out);

}  // namespace landfall
