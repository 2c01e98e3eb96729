#include <iostream>

#include "services/server/commands.h"

namespace landfall::server {

int RunVersion() {
  std::cout << "landfall " << LANDFALL_VERSION << std::endl;
  return 0;
}

}  // namespace landfall::server
