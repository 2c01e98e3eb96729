#pragma once

namespace landfall::server {

// The command line of the program; returns its exit code: 0 done, 1 the answer is no (defects,
// differences), 2 misused.
int RunCommandLine(int argc, char** argv);

}  // namespace landfall::server
