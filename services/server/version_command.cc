#include <iostream>

#include "services/server/commands.h"

namespace landfall::server {

std::string VersionText() { return std::string("landfall ") + LANDFALL_VERSION; }

int RunVersion() {
  std::cout << VersionText() << std::endl;
  return 0;
}

}  // namespace landfall::server
