#pragma once

#include <span>

#include "services/landed_cost/domain/frame.h"

namespace landfall::landed_cost {

// Appends a leaf for every levy family the rulebook does not know on a line: kNotComputed where the
// law charges or may charge, kUnknown with a range where one is known. Returns how many of `leaves`
// were written; never more than its size.
uint32_t NoteGaps(Frame& frame, std::span<Charge> leaves);

}  // namespace landfall::landed_cost
