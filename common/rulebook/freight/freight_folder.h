#pragma once

#include <string>

#include "common/rulebook/freight/freight_drafts.h"

namespace landfall {

// Reads every table below `<data_folder>/freight`, at any depth, and lays it over what earlier
// folders said: a source, carrier, surcharge, goods rule, lane or rate card replaces the one of the
// same id (a card with all its prices); a service replaces all versions of that service; zones
// replace the whole scheme; transit times replace all of their service. A folder without freight/
// says nothing.
void ReadFreightFolder(const std::string& data_folder, FreightDrafts& drafts, Defects& defects);

}  // namespace landfall
