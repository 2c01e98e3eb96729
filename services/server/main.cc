#include "services/server/cli.h"

int main(int argc, char** argv) { return landfall::server::RunCommandLine(argc, argv); }
