#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "services/currency/publisher.h"

namespace landfall::currency {

// Everything that keeps the publication from being added to `newest`: another base than the source
// has, rates given twice, periods that overlap, and, unless overridden, rates that differ by more
// than `band` of the one they replace, else of the one before them, else of the one after.
std::vector<PublicationFault> CheckPublication(const RateSet& newest,
                                               const Publication& publication, Percent band);

// How many of the table's rates `newest` does not hold just so.
int32_t CountChanged(const RateSet& newest, const RateTable& table);

// The tables of `newest` with the table's rates added. A known source keeps its description where
// the table says nothing.
std::vector<RateTable> AddTo(const RateSet& newest, const RateTable& table);

// Bytes that are the same for the same publication, whatever the order of its rates.
std::string ContentOf(const Publication& publication);

}  // namespace landfall::currency
