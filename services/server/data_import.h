#pragma once

#include <ostream>

#include "common/time/clock.h"
#include "services/server/commands.h"

namespace landfall::server {

// `data import FORMAT FILE[@DAY]...`: reads official files (a tariff file's rates hold from DAY),
// prints what was read and every line that was rejected, and with --out writes our own tables there
// for review. Rates are merged into the table the data folder has. Returns the exit code.
int RunImport(const DataCommand& command, const Clock& clock, std::ostream& out);

// The formats, one a line.
std::string ImportFormats();

}  // namespace landfall::server
