#pragma once

#include <ostream>

#include "common/time/clock.h"
#include "services/server/commands.h"

namespace landfall::server {

// `data import FORMAT FILE[@DAY]...`: reads official files (a tariff file's rates hold from DAY),
// prints what was read and every line that was rejected, and with --out writes our own tables
// there, each laid over the one the data folder has, with the list of what that changes. Returns
// the exit code: 0, 1 when a file cannot be read or written, 2 for an unknown format, 3 when more
// of a table would change than --share allows and --accept is not given.
int RunImport(const DataCommand& command, const Clock& clock, std::ostream& out);

// The formats, one a line.
std::string ImportFormats();

}  // namespace landfall::server
